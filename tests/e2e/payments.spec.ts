import { expect, test } from "@playwright/test";

import { ASHA, made, signIn, unique } from "./firm";

test("an order is paid in parts, and a payment voided req:5.12 req:5.13 req:5.15 req:20.2", async ({ page }, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const account = await made(page, "/accounts", { name: unique("Lakeview Flats") });
  const product = await made(page, "/products", { name: unique("Oak desk"), standard_list_price: "1000.00" });
  const deal = await made(page, "/opportunities", { name: "Desks", stage: "Closed Won", account_id: account.id });
  const line = { version: 1, product_id: product.id, quantity: "3" };
  await made(page, `/opportunities/${deal.id}/line_items`, line);
  const order = await made(page, `/opportunities/${deal.id}/generate-order`, {});

  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText("Nothing has been paid yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "More actions" })).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "Log payment" }).click();
  const form = page.getByRole("dialog");
  await expect(form.getByLabel("Amount")).toHaveValue("3000.00");
  await form.getByLabel("Amount").fill("1200.50");
  await form.getByText("UPI", { exact: true }).click();
  await form.getByLabel("Reference").fill("UTR 4711");
  await shot("log-payment");
  await form.getByRole("button", { name: "Log payment" }).dblclick();
  await expect(page.getByText("₹1,200.50 of ₹3,000.00 paid")).toBeVisible();
  await expect(page.getByText("Partially Paid").first()).toBeVisible();
  await shot("partially-paid");

  await page.getByRole("button", { name: "Log payment" }).click();
  await expect(form.getByLabel("Amount")).toHaveValue("1799.50");
  await form.getByRole("button", { name: "Log payment" }).click();
  await expect(page.getByText("Nothing left to pay")).toBeVisible();
  await expect(page.getByText("Paid in Full").first()).toBeVisible();
  await expect(page.locator("[aria-current=step]")).toBeInViewport({ ratio: 0.9 });
  await shot("paid-in-full");

  await page.getByRole("button", { name: "Actions for payment 2" }).click();
  await page.getByRole("menuitem", { name: "Void payment" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Void payment" }).click();
  await expect(page.getByText("Balance due ₹1,799.50")).toBeVisible();
  await expect(page.getByRole("link", { name: "₹1,799.50" })).toHaveCSS("text-decoration-line", "line-through");
  await shot("voided");

  await page.getByRole("link", { name: "₹1,200.50" }).click();
  await page.waitForURL(/\/payments\/o-[0-9A-Z]{26}-00001/);
  await expect(page.getByRole("article", { name: "Payment receipt" })).toContainText("Alpha Interiors");
  await shot("receipt");
  await page.goto("/payments?method=UPI");
  await expect(page.getByText("₹1,200.50").first()).toBeVisible();
  const box = await page.getByRole("searchbox", { name: /payments/i }).boundingBox();
  expect(box?.width).toBeGreaterThan(200); // however many filters stand beside it
  await shot("payments");
});
