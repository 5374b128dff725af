// Prints the page of each path it is told, in a new tab of a browser that stays: a line of milliseconds for each.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";

const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
for await (const path of createInterface({ input: process.stdin })) {
  const html = readFileSync(path, "utf8");
  const begun = performance.now();
  const tab = await browser.newPage();
  await tab.setContent(html);
  await tab.pdf({ preferCSSPageSize: true, tagged: true });
  await tab.close();
  console.log(performance.now() - begun);
}
await browser.close();
