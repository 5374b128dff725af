import { expect, test } from "@playwright/test";

import { ASHA, RITA, api, beside, made, signIn, unique } from "./firm";

test("a case is opened from an account, worked on with a macro, closed, and found req:12.1 req:12.2 req:12.3 req:12.4 req:12.5 req:20.2", async ({
  page,
  browser,
}, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const client = unique("Marina Lofts");
  const account = await made(page, "/accounts", { name: client });
  await made(page, "/contacts", { first_name: "Leela", last_name: "Bose", email: `${unique("leela").replace(" ", ".")}@mail.example`, account_id: account.id });
  const macro = unique("On our way");

  await page.goto("/settings/macros");
  await page.getByRole("button", { name: "New macro" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill(macro);
  await form.getByLabel("Reply").fill("Dear {contact}, we are on our way about {number}.");
  await form.getByLabel("Status it sets").selectOption("In Progress");
  await shot("macro");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(macro)).toBeVisible();

  const subject = unique("Wardrobe door jams");
  await page.goto(`/accounts/${account.id}`);
  await page.getByRole("button", { name: "New case" }).click();
  await expect(form.getByLabel("Account")).toHaveValue(client);
  await form.getByLabel("Subject").fill(subject);
  await form.getByLabel("Contact").selectOption({ label: "Leela Bose" });
  await form.getByLabel("Priority").selectOption("High");
  await form.getByLabel("About").selectOption("Problem");
  await shot("new");
  await form.getByRole("button", { name: "Create" }).dblclick();
  await page.waitForURL(/\/cases\/[0-9A-Z]{26}$/);
  await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await expect(page.getByRole("link", { name: "Leela Bose" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Start work" })).toBeInViewport({ ratio: 1 });
  const path = new URL(page.url()).pathname;
  await shot("case");

  await page.getByRole("button", { name: "Use a macro" }).click();
  await form.getByLabel("Macro", { exact: true }).selectOption({ label: macro });
  await expect(form.getByLabel("Reply")).toHaveValue(/^Dear Leela Bose, we are on our way about CS-[0-9A-Z]{8}\.$/);
  await shot("use-macro");
  await form.getByRole("button", { name: "Note on case" }).dblclick();
  const timeline = page.getByRole("list", { name: "Activity" });
  await expect(timeline.getByText("we are on our way about")).toHaveCount(1);
  await expect(timeline.getByText("Status: New → In Progress")).toBeVisible({ timeout: 30_000 });
  await expect(timeline.getByText("Opened the case")).toBeVisible();
  await shot("worked");

  await page.goto("/cases");
  await page.getByRole("button", { name: "High priority" }).click();
  await expect(page.getByText(subject).filter({ visible: true }).first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await shot("queue");

  await page.goto(path);
  await page.getByRole("button", { name: "Close case" }).click();
  await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
  await expect(page.getByText(/^CS-[0-9A-Z]{8} is Closed$/)).toBeVisible();
  await shot("closed");

  await page.goto(`/accounts/${account.id}`);
  const card = page.getByRole("region", { name: "Cases" });
  await expect(card.getByRole("link", { name: subject })).toHaveAttribute("href", path);
  await expect(card.getByText("Closed", { exact: true })).toBeVisible();

  await page.goto("/reports");
  const issues = page.getByRole("region", { name: "What clients need help with", exact: true });
  await expect(issues.getByRole("row", { name: /Problem/ })).toBeVisible();
  const file = page.waitForEvent("download");
  await issues.getByRole("button", { name: "What clients need help with as CSV" }).click();
  expect((await file).suggestedFilename()).toMatch(/^cases-.*\.csv$/);
  await shot("report");

  const reader = await beside(browser, page, RITA); // who has not opened it lately, so that it is no recent one
  await reader.goto("/search");
  const box = reader.getByRole("combobox", { name: "Search all records" });
  const found = reader.getByRole("group", { name: "Cases" }).getByRole("option", { name: new RegExp(subject) });
  await expect(async () => {
    await box.fill("");
    await box.fill(subject.toLowerCase());
    await expect(found).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await found.click();
  await reader.waitForURL(`**${path}`);
  await expect(reader.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await expect(reader.getByRole("button", { name: "Reopen" })).toHaveCount(0);
  expect((await api(reader, "PATCH", path, { version: 3, status: "In Progress" })).status).toBe(403);
  await reader.context().close();
});
