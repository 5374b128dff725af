import { type Browser, type Page, expect } from "@playwright/test";

const PASSWORD = process.env.PASSWORD ?? "";

export const ASHA = "asha@alpha.example"; // admin of Alpha Interiors
export const RITA = "rita@alpha.example"; // reads only
export const BEN = "ben@beta.example"; // admin of Beta Web Agency

/** Signs in through the form on the way to a page, and waits for it. */
export async function signIn(page: Page, email: string, path = "/home"): Promise<void> {
  await page.goto(`/login?${new URLSearchParams({ next: path })}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname + url.search === path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** A browser of its own, signed in, at the size of the one the test has. */
export async function beside(browser: Browser, page: Page, email: string): Promise<Page> {
  const other = await browser.newContext({ viewport: page.viewportSize() });
  const opened = await other.newPage();
  await signIn(opened, email);
  return opened;
}

/** What the API answers to the signed-in page, with the CSRF header on writes. */
export async function api(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  return page.evaluate(
    async ([verb, url, text]) => {
      const csrf = /(?:^|; )__Host-csrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
      const answer = await fetch(`/api/v1${url}`, {
        method: verb,
        headers: { "content-type": "application/json", "x-csrf-token": csrf },
        ...(text === undefined ? {} : { body: text }),
      });
      const told = await answer.text();
      if (!answer.headers.get("content-type")?.includes("json")) {
        throw new Error(`${verb} ${url}: ${answer.status} ${told.slice(0, 300)}`);
      }
      return { status: answer.status, body: JSON.parse(told) };
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
}

/** The record that the API makes for the signed-in page. */
export async function made(page: Page, path: string, body: unknown): Promise<{ id: string; version: number }> {
  const answer = await api(page, "POST", path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as { id: string; version: number };
}

/** A text no other test uses. */
export function unique(text: string): string {
  return `${text} ${Math.random().toString(36).slice(2, 8)}`;
}
