import { expect, test } from "@playwright/test";

import { ASHA, made, signIn, unique } from "./firm";

test.use({ serviceWorkers: "allow" }); // as its users have it

test("a lead becomes an order req:2.1 req:2.7 req:2.9 req:2.20 req:2.23 req:2.25 req:5.1 req:5.8 req:20.2 req:20.4 req:21.19", async ({
  page,
}, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  const company = unique("Sunrise Homes");
  await signIn(page, ASHA);
  const product = unique("Walnut wardrobe");
  await made(page, "/products", { name: product, standard_list_price: "94500.00" });

  await page.goto("/leads");
  await page.getByRole("button", { name: "New lead" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("First name").fill("Priya");
  await form.getByLabel("Last name").fill("Sharma 💐");
  await form.getByLabel("Company").fill(company);
  await form.getByLabel("E-mail").fill(`${company.replace(/\W/g, "")}@example.com`);
  await form.getByRole("button", { name: /create|save/i }).click();
  await page.waitForURL(/\/leads\/[0-9A-Z]{26}/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sharma 💐");
  await shot("lead");

  await page.getByRole("button", { name: "Mark qualified" }).first().click();
  await page.getByRole("button", { name: "Convert", exact: true }).first().click();
  const conversion = page.getByRole("dialog");
  await conversion.getByLabel("Opportunity name").fill(`${company} wardrobe`);
  await shot("convert");
  await conversion.getByRole("button", { name: "Convert lead" }).dblclick();
  await expect(page.getByText(/is converted/)).toBeVisible();
  await shot("converted");
  await page.reload();
  await expect(page.getByText(/is converted/)).toBeVisible();
  await page.getByRole("link", { name: "Go to the opportunity" }).click();
  await page.waitForURL(/\/opportunities\/[0-9A-Z]{26}/);

  await page.getByPlaceholder("Type to add a product…").fill(product);
  await page.getByRole("option", { name: product }).click();
  await page.getByLabel(`Quantity of ${product}`).fill("2");
  await page.getByLabel(`Discount % of ${product}`).fill("10");
  await shot("lines");
  await page.getByRole("button", { name: "Save lines" }).click();
  await expect(page.getByText("Lines saved")).toBeVisible();
  await expect(page.getByText("₹1,70,100.00").first()).toBeVisible();

  await page.goto("/opportunities");
  const name = `${company} wardrobe`;
  await expect(page.getByText(name)).toBeVisible();
  await shot("board");
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Closed Won" }).click();
  await expect(page.getByText(`“${name}” moved to Closed Won`)).toBeVisible();
  await page.goBack();
  await page.waitForURL(/\/opportunities\/[0-9A-Z]{26}/);

  await page.getByRole("button", { name: "Generate order" }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Generate order" }).dblclick();
  await page.waitForURL(/\/orders\/[0-9A-Z]{26}/);
  await expect(page.getByText(product).first()).toBeVisible();
  await expect(page.getByText("₹1,70,100.00").first()).toBeVisible();
  await expect(page.getByText("Awaiting Payment").first()).toBeVisible();
  await shot("order");

  await page.goBack();
  await expect(page.getByRole("link", { name: "Open order" }).first()).toBeVisible();
  await expect(page.getByPlaceholder("Type to add a product…")).toHaveCount(0);
});

test("a card moves across the board by keyboard alone @desktop req:2.23 req:20.3", async ({ page }) => {
  await signIn(page, ASHA);
  const account = await made(page, "/accounts", { name: unique("Keys") });
  const name = unique("By keyboard");
  await made(page, "/opportunities", { name, stage: "Qualifying", account_id: account.id, close_date: "2026-01-01" });

  await page.goto("/opportunities");
  await page.getByRole("button", { name: `Move ${name}` }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(`${name} is over Qualifying.`)).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(`${name} is over Proposal.`)).toBeAttached();
  await page.keyboard.press("Space");
  await expect(page.getByText(`“${name}” moved to Proposal`)).toBeVisible();

  await page.reload();
  const column = page.getByRole("region", { name: /^Proposal/ });
  await expect(column.getByText(name)).toBeVisible();
});
