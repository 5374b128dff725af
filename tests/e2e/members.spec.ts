import { type Browser, expect, type Page, test } from "@playwright/test";

import { ASHA, signIn, unique } from "./firm";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const CHOSEN = "Chosen-on-a-phone-2026";

/** The temporary password in the newest mail to an address, from the emulator's mailbox. */
async function temporaryPassword(page: Page, email: string): Promise<string> {
  const port = new URL(process.env.BASE_URL ?? "").port;
  const answer = await page.request.get(`http://127.0.0.1:${port}/_ministack/ses/messages`);
  const accounts = Object.values(((await answer.json()) as { messages: Record<string, unknown> }).messages);
  const mails = accounts.flat(2).map((mail) => JSON.stringify(mail));
  const text = mails.filter((mail) => mail.includes(email)).at(-1) ?? "";
  const found = /temporary password ((?:\\.|[^\s"\\])+)/.exec(text)?.[1];
  return JSON.parse(`"${found ?? ""}"`) as string;
}

async function onAPhone(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ ...PHONE, baseURL });
  return context.newPage();
}

test("an admin lets somebody in, and out again @desktop req:1.15 req:1.16", async ({ page, browser, baseURL }) => {
  test.slow();
  const last = unique("Newcomer");
  const email = `${last.replace(/\W+/g, "-").toLowerCase()}@alpha.example`;
  await signIn(page, ASHA, "/settings/users");
  await page.getByRole("button", { name: "Invite a user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Last name").fill(last);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText(`${last} is invited`)).toBeVisible();

  const password = await temporaryPassword(page, email);
  const phone = await onAPhone(browser, baseURL);
  await phone.goto("/login");
  await phone.getByLabel("E-mail").fill(email);
  await phone.getByLabel("Password", { exact: true }).fill(password);
  await phone.getByRole("button", { name: "Sign in" }).click();
  await expect(phone.getByRole("heading", { name: "Choose a password" })).toBeVisible();
  await phone.getByLabel("New password").fill(CHOSEN);
  await phone.getByRole("button", { name: "Continue" }).click();
  await phone.waitForURL("**/home");
  await expect(phone.getByRole("heading", { level: 1 })).toBeVisible();

  await page.getByRole("button", { name: `Actions for ${last}` }).click();
  await page.getByRole("menuitem", { name: "Deactivate" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText(`${last} can no longer sign in`)).toBeVisible();

  const refused = await phone.evaluate(async () => {
    const csrf = /__Host-csrf=([^;]+)/.exec(document.cookie)?.[1] ?? "";
    return (await fetch("/api/v1/auth/refresh", { method: "POST", headers: { "x-csrf-token": csrf } })).status;
  });
  expect(refused).toBe(401);
  await phone.goto("/login");
  await phone.getByLabel("E-mail").fill(email);
  await phone.getByLabel("Password", { exact: true }).fill(CHOSEN);
  await phone.getByRole("button", { name: "Sign in" }).click();
  await expect(phone.getByText("The e-mail or the password is not right.")).toBeVisible();
  await phone.context().close();
});
