import { type Locator, type Page, expect, test } from "@playwright/test";

import { ASHA, api, made, signIn, unique } from "./firm";

const WIDE = 600;
const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < WIDE;

async function drag(page: Page, what: Locator, to: { x: number; y: number }): Promise<void> {
  const from = await what.boundingBox();
  if (!from) throw new Error("nothing to drag");
  await page.mouse.move(from.x + from.width / 2, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + 14, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

test("a task goes to another day by mouse, by keys or by its menu req:11.6 req:11.7 req:20.2", async ({ page }, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const subject = unique("Send samples");
  const { id } = await made(page, "/activities", { type: "Task", subject, due_date: "2027-03-10" });
  const due = async () => (await api(page, "GET", `/activities/${id}`)).body.due_date;
  await page.goto("/calendar?date=2027-03-10");
  await expect(page.getByRole("heading", { name: /March 2027/ })).toBeVisible();

  if (isPhone(page)) {
    const day = page.getByRole("list", { name: /10 March/ });
    await day.getByRole("button", { name: `More actions: ${subject}` }).click();
    await page.getByRole("menuitem", { name: "A week later" }).click();
  } else {
    const entry = page.getByRole("button", { name: subject });
    const cell = await page.getByRole("button", { name: /^Show .*17 March/ }).boundingBox();
    await drag(page, entry, { x: (cell?.x ?? 0) + 40, y: (cell?.y ?? 0) + 60 });
  }
  await expect(page.getByText(`${subject}: now 17/03/2027`)).toBeVisible();
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.focus(); // its message waits for who points at it
  await expect.poll(due).toBe("2027-03-17");
  await shot("moved");

  await undo.click();
  await expect.poll(due).toBe("2027-03-10");

  if (isPhone(page)) return;
  const entry = page.getByRole("button", { name: subject });
  await entry.focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(due).toBe("2027-03-17");
  await expect(entry).toBeFocused();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(due).toBe("2027-03-16");
});

test("an event is added to a day, seen by the hour, moved and edited req:11.1 req:11.3 req:11.7", async ({ page }, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const subject = unique("Site visit");
  await page.goto("/calendar?date=2027-03-11");
  if (isPhone(page)) await page.getByRole("button", { name: /^Add an event on .*11 March/ }).click();
  else await page.getByRole("button", { name: /^Add an event on .*11 March/ }).click({ position: { x: 60, y: 90 } });
  const dialog = page.getByRole("dialog", { name: "New event" });
  await expect(dialog.getByLabel(/^Starts/)).toHaveValue("2027-03-11T09:00");
  await dialog.getByLabel("Subject").fill(subject);
  await dialog.getByLabel(/^Ends/).fill("2027-03-11T08:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("The event must not end before it starts.")).toBeVisible();
  await dialog.getByLabel(/^Ends/).fill("2027-03-11T10:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole("group", { name: "View" }).getByRole("button", { name: isPhone(page) ? "Day" : "Week" }).click();
  const entry = page.getByRole("region", { name: "Days" }).getByRole("button", { name: subject });
  await expect(entry).toBeVisible();
  await expect(page).toHaveURL(/date=2027-03-11/);
  const before = await entry.boundingBox();
  if (isPhone(page)) {
    await entry.focus();
    for (const quarter of [/9:15/, /9:30/, /9:45/, /10:00/]) {
      await page.keyboard.press("Shift+ArrowDown");
      await expect(entry).toContainText(quarter);
    }
  } else {
    const rem = (before?.height ?? 0) / 3; // one hour is three high
    const x = (before?.x ?? 0) + (before?.width ?? 0) / 2;
    await drag(page, entry, { x, y: (before?.y ?? 0) + 8 + rem * 3 });
  }
  await expect(entry).toContainText(/10:00/);
  await shot("hours");
  const agenda = async () => {
    const { body } = await api(page, "GET", "/activities/agenda?from=2027-03-11&to=2027-03-11");
    return (body.items as { subject: string; start: string }[]).find((each) => each.subject === subject)?.start;
  };
  await expect.poll(agenda).toMatch(/^2027-03-11T04:30/);

  await entry.click();
  const edit = page.getByRole("dialog", { name: "Edit event" });
  await expect(edit.getByLabel(/^Starts/)).toHaveValue("2027-03-11T10:00");
});
