import { defineConfig } from 'vitest/config';

/** Run by `npm run check:office` only: it needs LibreOffice. */
export default defineConfig({
  test: {
    include: ['tests/office/**/*.test.ts'],
    // Needs the published schemas, which are no part of this project.
    exclude: process.env['PAYBENCH_SCHEMAS'] === undefined ? ['tests/office/schemas.test.ts'] : [],
    environment: 'node',
    env: { TZ: 'UTC', LANG: 'en_US.UTF-8' },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
