import { readFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

import { ASHA, BEN, RITA, api, beside, made, signIn, unique } from "./firm";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAFElEQVR4nGP8z4APMOGVHbHSDABBLAETtsDhVAAAAABJRU5ErkJggg==",
  "base64",
);
const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
const LARGEST = 25 * 1024 * 1024;

const card = (page: Page) => page.getByRole("region", { name: "Files" });
const picker = (page: Page) => card(page).locator("input[type=file][multiple]");
const row = (page: Page, name: string) => card(page).getByRole("listitem").filter({ hasText: name });

/** The bytes that the browser saves, and under which name, when Download is chosen in the file's menu. */
async function fetched(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  await card(page).getByRole("button", { name: `More actions: ${name}` }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download" }).click();
  const saved = await saving;
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

test("a picture and a PDF on an account: added, looked at, fetched whole, removed req:13.1 req:13.2 req:13.3 req:20.2", async ({
  page,
}, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const account = await made(page, "/accounts", { name: unique("Files of") });
  await page.goto(`/accounts/${account.id}`);
  await expect(card(page).getByText("No files yet.")).toBeVisible();

  await picker(page).setInputFiles([
    { name: "Küche 📐.png", mimeType: "image/png", buffer: PNG },
    { name: "plan.pdf", mimeType: "application/pdf", buffer: PDF },
  ]);
  await expect(row(page, "Küche 📐.png")).toBeVisible();
  await expect(row(page, "plan.pdf")).toBeVisible();
  await card(page).scrollIntoViewIfNeeded();
  await shot("card");
  await page.evaluate(() => scrollTo(0, 0)); // a button half below the top bar is too small a target
  const checked = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(checked.violations.map((each) => `${each.id} ${each.nodes[0]?.html}`)).toEqual([]);

  await card(page).getByRole("button", { name: "Look at Küche 📐.png" }).click();
  const picture = page.getByRole("dialog").getByRole("img", { name: "Küche 📐.png" });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(10);
  await shot("picture");
  await page.keyboard.press("Escape");

  await card(page).getByRole("button", { name: "Look at plan.pdf" }).click();
  const shown = page.getByRole("dialog");
  await expect(shown.getByRole("link", { name: "Open in a new tab" }).or(shown.locator("iframe"))).toBeVisible();
  await shot("pdf");
  await page.keyboard.press("Escape");

  expect(await fetched(page, "plan.pdf")).toEqual({ name: "plan.pdf", bytes: PDF });
  expect(await fetched(page, "Küche 📐.png")).toEqual({ name: "Küche 📐.png", bytes: PNG });

  await card(page).getByRole("button", { name: "More actions: plan.pdf" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(row(page, "plan.pdf")).toHaveCount(0);
  await page.reload();
  await expect(row(page, "Küche 📐.png")).toBeVisible();
  await expect(row(page, "plan.pdf")).toHaveCount(0);
});

test("what is too large or of another type is said before anything is sent req:13.1", async ({ page }) => {
  await signIn(page, ASHA);
  const account = await made(page, "/accounts", { name: unique("Files of") });
  await page.goto(`/accounts/${account.id}`);
  await expect(card(page).getByText("No files yet.")).toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));

  await picker(page).setInputFiles([
    { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(LARGEST + 1) },
    { name: "run.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") },
    { name: "nothing.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) },
  ]);

  await expect(row(page, "film.mp4")).toContainText("Larger than the 25 MB a file may have.");
  await expect(row(page, "run.exe")).toContainText("Files of this type cannot be added.");
  await expect(row(page, "nothing.pdf")).toContainText("This file is empty.");
  expect(sent).toEqual([]);
  for (const name of ["film.mp4", "run.exe", "nothing.pdf"]) {
    await card(page).getByRole("button", { name: `Dismiss ${name}` }).click();
    await expect(row(page, name)).toHaveCount(0);
  }
});

test("a link signed for one file fits no other, and a stranger gets none req:13.3 req:T8 @desktop", async ({
  page,
  browser,
}) => {
  await signIn(page, ASHA);
  const account = await made(page, "/accounts", { name: unique("Files of") });
  const parent = { type: "account", id: account.id };
  const sha256 = await page.evaluate(async () => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("hello"));
    return btoa(String.fromCharCode(...new Uint8Array(digest)));
  });
  const body = { parent, name: "a.txt", content_type: "text/plain", size: 5, sha256 };
  const upload = (await api(page, "POST", "/files", body)).body as {
    id: string;
    url: string;
    headers: Record<string, string>;
  };
  const put = (url: string, text: string, headers: Record<string, string> = {}) =>
    page.request.put(url, { data: Buffer.from(text), headers: { ...upload.headers, ...headers } });

  expect((await put(upload.url.replace(upload.id, account.id), "hello")).status()).toBe(403);
  expect((await put(upload.url, "hello", { "content-type": "text/html" })).status()).toBe(403);
  expect((await put(upload.url, "hello, world")).status()).toBe(403);
  expect((await put(upload.url, "HELLO")).status()).toBe(400);
  expect((await put(upload.url, "hello")).status()).toBe(200);
  expect((await put(upload.url, "hello")).status()).toBe(412);
  const finished = await api(page, "POST", `/files/${upload.id}/finish`);
  expect(finished.body).toMatchObject({ id: upload.id, size: 5, sha256, parent });

  const link = (await api(page, "GET", `/files/${upload.id}/link`)).body as { url: string };
  expect(await (await page.request.get(link.url)).text()).toBe("hello");
  expect((await page.request.get(link.url.replace(upload.id, account.id))).status()).toBe(403);

  const reader = await beside(browser, page, RITA);
  expect((await api(reader, "POST", "/files", body)).status).toBe(403);
  expect((await api(reader, "GET", `/files/${upload.id}/link`)).status).toBe(200);
  await reader.context().close();
  const stranger = await beside(browser, page, BEN);
  for (const path of [`/files/${upload.id}`, `/files/${upload.id}/link`, `/files?parent=account:${account.id}`]) {
    expect((await api(stranger, "GET", path)).status).toBe(404);
  }
  await stranger.context().close();
});
