import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

import { ASHA, api, made, signIn } from "./firm";

const MONTH = new Date().toISOString().slice(0, 7);
const PAGES = {
  selling: ["/home", "/leads", "/opportunities", "/quotes", "/orders", "/payments", "/contracts", "/products", "/families", "/families/new", "/categories"],
  serving: ["/accounts", "/contacts", "/cases", "/my-day", "/calendar", "/reports", "/reports/retainers"],
  settings: [`/reports/records?figure=won&from=${MONTH}&to=${MONTH}`, "/settings/organisation", "/settings/users", "/settings/macros", "/settings/quoting", "/settings/tax-codes", "/settings/audit", "/settings/security", "/settings/data"],
};
const RECORDS = ["accounts", "leads", "opportunities", "contracts", "cases", "products", "families"];

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

for (const [name, paths] of Object.entries(PAGES)) {
  test(`every page of ${name} is accessible, in light and in dark req:20.3`, async ({ page }) => {
    test.slow();
    await signIn(page, ASHA);
    for (const path of paths) await judge(page, path);
  });
}

test("every record's page is accessible, in light and in dark req:20.3", async ({ page }) => {
  test.slow();
  await signIn(page, ASHA);
  const [account] = (await api(page, "GET", "/accounts?limit=1")).body.items as { id: string }[];
  const sections = [{ name: "Hall", icon: "living", lines: [{ name: "Shelf", quantity: "2", price: "1200.00", optional: true }] }];
  const quote = await made(page, "/quotes", { title: "Hall", account_id: account?.id, sections });
  await judge(page, `/quotes/${quote.id}`);
  for (const name of RECORDS) {
    const [first] = (await api(page, "GET", `/${name}?limit=1`)).body.items as { id: string }[];
    await judge(page, `/${name}/${first?.id}`);
  }
});

async function judge(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const light = await new AxeBuilder({ page }).withTags(RULES).analyze();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await new AxeBuilder({ page }).withRules("color-contrast").analyze(); // all that a scheme changes
  const found = [...light.violations, ...dark.violations];
  expect(found.map((each) => `${path} ${each.id} ${each.nodes[0]?.html}`)).toEqual([]);
}

test("the shell leads everywhere: sidebar and top bar, or tabs by thumb req:2.29 req:2.30 req:20.2", async ({ page }) => {
  await signIn(page, ASHA);
  const phone = (page.viewportSize()?.width ?? 0) < 600;
  const nav = page.getByRole("navigation").filter({ visible: true });
  await nav.getByRole("link", { name: "Leads" }).click();
  await page.waitForURL("**/leads");
  await nav.getByRole("link", { name: "Home" }).click();
  await page.waitForURL("**/home");
  if (phone) {
    const tab = await nav.getByRole("link", { name: "Leads" }).boundingBox();
    expect(tab?.height).toBeGreaterThanOrEqual(44);
    expect(tab?.y).toBeGreaterThan(844 * (2 / 3));
  }
});

test("an unknown page and an unknown record say so req:2.12", async ({ page }) => {
  await signIn(page, ASHA);
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await page.goto("/leads/01K00000000000000000000000");
  await expect(page.getByRole("heading", { name: "This record does not exist" })).toBeVisible();
});

test("security headers guard every answer req:21.3", async ({ page }) => {
  for (const path of ["/login", "/api/v1/health"]) {
    const headers = (await page.goto(path))?.headers() ?? {};
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["strict-transport-security"]).toContain("max-age=");
  }
});
