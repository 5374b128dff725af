import { defineConfig } from "@playwright/test";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  reporter: [["list"]],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 3, // half of a journey is waiting
  retries: process.env.CI ? 1 : 0, // a cold function on a shared machine may outlast the gateway once
  fullyParallel: true,
  use: {
    baseURL: process.env.BASE_URL,
    actionTimeout: 60_000, // without, what never comes is waited for until the journey's own end
    launchOptions: { executablePath: process.env.CHROMIUM, args: flags },
    screenshot: "only-on-failure",
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure", // to watch every test costs each a fifth
    serviceWorkers: "block", // it fetches the whole application for every test; those about it allow it
    locale: "en-IN",
    timezoneId: "Asia/Kolkata",
    contextOptions: { reducedMotion: "reduce" }, // nothing half faded in, and nothing to draw meanwhile
  },
  projects: [
    {
      name: "phone",
      grepInvert: /@desktop/, // what needs a keyboard
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
  ],
});
