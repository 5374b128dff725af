import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

import { ASHA, BEN, api, made, signIn, unique } from "./firm";

const GST = { name: "GST 18 %", rates: [{ name: "GST", percent: "18" }], inclusive: false };

/** A finalised quote with a tap that may be taken or left, and a worktop of one of two stones. */
async function sent(page: Page, title: string, email: string | null = null): Promise<string> {
  const account = await made(page, "/accounts", { name: unique("Sharma Homes") });
  const person = { first_name: "Meera", last_name: "Sharma", phone: "+91 98450 12345", channel: "whatsapp" };
  await made(page, "/contacts", { ...person, account_id: account.id });
  const line = { quantity: "1", tax: GST };
  const lines = [
    { ...line, name: "Marine ply 18 mm", unit: "sqft", quantity: "100", cost: "120.00", markup: "15" },
    { ...line, name: "Tap", price: "900.00", optional: true, chosen: false },
    { ...line, name: "Granite", price: "2000.00", group: "Worktop" },
    { ...line, name: "Quartz", price: "3000.00", group: "Worktop", chosen: false },
  ];
  const sections = [{ name: "Kitchen", lines }];
  const quote = await made(page, "/quotes", { title, account_id: account.id, sections, client: { email } });
  const answer = await api(page, "POST", `/quotes/${quote.id}/finalize`, { version: quote.version });
  expect(answer.status).toBe(200);
  return quote.id;
}

/** Makes a link on the quote's page, and gives its address. */
async function share(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Whom it is for").fill("Meera");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const address = (await dialog.getByTestId("link").textContent()) ?? "";
  expect(address).toMatch(/\/p\/[\w-]{43}$/);
  await expect(dialog.getByRole("link").first()).toHaveAttribute("href", /^https:\/\/wa\.me\/919845012345\?text=/);
  await page.screenshot({ path: test.info().outputPath("ready.png") });
  await dialog.getByRole("button", { name: "Close" }).last().click();
  return address;
}

test("a client chooses, signs and accepts on their own phone req:4.9 req:4.12 req:4.14 req:7.7 req:B1 req:B5 req:B10 req:T15", async ({
  page,
  browser,
}, info) => {
  test.slow();
  const shot = (on: Page, name: string) => on.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
  const title = unique("Sharma kitchen");
  await signIn(page, ASHA);
  const id = await sent(page, title);
  await page.goto(`/quotes/${id}`);
  const address = await share(page);
  await shot(page, "shared");

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const client = await phone.newPage();
  const others: string[] = [];
  client.on("request", (request) => {
    if (!request.url().startsWith(new URL(address).origin)) others.push(request.url());
  });
  await client.goto(address);
  await expect(client.getByText("₹18,644.00").first()).toBeVisible();
  await expect(client.getByText("120.00", { exact: true })).toHaveCount(0);
  expect((await new AxeBuilder({ page: client }).analyze()).violations).toEqual([]);
  await client.getByRole("checkbox", { name: "Tap" }).check();
  await client.getByRole("radio", { name: "Quartz" }).check();
  await expect(client.getByText("₹20,886.00").first()).toBeVisible();
  await shot(client, "offer");

  await client.getByRole("button", { name: "Ask a question" }).click();
  const asking = client.getByRole("dialog");
  await asking.getByLabel("Your name").fill("Meera Sharma");
  await asking.getByLabel("Your question").fill("Is the sink included?");
  await asking.getByRole("button", { name: "Send" }).click();
  await expect(client.getByText("Your question was sent.")).toBeVisible();

  await client.getByRole("button", { name: "Accept", exact: true }).first().click();
  const dialog = client.getByRole("dialog");
  await expect(dialog.getByText("₹20,886.00")).toBeVisible();
  await dialog.getByLabel("Your name").fill("Meera Sharma");
  const pad = await dialog.locator("canvas").boundingBox();
  if (!pad) throw new Error("there is nothing to sign on");
  await client.mouse.move(pad.x + 30, pad.y + pad.height / 2);
  await client.mouse.down();
  for (const at of [60, 90, 120, 160]) await client.mouse.move(pad.x + at, pad.y + 20 + (at % 40));
  await client.mouse.up();
  await shot(client, "signing");
  await dialog.getByRole("button", { name: "Accept", exact: true }).dblclick();
  await expect(client.getByText("This quote was accepted. Thank you.")).toBeVisible();
  await expect(client.locator("polyline")).toHaveCount(1);
  expect((await new AxeBuilder({ page: client }).analyze()).violations).toEqual([]);
  await shot(client, "accepted");
  expect(others).toEqual([]);
  expect(await phone.cookies()).toEqual([]);

  await page.reload();
  await expect(page.getByText("Meera Sharma").first()).toBeVisible();
  await expect(page.getByText(/first opened/)).toBeVisible();
  await shot(page, "answered");
  const quote = await api(page, "GET", `/quotes/${id}`);
  expect([quote.body.status, quote.body.total]).toEqual(["Accepted", "20886.00"]);
  const subjects = async () => {
    const tasks = await api(page, "GET", `/activities?what=quote:${id}`);
    return (tasks.body.items as { subject: string; status: string }[])
      .filter((each) => each.status !== "Completed")
      .map((each) => each.subject)
      .sort();
  };
  await expect.poll(subjects).toEqual(["Meera Sharma accepted the quote", "Meera Sharma asks: Is the sink included?"]);
  await phone.close();
});

