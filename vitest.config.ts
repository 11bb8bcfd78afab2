import { defineConfig } from 'vitest/config';

const node = {
  environment: 'node',
  env: { TZ: 'UTC', LANG: 'en_US.UTF-8' },
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Modules are read once for each worker, not once for each file: they keep no state that a test of another file could meet.
      { test: { ...node, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/layering.test.ts'], isolate: false } },
      // What leaves the house: pictures and files. Heavier, so that `npm run check` leaves it to `npm test`.
      { test: { ...node, name: 'outputs', include: ['tests/outputs/**/*.test.{ts,tsx}'], isolate: false } },
      {
        test: {
          ...node,
          name: 'engine',
          include: ['tests/{engine,protocol}/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/bundle-workers.ts'],
          isolate: false,
        },
      },
    ],
  },
});
