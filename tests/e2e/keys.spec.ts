import { request } from "node:http";

import { expect, test } from "@playwright/test";

import { ASHA, RITA, signIn, unique } from "./firm";

type Answer = { status: number; body: { items?: { last_name: string }[]; code?: string } };

/** What the partners' API answers to a program: no browser, no cookies, under its own name. */
async function partner(method: string, path: string, key: string, body?: unknown): Promise<Answer> {
  const port = new URL(process.env.BASE_URL ?? "").port;
  return new Promise((resolve, reject) => {
    const headers = {
      host: `${process.env.PARTNER_HOST}:${port}`,
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
    };
    const asked = request({ host: "127.0.0.1", port, method, path: `/api/v1${path}`, headers }, (answer) => {
      let text = "";
      answer.on("data", (part: Buffer) => (text += part.toString()));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text || "{}") }));
    });
    asked.on("error", reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

test("a program works with a key until it is revoked @desktop req:1.29 req:S10", async ({ page }) => {
  test.slow();
  const name = unique("Website");
  const person = unique("Visitor");
  await signIn(page, ASHA, "/settings/api-keys");
  await page.getByRole("button", { name: "Create a key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Read Leads").check();
  await dialog.getByLabel("Change Leads").check();
  await dialog.getByRole("button", { name: "Create" }).click();
  const key = (await page.getByTestId("secret").textContent()) ?? "";
  expect(key).toMatch(/^dwk_[\w-]{43}$/);
  await page.getByRole("button", { name: "I have copied it" }).click();

  const made = await partner("POST", "/leads", key, { last_name: person, company: "From the website" });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect((await partner("GET", "/leads", key)).body.items?.map((lead) => lead.last_name)).toContain(person);
  expect(await partner("GET", "/orders", key)).toMatchObject({ status: 403, body: { code: "permission_denied" } });
  expect((await partner("GET", "/auth/login", key)).status).toBe(404);
  expect((await partner("GET", "/leads", `${key.slice(0, -1)}_`)).status).toBe(401);
  await page.goto("/leads");
  await expect(page.getByText(person).first()).toBeVisible();

  await page.goto("/settings/api-keys");
  const row = page.getByRole("listitem").filter({ hasText: name }).filter({ hasText: "dwk_" }); // a toast names it, too
  await expect(row).toContainText("Last used");
  expect(await page.content()).not.toContain(key);
  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  await expect // a verdict is kept for a minute
    .poll(async () => (await partner("GET", "/leads", key)).status, { timeout: 100_000, intervals: [5_000] })
    .toBe(401);
});

test("keys are for administrators req:1.29", async ({ page }) => {
  await signIn(page, RITA, "/settings/api-keys");
  await expect(page.getByText("You do not have access to this")).toBeVisible();
  await expect(page.getByRole("link", { name: "API keys" })).toHaveCount(0);
});
