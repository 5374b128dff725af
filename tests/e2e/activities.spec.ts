import { expect, test } from "@playwright/test";

import { ASHA, api, made, signIn, unique } from "./firm";

test("a call and a task on a lead, ticked off in My day req:2.5 req:2.29 req:11.1 req:11.6 req:11.9 req:20.2", async ({
  page,
}, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await signIn(page, ASHA);
  const company = unique("Lotus Villas");
  const lead = await made(page, "/leads", { first_name: "Kavya", last_name: company, company });
  await page.goto(`/leads/${lead.id}`);
  const timeline = page.getByRole("region", { name: "Activity" });

  await timeline.getByRole("button", { name: "Log a call" }).click();
  const call = page.getByRole("dialog", { name: "Log a call" });
  await call.getByLabel("Subject").fill("Wants a quote");
  await call.getByLabel("Outcome").selectOption("Connected");
  await shot("call");
  await call.getByRole("button", { name: "Save" }).click();
  await expect(timeline.getByText("Wants a quote")).toBeVisible();

  const subject = unique("Send the quote");
  await timeline.getByRole("button", { name: "New task" }).click();
  const task = page.getByRole("dialog", { name: "New task" });
  await task.getByLabel("Subject").fill(subject);
  await task.getByRole("button", { name: "Today" }).click();
  await shot("task");
  await task.getByRole("button", { name: "Save" }).click();
  await expect(timeline.getByText(subject)).toBeVisible();
  await shot("timeline");

  await page.goto("/my-day");
  const today = page.getByRole("region", { name: "Today" });
  const box = today.getByRole("checkbox", { name: subject });
  await expect(box).toBeVisible();
  const size = await box.boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await shot("my-day");
  await box.click();
  await expect(page.getByText(`Done: ${subject}`)).toBeVisible();
  await expect(box).toHaveCount(0);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(box).toBeVisible();
  await box.click();
  await expect(box).toHaveCount(0);
  await expect(page.getByText(`Done: ${subject}`)).toBeVisible();

  await page.goto(`/leads/${lead.id}`);
  await expect(timeline.getByText("Wants a quote")).toBeVisible();
  const related = await api(page, "GET", `/leads/${lead.id}/related`);
  const { items } = related.body.activities as { items: { subject: string }[] };
  expect(items.map((each) => each.subject)).toEqual(expect.arrayContaining([subject, "Wants a quote"]));
  await expect(timeline.getByRole("checkbox", { name: subject })).toBeChecked();
});
