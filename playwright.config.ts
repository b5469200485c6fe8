import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  // Playwright empties it: the reports of the other steps lie beside it.
  outputDir: 'test-results/playwright',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: { trace: 'off', screenshot: 'off', video: 'off' },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'pictures', testMatch: 'pictures/**/*.spec.ts' },
  ],
});
