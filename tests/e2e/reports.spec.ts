import { expect, test } from "@playwright/test";

import { ASHA, RITA, api, beside, made, signIn, unique } from "./firm";

test("a number of a report leads to the records it counts, and home says how the firm does req:15.3 req:20.2", async ({
  page,
  browser,
}, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
  await signIn(page, ASHA);
  const name = unique("Terrace");
  const account = await made(page, "/accounts", { name: unique("Lakeview") });
  const deal = await made(page, "/opportunities", { name, stage: "Proposal", account_id: account.id });
  expect((await api(page, "PATCH", `/opportunities/${deal.id}`, { version: 1, stage: "Closed Lost" })).status).toBe(200);
  await made(page, "/activities", { type: "Call", subject: unique("Rang"), what: { type: "account", id: account.id } });

  await page.goto("/reports");
  const rates = page.getByRole("region", { name: "Win rate and sales cycle", exact: true });
  const all = rates.getByRole("row", { name: /^All/ });
  await expect(all).toBeVisible();
  const lost = all.getByRole("link").filter({ hasText: /^\d+$/ });
  await expect(async () => {
    await page.reload();
    await lost.nth(1).click({ timeout: 5_000 });
    await expect(page.getByRole("heading", { level: 1, name: "Deals lost" })).toBeVisible();
    await expect(page.getByRole("link", { name: new RegExp(name) })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000, intervals: [2_000] });
  const listed = await page.getByRole("main").getByRole("listitem").count();
  await expect(page.getByText(new RegExp(`^${listed} records? · `))).toBeVisible();
  await shot("records");
  const list = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  expect((await list).suggestedFilename()).toMatch(/^lost-.*\.csv$/);
  await page.getByRole("link", { name: "All reports" }).click();
  await expect(all.getByRole("link", { name: String(listed), exact: true }).first()).toBeVisible();
  for (const report of ["Win rate and sales cycle", "Revenue by month", "Money received and expected", "What clients owe", "Where business comes from", "Activity by member"]) {
    const card = page.getByRole("region", { name: report, exact: true });
    const file = page.waitForEvent("download");
    await card.getByRole("button", { name: `${report} as CSV` }).click();
    expect((await file).suggestedFilename()).toMatch(/\.csv$/);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await shot("reports");
  await page.emulateMedia({ colorScheme: "dark" });
  await shot("reports-dark");

  await page.goto("/home");
  await expect(page.getByRole("region", { name: "How we are doing" }).getByText("Received this month")).toBeVisible();
  await expect(page.getByRole("region", { name: "How we are doing" }).getByText(/that clients owe$/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Cases past their target" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await shot("home-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await shot("home");

  const reader = await beside(browser, page, RITA);
  await reader.goto("/reports");
  await expect(reader.getByRole("region", { name: "Revenue by month", exact: true }).getByRole("table")).toBeVisible();
  await reader.goto("/reports/records?figure=everything&from=2026-01&to=2026-01");
  await expect(reader.getByRole("heading", { name: "Deals lost" })).toHaveCount(0);
  await reader.context().close();
});

test("what clients owe leads by its age, and what is expected by its month, to the orders req:15.7 req:15.6", async ({ page, browser }, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
  await signIn(page, ASHA);
  const name = unique("Aurora Debtor");
  const account = await made(page, "/accounts", { name });
  const lamp = await made(page, "/products", { name: unique("Lamp"), standard_list_price: "1250000.50" });
  const deal = await made(page, "/opportunities", { name: unique("Hall"), stage: "Closed Won", account_id: account.id });
  await made(page, `/opportunities/${deal.id}/line_items`, { version: 1, product_id: lamp.id, quantity: "1" });
  const order = await made(page, `/opportunities/${deal.id}/generate-order`, {});
  const number = String((await api(page, "GET", `/orders/${order.id}`)).body.number);

  await page.goto("/reports");
  const card = page.getByRole("region", { name: "What clients owe", exact: true });
  await expect(card.getByText("An order is due 7 days after its date.")).toBeVisible();
  const row = card.getByRole("row", { name: new RegExp(name) });
  await expect(row.getByRole("link")).toHaveText(["₹12,50,000.50", "₹12,50,000.50"]);
  await shot("ageing");
  await page.emulateMedia({ colorScheme: "dark" });
  await shot("ageing-dark");
  await row.getByRole("link").last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Owed by clients" })).toBeVisible();
  await expect(page.getByText("1 record · ₹12,50,000.50")).toBeVisible();
  await expect(page.getByText(`${name} · Not due yet`)).toBeVisible();
  await shot("owed-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByRole("link", { name: new RegExp(number) }).click();
  await expect(page.getByRole("heading", { level: 1, name: number })).toBeVisible();

  await page.goto("/reports");
  const money = page.getByRole("region", { name: "Money received and expected", exact: true });
  const months = money.getByRole("row", { name: /^(?!Month|Overdue|All)/ });
  await expect(months).toHaveCount(13);
  await expect(money.getByRole("row", { name: /^Overdue/ })).toBeVisible();
  await shot("forecast");
  const expected = money.getByRole("row", { name: /^All months/ }).getByRole("link").filter({ hasText: "₹" });
  await expected.nth(1).click();
  await expect(page.getByRole("heading", { level: 1, name: "Expected" })).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(number) })).toBeVisible();
  await shot("expected");

  const reader = await beside(browser, page, RITA);
  await reader.goto("/reports");
  await expect(reader.getByRole("region", { name: "What clients owe", exact: true }).getByRole("table").first()).toBeVisible();
});
