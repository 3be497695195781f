// In Chromium, against the binary that DEVCENTER_BINARY names (the debug build, unless told otherwise).
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const installed = process.env.CHROMIUM ?? places.find((place) => existsSync(place));

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: './results',
  timeout: 90_000,
  globalTimeout: 15 * 60_000,
  expect: { timeout: 15_000 },
  // a core for the browser, one for the server
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      // without: the browser that `npx playwright install chromium` brings
      ...(installed ? { executablePath: installed } : {}),
      // containers have no sandbox to lend; nothing of a browser's own errands leaves the machine
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
  },
});
