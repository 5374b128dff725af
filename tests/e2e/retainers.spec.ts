import { expect, test } from "@playwright/test";

import { ASHA, made, signIn, unique } from "./firm";

test("a won retainer becomes a contract, is paid for a period, seen in the year, and renewed req:9.1 req:9.4 req:9.6 req:9.7 req:9.9 req:20.2", async ({
  page,
}, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const client = unique("Lakeview Care");
  const account = await made(page, "/accounts", { name: client });
  const care = { name: unique("Care plan"), standard_list_price: "1000.00", is_retainer_product: true };
  const product = await made(page, "/products", care);
  const deal = await made(page, "/opportunities", { name: "Care", stage: "Closed Won", account_id: account.id });
  await made(page, `/opportunities/${deal.id}/line_items`, { version: 1, product_id: product.id, quantity: "1" });
  const year = new Date().getUTCFullYear();
  await page.goto(`/opportunities/${deal.id}`);
  await page.getByRole("button", { name: "Generate contract" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Start date").fill(`${year}-01-01`);
  await form.getByLabel("End date").fill(`${year}-12-31`);
  await form.getByLabel("Days to pay").fill("10");
  await shot("generate");
  await form.getByRole("button", { name: "Generate contract" }).dblclick();
  await page.waitForURL(/\/contracts\/[0-9A-Z]{26}$/);
  const contract = new URL(page.url()).pathname;

  await expect(page.getByText("Nothing has been paid yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Log payment" })).toBeInViewport({ ratio: 1 });
  await shot("contract");
  await page.getByRole("button", { name: "Show all cycles" }).click();
  await expect(page.getByText(`due 11/01/${year}`)).toBeVisible();
  await page.getByRole("button", { name: "Log payment" }).click();
  await expect(form.getByLabel("Amount")).toHaveValue("1000.00");
  await expect(form.getByLabel("For the period")).toHaveValue("");
  await form.getByText("UPI", { exact: true }).click();
  await shot("log-payment");
  await form.getByRole("button", { name: "Log payment" }).dblclick();
  await expect(page.getByText(`for the cycle of 01/01/${year}`)).toBeVisible();

  await page.goto("/contracts");
  await page.getByRole("link", { name: "Year view" }).click();
  await page.waitForURL("**/reports/retainers");
  const row = page.getByRole("row", { name: new RegExp(client) });
  await expect(row.getByRole("cell").first()).toHaveText("₹1,000.00Paid");
  await expect(page.getByRole("region", { name: "Retainers by month" })).toBeVisible();
  await shot("year");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  expect((await file).suggestedFilename()).toBe(`retainers-${year}.csv`);

  await page.goto(contract);
  await page.getByRole("button", { name: "Renew" }).click();
  await form.getByLabel("Price per cycle").fill("1100.00");
  await shot("renew");
  await form.getByRole("button", { name: "Renew" }).dblclick();
  await page.waitForURL((url) => /\/contracts\/[0-9A-Z]{26}$/.test(url.pathname) && !url.pathname.endsWith(contract));
  await expect(page.getByText(`31/12/${year + 1}`).first()).toBeVisible();
  await expect(page.getByText("₹1,100.00").first()).toBeVisible();
  await shot("renewed");
  await page.getByRole("link", { name: "Open the contract" }).click();
  await expect(page.getByText("Expired", { exact: true })).toBeVisible();
  await shot("expired");
  await page.goto(`/accounts/${account.id}`);
  await expect(page.getByRole("heading", { name: "Payments" })).toBeVisible();
});
