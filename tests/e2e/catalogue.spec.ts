import { expect, test } from "@playwright/test";

import { ASHA, RITA, api, beside, signIn, unique } from "./firm";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAFElEQVR4nGP8z4APMOGVHbHSDABBLAETtsDhVAAAABJRU5ErkJggg==",
  "base64",
);

test("a family is made of the catalogue, tried at every keystroke, kept through a reload, and read by others req:3.4 req:3.5 req:3.6 req:3.7 req:3.8 req:3.9 req:3.15", async ({
  page,
  browser,
}, info) => {
  test.slow();
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  const fits = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await signIn(page, ASHA);
  const board = unique("Teak board");
  const teak = unique("Teak").slice(-30);
  const kitchen = unique("Kitchen, U-shape");

  await page.goto("/products");
  await page.getByRole("button", { name: "New product" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill(board);
  await form.getByLabel("SKU").fill(board.slice(-40));
  await form.getByLabel("Category").selectOption("Another…");
  await form.getByLabel("New category").fill(teak);
  await form.getByRole("button", { name: "Make it from the name" }).click();
  await expect(form.getByLabel("Slug")).toHaveValue(/^teak-board-[a-z0-9-]+$/);
  await form.getByLabel("Unit", { exact: true }).fill("sheet");
  await form.getByLabel("Cost").fill("1000");
  await form.getByLabel("Tax code").selectOption({ label: "GST 12 %" });
  await shot("product");
  await form.getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/\/products\/[0-9A-Z]{26}$/);
  await expect(page.getByText("GST 12 %").first()).toBeVisible();
  await page.locator("input[type=file][multiple]").setInputFiles({ name: "teak.png", mimeType: "image/png", buffer: PNG });
  await page.getByLabel("Choose one of the files").selectOption({ label: "teak.png" });
  const image = page.getByRole("img", { name: `Picture of ${board}` });
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(10);
  await image.scrollIntoViewIfNeeded();
  await fits();
  await shot("image");
  await page.goto("/products");
  await page.getByRole("button", { name: teak, exact: true }).click();
  await expect(page.getByRole("link", { name: board })).toBeVisible();
  await fits();
  await shot("category");
  const product = (await page.getByRole("link", { name: board }).getAttribute("href")) ?? "";
  await page.getByRole("link", { name: "Categories" }).click();
  await page.waitForURL("**/categories"); // a filter on the page before has the same name
  await page.getByRole("button", { name: teak, exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill(`${teak} board`);
  await page.getByLabel("Below").selectOption({ label: "\u2003Boards" });
  await fits();
  await shot("tree");
  await page.getByRole("button", { name: "Save" }).dblclick();
  await expect(page.getByText("Categories saved")).toBeVisible();
  await expect.poll(async () => (await api(page, "GET", product)).body.category, { timeout: 30_000 }).toBe(`${teak} board`);

  await page.goto("/families");
  await expect(page.getByRole("link", { name: /Kitchen, L-shape/ })).toBeVisible();
  await fits();
  await shot("families");
  await page.getByRole("link", { name: "New family" }).first().click();
  await page.waitForURL("**/families/new");
  await page.getByLabel("Name", { exact: true }).first().fill(kitchen);
  await page.getByLabel("Type").fill("Kitchen");
  await page.getByLabel("Icon").selectOption("Kitchen");
  await page.getByLabel("Markup").first().fill("20");
  await page.getByRole("button", { name: "Add a dimension" }).click();
  await page.getByLabel("Label 1").fill("Length");
  await page.getByLabel("Formula name 1").fill("length");
  await page.getByLabel("Default 1").fill("10");
  await page.getByRole("button", { name: "Add an item" }).click();
  await page.getByRole("combobox", { name: "Product" }).fill(board);
  await page.getByRole("option", { name: board }).click();
  const formula = page.getByLabel("Quantity, a formula");
  await formula.fill("length + 2");
  await expect(page.getByText("Its units do not fit.").filter({ visible: true }).first()).toBeVisible();
  await formula.fill("ceil(length / 4 ft)");
  const panel = page.getByRole("region", { name: "Try these dimensions" }).filter({ visible: true });
  await expect(panel.getByText("3 sheet")).toBeVisible();
  await expect(panel.getByText("₹4,032.00")).toBeVisible(); // 3 × 1000 + 20 %, and 12 % of that
  await panel.getByLabel("Length (ft)").fill("21");
  await expect(panel.getByText("₹8,064.00")).toBeVisible();
  await fits();
  await shot("editor");

  await page.reload();
  await expect(page.getByText(/draft/i).first()).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true }).first()).toHaveValue(kitchen);
  await page.getByRole("button", { name: "Save" }).dblclick();
  await page.waitForURL(/\/families\/[0-9A-Z]{26}$/);
  await expect(page.getByRole("heading", { level: 1, name: kitchen })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const stored = (await api(page, "GET", `/families/${id}`)).body as { items: { quantity: string }[]; dimensions: unknown };
  expect(stored.items.map((each) => each.quantity)).toEqual(["ceil(length / 4 ft)"]);
  const { dimensions, items } = stored;
  const tried = await api(page, "POST", "/families/try", { markup: "20", dimensions, items, values: { length: "21" } });
  expect([tried.status, tried.body.total]).toEqual([200, "8064.00"]);

  const rita = await beside(browser, page, RITA);
  await rita.goto(`/families/${id}`);
  await expect(rita.getByText("3 sheet").filter({ visible: true })).toBeVisible();
  await expect(rita.getByRole("button", { name: "Save" })).toHaveCount(0);

  await page.getByRole("button", { name: "Deactivate" }).click();
  await page.waitForURL("**/families");
  await expect(page.getByRole("link", { name: kitchen })).toHaveCount(0);
});

test("an administrator says how quotes are priced and taxed req:3.6 req:3.11", async ({ page }, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const code = unique("GST 5 %");

  await page.goto("/settings/tax-codes");
  await page.getByRole("button", { name: "New tax code" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name", { exact: true }).fill(code);
  await form.getByLabel("Name of rate 1").fill("CGST");
  await form.getByLabel("Percent of rate 1").fill("2.5");
  await form.getByRole("button", { name: "Add a rate" }).click();
  await form.getByLabel("Name of rate 2").fill("SGST");
  await form.getByLabel("Percent of rate 2").fill("2.5");
  await shot("tax-code");
  await form.getByRole("button", { name: "Save" }).dblclick();
  await expect(page.getByText(code, { exact: true })).toHaveCount(1);
  await page.getByRole("button", { name: `Deactivate: ${code}` }).click();
  await expect(page.getByText(code, { exact: true })).toHaveCount(0);

  await page.goto("/settings/quoting");
  await page.getByLabel("Days a quote is good for").fill("400");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter a whole number of days from 1 to 365.")).toBeVisible();
  await page.getByLabel("Days a quote is good for").fill("28");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await shot("quoting");
  const org = (await api(page, "GET", "/org")).body as { quoting: { validity_days: number } };
  expect(org.quoting.validity_days).toBe(28);
});
