import { expect, test } from "@playwright/test";

import { ASHA, BEN, RITA, api, beside, made, signIn, unique } from "./firm";

test("another firm's user sees none of it req:1.3 req:2.12", async ({ page, browser }) => {
  await signIn(page, ASHA);
  const name = unique("Secret client");
  const account = await made(page, "/accounts", { name });
  await page.goto(`/accounts/${account.id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  const ben = await beside(browser, page, BEN);
  await ben.goto(`/accounts/${account.id}`);
  await expect(ben.getByText(name)).toHaveCount(0);
  await expect(ben.getByRole("heading", { name: "This record does not exist" })).toBeVisible();
  await ben.goto("/accounts");
  await ben.getByRole("searchbox").first().fill(name.slice(0, 8));
  await expect(ben.getByText(name)).toHaveCount(0);

  const foreign = await api(ben, "GET", `/accounts/${account.id}`);
  const unknown = await api(ben, "GET", "/accounts/01K00000000000000000000000");
  expect(foreign.status).toBe(404);
  expect({ ...foreign.body, request_id: "" }).toEqual({ ...unknown.body, request_id: "" });
  await ben.context().close();
});

test("a reader is offered nothing to change, and is refused what they try anyway req:1.24", async ({ page }) => {
  await signIn(page, RITA);
  for (const path of ["/leads", "/accounts", "/contacts", "/opportunities", "/orders", "/payments", "/products"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: /^new /i })).toHaveCount(0);
  }
  const refused = await api(page, "POST", "/leads", { last_name: "Not", company: "Allowed" });
  expect([refused.status, refused.body.code]).toEqual([403, "permission_denied"]);
});

test("two people who edit one record: the second is shown the first's change req:2.27 req:T7", async ({
  page,
  browser,
}) => {
  await signIn(page, ASHA);
  const account = await made(page, "/accounts", { name: unique("Contested") });
  const bob = await beside(browser, page, ASHA);
  await Promise.all([page.goto(`/accounts/${account.id}`), bob.goto(`/accounts/${account.id}`)]);

  await bob.getByRole("button", { name: "Edit" }).first().click();
  await bob.getByLabel("Description").fill("Bob was here");
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByLabel("Phone").fill("+91 98200 00000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("+91 98200 00000").first()).toBeVisible();

  await bob.getByRole("button", { name: "Save" }).click();
  await expect(bob.getByText("Someone else changed this record while you were editing")).toBeVisible();
  expect((await api(page, "GET", `/accounts/${account.id}`)).body.description).toBeNull();
  await bob.context().close();
});

test("signing out ends the session; a wrong password says nothing req:1.18 req:1.20 req:1.21", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(ASHA);
  await page.getByLabel("Password", { exact: true }).fill("wrong-password-1A!");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The e-mail or the password is not right.")).toBeVisible();

  await signIn(page, ASHA);
  const again = await page.context().newPage();
  await again.goto("/home");
  await expect(again).toHaveURL(/\/home/);
  await again.close();

  expect((await page.evaluate(() => document.cookie)).includes("__Host-at")).toBe(false);
  await page.goto("/home");
  await page.getByRole("button", { name: /Asha Rao/ }).or(page.getByRole("button", { name: "More" })).last().click();
  await page.getByRole("menuitem", { name: "Sign out" }).or(page.getByRole("button", { name: "Sign out" })).click();
  await page.waitForURL(/\/login/);
  await page.goto("/home");
  await page.waitForURL(/\/login/);
});
