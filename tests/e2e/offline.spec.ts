import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type Page, chromium, expect, test } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { ASHA, api, beside, made, signIn, unique } from "./firm";

test.use({ serviceWorkers: "allow" });

/** The worker answers for this page from now on, so that it opens without a network. */
async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    }
  });
}

async function edit(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByLabel(field).fill(value);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expect(page.getByText("Saved on this device.").first()).toBeVisible();
}

async function noViolations(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" }); // what fades in has too little contrast on its way
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map((each) => `${each.id} ${each.nodes[0]?.html}`)).toEqual([]);
}

const stored = async (page: Page, url: string) => (await api(page, "GET", url)).body;

test("the app installs, and its shell opens without a network req:20.1", async ({ page, context }) => {
  await signIn(page, ASHA);
  const manifest = await page.locator("link[rel=manifest]").first().evaluate(async (link: HTMLLinkElement) => {
    return (await fetch(link.href)).json();
  });
  expect(manifest.display).toBe("standalone");
  expect(manifest.icons.map((icon: { sizes: string }) => icon.sizes)).toContain("512x512");

  await page.goto("/accounts");
  await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();
  await readyOffline(page);
  await context.setOffline(true);
  await page.goto("/products");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/accounts");
  await expect(page.getByText("Greenfield Builders").first()).toBeVisible();
  await context.setOffline(false);
});

test("two tabs write without a network; each write arrives once req:20.6 req:B9", async ({ page, context }) => {
  await signIn(page, ASHA);
  const lead = await made(page, "/leads", { last_name: unique("Tabs"), company: "Offline Homes" });
  const account = await made(page, "/accounts", { name: unique("Tabs") });
  const other = await context.newPage();
  await Promise.all([page.goto(`/leads/${lead.id}`), other.goto(`/accounts/${account.id}`)]);
  for (const each of [page, other]) {
    await expect(each.getByRole("heading", { level: 1 })).toBeVisible();
    await each.waitForLoadState("networkidle");
    await readyOffline(each);
  }
  await context.setOffline(true);
  await edit(page, "Phone", "+91 98200 11111");
  await edit(other, "Phone", "+91 98200 22222");
  await edit(page, "Job title", "Owner");
  for (const each of [page, other]) {
    await expect(each.getByRole("button", { name: /3 changes wait to be sent/ })).toBeVisible(); // and so are on the disk
  }

  await page.reload();
  await expect(page.getByText("+91 98200 11111").first()).toBeVisible();
  await expect(page.getByText("Not sent yet").first()).toBeVisible();
  await other.reload();
  await expect(other.getByText("+91 98200 22222").first()).toBeVisible();
  await expect(other.getByRole("button", { name: /3 changes wait to be sent/ })).toBeVisible();
  await page.goto("/accounts/01K00000000000000000000000");
  await expect(page.getByRole("heading", { name: "Not available offline" })).toBeVisible();

  await context.setOffline(false);
  await expect(other.getByRole("button", { name: /to be sent/ })).toHaveCount(0);
  expect(await stored(page, `/leads/${lead.id}`)).toMatchObject({
    phone: "+91 98200 11111",
    title: "Owner",
    version: lead.version + 2,
  });
  expect(await stored(page, `/accounts/${account.id}`)).toMatchObject({
    phone: "+91 98200 22222",
    version: account.version + 1,
  });
  await other.close();
});

