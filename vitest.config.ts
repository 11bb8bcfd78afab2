import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,engine,protocol}/**/*.test.{ts,tsx}', 'tests/layering.test.ts'],
    globalSetup: ['tests/support/bundle-workers.ts'],
    environment: 'node',
    env: { TZ: 'UTC', LANG: 'en_US.UTF-8' },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
