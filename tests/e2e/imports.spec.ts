import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

import { ASHA, RITA, signIn, unique } from "./firm";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const PATIENCE = { timeout: 60_000 }; // stream, queue and a worker's cold start lie between two states

async function accessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(found.violations.map((each) => `${each.id} ${each.nodes[0]?.html}`)).toEqual([]);
}

test("a file of leads is mapped, checked, imported with its progress, and undone req:16.1 req:T14", async ({ page }, info) => {
  test.slow();
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
  const firm = unique("Imported");
  const text = `\uFEFFSurname;Firm;E-mail;Hobby\r\nRao;${firm};rao@${firm.replaceAll(" ", "-")}.example;Chess\r\nLi;"${firm}";no address;\r\n`;
  await signIn(page, ASHA, "/settings/data?kind=leads");
  await page.locator("input[type=file]").setInputFiles({ name: "leads.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForURL("**/settings/data/imports/*");

  await expect(page.getByText("New records also need: Company.")).toBeVisible(PATIENCE);
  await expect(page.getByLabel("Field for “Surname”")).toHaveValue("last_name");
  await expect(page.getByLabel("Field for “Hobby”")).toHaveValue("");
  await page.getByLabel("Field for “Firm”").selectOption("Company");
  await accessible(page);
  await shot("columns");
  await page.getByRole("button", { name: "Check the rows" }).click();

  const refused = page.getByRole("list", { name: "Rows: Refused" });
  await expect(refused).toContainText("Row 3", PATIENCE);
  await expect(refused).toContainText("Email:");
  await accessible(page);
  await shot("checked");
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("button", { name: "Undo the import" })).toBeVisible(PATIENCE);
  await shot("done");
  await page.getByRole("link", { name: "Open the list" }).click();
  await page.waitForURL("**/leads*");
  await expect(page.getByText(firm).filter({ visible: true }).first()).toBeVisible();

  await page.goBack();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText("The import is undone.")).toBeVisible(PATIENCE);
  await page.goto("/leads?status=New");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(firm)).toHaveCount(0);
  await page.goto("/settings/data");
  await expect(page.getByRole("link", { name: /leads\.csv/ }).first()).toContainText("Undone");
});

test("who may not import is told so req:16.1", async ({ page }) => {
  await signIn(page, RITA, "/settings/data");
  await expect(page.getByText("You do not have access to this")).toBeVisible();
  await expect(page.locator("input[type=file]")).toHaveCount(0);
});