test("a revoked link leads where an unknown one does @desktop req:B10 req:T15", async ({ page, browser }) => {
  test.slow();
  await signIn(page, ASHA);
  const id = await sent(page, unique("Sharma kitchen"));
  await page.goto(`/quotes/${id}`);
  const address = await share(page);

  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("Leads nowhere any more")).toBeVisible();

  const context = await browser.newContext();
  const client = await context.newPage();
  const answer = await client.goto(address);
  expect(answer?.status()).toBe(404);
  await expect(client.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  const unknown = await client.goto(address.replace(/.$/, "x"));
  expect(unknown?.status()).toBe(404);
  await context.close();
});

const TEAL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAHgAAAA8CAIAAAAiz+n/AAAAZ0lEQVR42u3QMQkAAAwDsEqv9LkoOwJRkKRlQYFo0YgWLVqBaNGIFi3agmjRiBYtGtGiES1aNKJFI1q0aESLRrRo0YgWjWjRohEtGtGiRSNaNKJFi0a0aESLFo1o0YgWLRrRohH9ywG/IyGlEqtnkwAAAABJRU5ErkJggg==",
  "base64",
);

/** A photo of the quote, sent as the page would send it. */
async function photoOf(page: Page, quote: string): Promise<string> {
  const sha256 = createHash("sha256").update(TEAL).digest("base64");
  const parent = { type: "quote", id: quote };
  const said = { parent, name: "Wall.png", content_type: "image/png", size: TEAL.length, sha256 };
  const { body } = await api(page, "POST", "/files", said);
  const sent = await page.request.put(String(body.url), { data: TEAL, headers: body.headers as Record<string, string> });
  expect(sent.status()).toBe(200);
  expect((await api(page, "POST", `/files/${String(body.id)}/finish`)).status).toBe(200);
  return String(body.id);
}

