import { defineConfig } from 'vitest/config';

/** Run by `npm run check:office` only: it needs LibreOffice. */
export default defineConfig({
  test: {
    include: ['tests/office/**/*.test.ts'],
    environment: 'node',
    env: { TZ: 'UTC', LANG: 'en_US.UTF-8' },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
