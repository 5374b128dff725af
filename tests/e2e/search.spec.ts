import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { ASHA, BEN, api, beside, made, signIn, unique } from "./firm";

test("a lead is found by its second word without its accent, and opened by the keyboard req:14.2", async ({ page }) => {
  await signIn(page, ASHA);
  const company = unique("Estudio");
  const lead = await made(page, "/leads", { first_name: "Ana", last_name: "Núñez", company });
  const word = company.split(" ")[1] ?? "";

  await page.goto("/search");
  const box = page.getByRole("combobox", { name: "Search all records" });
  const found = page.getByRole("group", { name: "Leads" }).getByRole("option", { name: `Ana Núñez, ${company}` });
  await expect(async () => {
    await box.fill(`nunez ${word}`);
    await expect(found).toBeVisible({ timeout: 2_000 });
    await box.fill("");
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText("found a few seconds later")).toBeHidden();

  await box.fill(`${word} NUN`);
  await expect(found).toBeVisible();
  await expect(page.getByText("found a few seconds later")).toBeVisible();
  const checked = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(checked.violations.map((each) => `${each.id} ${each.nodes[0]?.html}`)).toEqual([]);
  await box.press("Enter");
  await page.waitForURL(`**/leads/${lead.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Ana Núñez" })).toBeVisible();
});

test("nobody of another firm finds it, and hostile words find nothing req:14.2 req:1.3", async ({ page, browser }) => {
  await signIn(page, ASHA);
  const name = unique("Isolde");
  await made(page, "/accounts", { name });
  const other = await beside(browser, page, BEN);
  await other.goto("/search");
  const box = other.getByRole("combobox", { name: "Search all records" });
  for (const text of [name, "#/%", "'; DROP", "\\"]) {
    await box.fill(text);
    await expect(other.getByText("0 matches")).toBeVisible();
  }
  await other.context().close();
});

test("a record kept by its star is at hand at home, on every device req:14.2", async ({ page, browser }) => {
  await signIn(page, ASHA);
  const name = unique("Kept");
  const account = await made(page, "/accounts", { name });
  await page.goto(`/accounts/${account.id}`);
  const star = page.getByRole("button", { name: `Keep ${name} among my favourites` });
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "true");
  const kept = async () => JSON.stringify((await api(page, "GET", "/search/favourites")).body);
  await expect.poll(kept).toContain(account.id); // the star says so before the server does

  const other = await beside(browser, page, ASHA);
  await other.goto("/home");
  await other.getByRole("list", { name: "Favourites" }).getByRole("link", { name }).click();
  await other.waitForURL(`**/accounts/${account.id}`);
  await other.getByRole("button", { name: `Keep ${name} among my favourites` }).click();
  await other.getByRole("navigation").filter({ visible: true }).getByRole("link", { name: "Home" }).click();
  await expect(other.getByRole("list", { name: "Looked at last" }).getByRole("link", { name })).toBeVisible();
  await other.context().close();
});