test("what was written without a network survives the browser's end, and is made once @desktop req:20.6 req:B9", async ({
  page,
  baseURL,
}, info) => {
  await signIn(page, ASHA);
  const folder = mkdtempSync(path.join(tmpdir(), "dealwright-browser-"));
  const { launchOptions } = info.project.use;
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(folder, { ...launchOptions, baseURL, viewport: page.viewportSize() });
  const company = unique("Restart");
  try {
    let browser = await start();
    let first = await browser.newPage();
    await signIn(first, ASHA, "/leads");
    await first.waitForLoadState("networkidle");
    await readyOffline(first);
    await browser.setOffline(true);
    await first.getByRole("button", { name: "New lead" }).first().click();
    const form = first.getByRole("dialog");
    await form.getByLabel("Last name").fill("Restart");
    await form.getByLabel("Company").fill(company);
    await form.getByRole("button", { name: "Create" }).click();
    await first.waitForURL(/\/leads\/[0-9A-Z]{26}/);
    await expect(first.getByRole("heading", { level: 1, name: "Restart" })).toBeVisible();
    await browser.close();

    browser = await start();
    await browser.setOffline(true);
    first = await browser.newPage();
    await first.goto("/leads");
    await expect(first.getByText(company).first()).toBeVisible();
    await expect(first.getByText("Not sent yet").first()).toBeVisible();
    await browser.setOffline(false);
    await expect(first.getByRole("button", { name: /to be sent/ })).toHaveCount(0);
    await browser.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const leads = (await stored(page, "/leads?limit=100")).items as { company: string }[];
  expect(leads.filter((each) => each.company === company)).toHaveLength(1);
});

test("a change made without a network never overwrites somebody else's: it opens the conflict screen req:20.6 req:T7", async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, ASHA);
  const account = await made(page, "/accounts", { name: unique("Merge") });
  await page.goto(`/accounts/${account.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await readyOffline(page);
  const bob = await beside(browser, page, ASHA);

  await context.setOffline(true);
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByLabel("Phone").fill("+91 98200 33333");
  await page.getByLabel("Description").fill("Mine");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved on this device.").first()).toBeVisible();
  const theirs = { version: account.version, phone: "+91 98200 44444", description: "Theirs" };
  expect((await api(bob, "PATCH", `/accounts/${account.id}`, theirs)).status).toBe(200);

  await context.setOffline(false);
  const screen = page.getByRole("dialog", { name: "Not sent yet" });
  await expect(screen.getByText(/Someone else changed this record meanwhile/)).toBeVisible();
  expect(await stored(bob, `/accounts/${account.id}`)).toMatchObject({ ...theirs, version: account.version + 1 });
  await noViolations(page);

  await screen.getByRole("group", { name: "Description" }).getByLabel(/Theirs/).check();
  await screen.getByRole("button", { name: "Save this choice" }).click();
  await expect(screen.getByText("Everything has been sent.")).toBeVisible();
  expect(await stored(bob, `/accounts/${account.id}`)).toMatchObject({
    phone: "+91 98200 33333",
    description: "Theirs",
    version: account.version + 2,
  });
  await bob.context().close();
});

test("signing out with unsent work asks; what is kept is sent after the next sign-in req:20.6", async ({
  page,
  context,
}) => {
  await signIn(page, ASHA);
  const lead = await made(page, "/leads", { last_name: unique("Leaving"), company: "Kept Homes" });
  await page.goto(`/leads/${lead.id}`);
  await page.waitForLoadState("networkidle");
  await page.route("**/api/v1/leads/**", (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.fallback(),
  );
  await edit(page, "Phone", "+91 98200 55555");
  await page.getByRole("button", { name: /Asha Rao/ }).or(page.getByRole("button", { name: "More" })).last().click();
  await page.getByRole("menuitem", { name: "Sign out" }).or(page.getByRole("button", { name: "Sign out" })).click();
  await noViolations(page);
  await page.getByRole("button", { name: "Keep for me" }).click();
  await page.waitForURL(/\/login/);
  await page.unroute("**/api/v1/leads/**");

  await signIn(page, ASHA);
  await expect(async () => {
    expect(await stored(page, `/leads/${lead.id}`)).toMatchObject({ phone: "+91 98200 55555", version: 2 });
  }).toPass();
  await context.close();
});

test("the keyboard goes anywhere @desktop req:20.3", async ({ page }) => {
  await signIn(page, ASHA);
  const name = unique("Palette");
  await made(page, "/accounts", { name });
  const palette = page.getByRole("dialog", { name: "Go to or create" });
  await expect(async () => {
    await page.keyboard.press("Control+k"); // what listens comes after the page itself
    await expect(palette).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  await expect(palette.getByRole("option", { name })).toBeVisible();
  await noViolations(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.waitForURL("**/leads");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await noViolations(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.keyboard.press("l");
  await page.getByRole("dialog", { name: "New lead" }).getByLabel("Last name").fill("g l ?");
  await expect(page.getByLabel("Last name")).toHaveValue("g l ?");
});
