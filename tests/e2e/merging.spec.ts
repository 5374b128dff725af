import { expect, test } from "@playwright/test";

import { ASHA, api, made, signIn, unique } from "./firm";

test("duplicates become one with all that hangs below, and go apart again req:B11 req:2.8 req:20.2", async ({ page }, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const [name, twin] = [unique("Aurora Grand"), unique("Aurora Grand Pvt")];
  const stays = await made(page, "/accounts", { name, phone: "+91 22 5550 1000" });
  const goes = await made(page, "/accounts", { name: twin, phone: "+91 22 5550 2000", website: "aurora.example" });
  const person = unique("Bose");
  await made(page, "/contacts", { last_name: person, account_id: goes.id });
  await made(page, "/opportunities", { name: unique("Lobby"), stage: "Proposal", account_id: goes.id });
  const branch = await made(page, "/accounts", { name: unique("Branch"), parent_id: goes.id });

  await page.goto(`/accounts/${branch.id}`);
  await expect(page.getByRole("navigation", { name: "Accounts above" }).getByRole("link", { name: twin })).toBeVisible();
  await page.goto(`/accounts/${goes.id}`);
  await expect(page.getByRole("region", { name: "Accounts below" }).getByRole("link")).toHaveCount(1);
  await shot("below");

  await page.goto(`/accounts/${stays.id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Merge with another…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: /Merge with/ }).fill(twin);
  await dialog.getByRole("option", { name: twin }).click();
  await dialog.getByRole("group", { name: /Phone/ }).getByText("+91 22 5550 2000").click();
  await shot("fields");
  await dialog.getByRole("button", { name: "Merge", exact: true }).dblclick();

  const history = page.getByRole("region", { name: "Merged records" });
  await expect(history.getByText("3 records came over")).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole("region", { name: "Contacts" }).getByRole("link", { name: person })).toBeVisible();
  await expect(page.getByText("+91 22 5550 2000").first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await history.scrollIntoViewIfNeeded();
  await shot("merged");

  await page.goto(`/accounts/${goes.id}`); // an old link leads on
  await page.waitForURL(`**/accounts/${stays.id}`);
  await page.goto(`/accounts/${branch.id}`);
  await expect(page.getByRole("navigation", { name: "Accounts above" }).getByRole("link", { name, exact: true })).toBeVisible();

  await page.goto(`/accounts/${stays.id}`);
  await history.getByRole("button", { name: "Undo merge" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo merge" }).click();
  await expect(history.getByText("Undone: 3 records went back")).toBeVisible({ timeout: 90_000 });
  await shot("undone");
  await history.getByRole("link", { name: twin }).click();
  await page.waitForURL(`**/accounts/${goes.id}`);
  await expect(page.getByRole("region", { name: "Contacts" }).getByRole("link", { name: person })).toBeVisible();
  expect((await api(page, "GET", `/accounts/${stays.id}`)).body).toMatchObject({ phone: "+91 22 5550 1000", website: null });
});

test("leads are given to another owner together, and given back req:2.3 req:2.13 req:20.2", async ({ page, isMobile }, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const people = [unique("Iyer"), unique("Rao")];
  const leads = [];
  for (const last_name of people) {
    leads.push(await made(page, "/leads", { last_name, company: unique("Homes"), status: "Contacted" }));
  }
  const users = (await api(page, "GET", "/users")).body.items as { id: string; name: string; email: string; is_active: boolean }[];
  const mate = users.find((each) => each.is_active && each.email !== ASHA);
  if (!mate) throw new Error("the firm has nobody else");
  const owners = () => Promise.all(leads.map(async ({ id }) => (await api(page, "GET", `/leads/${id}`)).body.owner_id));
  const before = await owners();

  await page.goto("/leads?owner=me");
  if (isMobile) {
    await page.getByRole("button", { name: "Select", exact: true }).tap();
    for (const each of people) await page.getByText(each).filter({ visible: true }).first().tap();
  } else {
    for (const each of people) {
      await page.getByRole("checkbox", { name: new RegExp(each) }).focus();
      await page.keyboard.press("Space");
    }
  }
  await expect(page.getByText("2 chosen")).toBeVisible();
  await shot("chosen");
  await page.getByRole("button", { name: "Change owner" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: /New owner/ }).fill(mate.name.slice(0, 4));
  await dialog.getByRole("option", { name: new RegExp(mate.name) }).first().click();
  await shot("owner");
  await dialog.getByRole("button", { name: "Give" }).click();
  await expect(page.getByText(`2 records given to ${mate.name}`)).toBeVisible();
  expect(await owners()).toEqual([mate.id, mate.id]);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("2 records given back")).toBeVisible();
  expect(await owners()).toEqual(before);
  await shot("back");
});
