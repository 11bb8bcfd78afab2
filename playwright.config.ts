import { defineConfig } from '@playwright/test';

/** The small demo tells the same story and is made in seconds. */
process.env['PAYBENCH_DEMO_SIZE'] ??= 'S';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Tests in plain node run beside these.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
