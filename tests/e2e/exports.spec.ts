import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { readFile } from "node:fs/promises";

import { ASHA, RITA, made, signIn, unique } from "./firm";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const PATIENCE = { timeout: 60_000 }; // stream, queue and a worker's cold start lie between two states

async function accessible(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" }); // what fades in has too little contrast on its way
  const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(found.violations.map((each) => `${each.id} ${each.nodes[0]?.html}`)).toEqual([]);
}

test("a list is exported with its filters, and our own import takes the file back unchanged req:15.4 req:T14", async ({ page }, info) => {
  test.slow();
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
  const name = unique("=Exported");
  await signIn(page, ASHA);
  await made(page, "/accounts", { name, phone: "+49 30 1" });
  await page.goto(`/accounts?q=${encodeURIComponent(name)}`);
  await expect(page.getByText(name).filter({ visible: true }).first()).toBeVisible();
  await accessible(page);
  await shot("list");

  const download = page.waitForEvent("download", PATIENCE);
  await page.getByRole("button", { name: "Export" }).click();
  const file = await download;

  expect(file.suggestedFilename()).toMatch(/^accounts-\d{4}-\d\d-\d\d\.csv$/);
  const bytes = await readFile(await file.path());
  const [headings, row, ...rest] = bytes.toString().replace("\uFEFF", "").trim().split("\r\n");
  expect(headings).toMatch(/^ID,External ID,Name,Phone,/);
  expect(row).toContain(`,'${name},'+49 30 1,`);
  expect(rest).toEqual([]);

  await page.getByRole("link", { name: "Import" }).click();
  await page.waitForURL("**/settings/data?kind=accounts");
  await expect(page.getByLabel("What is in the file?")).toHaveValue("accounts");
  await expect(page.getByRole("list", { name: "Exports" })).toContainText("1 row,");
  await accessible(page);
  await shot("data");
  await page.locator("input[type=file]").setInputFiles({ name: "accounts.csv", mimeType: "text/csv", buffer: bytes });
  await page.waitForURL("**/settings/data/imports/*");
  await page.getByRole("button", { name: "Check the rows" }).click(PATIENCE);
  await expect(page.getByText("As it is").first()).toBeVisible(PATIENCE);
});

test("an admin exports everything, and sees how far it is req:15.4", async ({ page }, info) => {
  test.slow();
  await signIn(page, ASHA, "/settings/data");

  const download = page.waitForEvent("download", PATIENCE);
  await page.getByRole("button", { name: "Export everything" }).click();
  await expect(page.getByText("You can leave this page; it goes on by itself.")).toBeVisible();
  const file = await download;

  expect(file.suggestedFilename()).toMatch(/^everything-.*\.zip$/);
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe("PK");
  const list = page.getByRole("list", { name: "Exports" });
  await expect(list.getByRole("button", { name: "Download Everything" }).first()).toBeVisible();
  await page.screenshot({ path: info.outputPath("everything.png"), fullPage: true });
});

test("who only reads takes no file away req:15.4", async ({ page }) => {
  await signIn(page, RITA, "/accounts");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export" })).toHaveCount(0);
  await page.goto("/settings/data");
  await expect(page.getByText("You do not have access to this")).toBeVisible();
});