test("a logo and a photo are on the client's page and in the PDF, in a colour all can read @desktop req:7.8 req:18.1 req:18.4", async ({
  page,
  browser,
}, info) => {
  test.slow();
  const seen = (on: Page, alt: string) =>
    expect.poll(() => on.getByAltText(alt).first().evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(120);
  await signIn(page, BEN, "/settings/organisation");
  await page.getByLabel("File of the logo").setInputFiles({ name: "Logo.png", mimeType: "image/png", buffer: TEAL });
  await seen(page, "Your logo");
  await page.getByLabel("Colour of buttons and links").fill("FFEB3B");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`looks-${colorScheme}.png`), fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }

  const account = await made(page, "/accounts", { name: unique("Green Cafe") });
  const quote = await made(page, "/quotes", { title: "Wall", account_id: account.id, sections: [] });
  const lines = [{ name: "Teal wall", quantity: "1", price: "900.00", photo_id: await photoOf(page, quote.id) }];
  await api(page, "PATCH", `/quotes/${quote.id}`, { version: 1, sections: [{ lines }] });
  expect((await api(page, "POST", `/quotes/${quote.id}/finalize`, { version: 2 })).status).toBe(200);
  const printed = async () => (await api(page, "GET", `/quotes/${quote.id}`)).body.pdf_state;
  await expect.poll(printed, { timeout: 60_000 }).toBe("printed");
  const link = await api(page, "POST", `/quotes/${quote.id}/links`, {});

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const client = await phone.newPage();
  const complaints: string[] = [];
  client.on("console", (said) => complaints.push(said.text()));
  await client.goto(String(link.body.path));
  await seen(client, "Photo: Teal wall");
  await seen(client, "Beta Web Agency");
  expect((await new AxeBuilder({ page: client }).analyze()).violations).toEqual([]);
  expect(complaints).toEqual([]);
  await client.screenshot({ path: info.outputPath("client.png"), fullPage: true });

  const { body: kept } = await api(page, "GET", `/quotes/${quote.id}/pdf`);
  const pdf = await page.request.get(String(kept.url));
  await writeFile(info.outputPath("quote.pdf"), await pdf.body());
  expect((await pdf.body()).toString("latin1").split("/Subtype /Image").length - 1).toBe(2);
  const picture = await client.getByAltText("Photo: Teal wall").getAttribute("src");
  expect((await client.goto(String(picture)))?.status()).toBe(200);
  await api(page, "DELETE", `/quotes/${quote.id}/links/${String(link.body.id)}`).catch(() => null); // answers nothing
  expect((await client.goto(String(picture)))?.status()).toBe(404);
  await phone.close();
});

test("a quote is mailed with its PDF, read, and bounces req:4.9 req:B5 req:T15", async ({ page, browser }, info) => {
  test.slow();
  const shot = (on: Page, name: string) => on.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
  const title = unique("Sharma kitchen");
  await signIn(page, ASHA);
  const id = await sent(page, title, "meera@client.example");
  await page.goto(`/quotes/${id}`);
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  const dialog = page.getByRole("dialog");
  const to = dialog.getByRole("textbox", { name: "To", exact: true });
  await expect(to).toHaveValue("meera@client.example");
  await dialog.getByLabel("Message").fill("As we said on Monday.\nAsha");
  await shot(page, "writing");
  await to.press("Enter");
  const mails = page.getByRole("region", { name: "Mails to the client" });
  await expect(mails.getByText("Sent", { exact: true })).toBeVisible({ timeout: 60_000 });

  const other = await browser.newContext({ viewport: page.viewportSize() });
  const mailbox = await other.newPage();
  const { hostname, port } = new URL(process.env.BASE_URL ?? "");
  await mailbox.goto(`http://127.0.0.1:${Number(port) + 1}/`);
  await shot(mailbox, "mailbox");
  await mailbox.getByRole("link", { name: title }).click();
  await expect(mailbox.frameLocator("iframe").getByText("As we said on Monday.")).toBeVisible();
  const pdf = mailbox.getByRole("link", { name: /^Q-.*\.pdf$/ });
  const file = await mailbox.request.get(new URL((await pdf.getAttribute("href")) ?? "", mailbox.url()).href);
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await shot(mailbox, "mail");
  const link = mailbox.frameLocator("iframe").getByRole("link", { name: "Look at the quote" });
  const address = (await link.getAttribute("href")) ?? "";
  expect(new URL(address).hostname).toBe(hostname);
  const told = mailbox.waitForResponse((answer) => answer.url().endsWith("/told"), { timeout: 20_000 });
  await mailbox.getByRole("button", { name: "It bounced" }).press("Enter"); // the frame, a process of its own, may take a click
  expect((await told).status()).toBe(303);
  const client = await other.newPage();
  await client.goto(address);
  await expect(client.getByText("₹18,644.00").first()).toBeVisible();

  await expect(async () => {
    await page.reload();
    await expect(mails.getByText("Did not arrive")).toBeVisible({ timeout: 3000 });
    await expect(page.getByText(/^Mail with quote Q-.* did not arrive/).first()).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await expect(mails.getByText("meera@client.example: There is no such mailbox.")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await shot(page, "bounced");
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(to).toHaveValue("meera@client.example");
  await shot(page, "again");
  await other.close();
});
