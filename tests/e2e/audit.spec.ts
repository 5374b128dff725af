import { expect, test } from "@playwright/test";

import { ASHA, RITA, api, made, signIn, unique } from "./firm";

test("an admin sees who changed what, and may save it req:1.32", async ({ page }) => {
  await signIn(page, ASHA);
  const lead = await made(page, "/leads", { last_name: unique("Audited"), company: "Trail Homes" });
  const changed = await api(page, "PATCH", `/leads/${lead.id}`, { version: lead.version, title: "Owner", industry: "Retail" });
  expect(changed.status).toBe(200);

  const row = page.getByRole("listitem").filter({ has: page.locator(`a[href="/leads/${lead.id}"]`) });
  await expect(async () => {
    await page.goto("/settings/audit?kind=lead"); // the trail is seconds behind
    await expect(row.first()).toContainText("changed", { timeout: 5_000 });
  }).toPass();
  await expect(row.first()).toContainText("Industry: nothing → Retail");
  await expect(row.first()).toContainText("Title");
  await expect(row.first()).not.toContainText("Owner");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as CSV" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^audit-20\d\d-\d\d\.csv$/);
  await row.first().getByRole("link", { name: "Lead" }).click();
  await page.waitForURL(`**/leads/${lead.id}`);
});

test("the trail is for administrators req:1.24", async ({ page }) => {
  await signIn(page, RITA, "/settings/audit");
  await expect(page.getByText("You do not have access to this")).toBeVisible();
});
