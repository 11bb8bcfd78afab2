import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Every `<name>-worker.ts` of the engine becomes `<name>-worker.js` beside it. */
function workerEntries(): Record<string, string> {
  const files = readdirSync(join(root, 'electron/engine'), { recursive: true, encoding: 'utf8' });
  const workers = files.filter((file) => file.endsWith('-worker.ts') && !file.endsWith('start-worker.ts'));
  return Object.fromEntries(workers.map((file) => [basename(file, '.ts'), join(root, 'electron/engine', file)]));
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: true,
      externalizeDeps: { exclude: ['@duckdb/node-api'] },
      rollupOptions: {
        external: ['@duckdb/node-bindings'],
        input: {
          index: join(root, 'electron/main/index.ts'),
          engine: join(root, 'electron/engine/entry-utility.ts'),
          ...workerEntries(),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: join(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: join(root, 'out/renderer'),
      minify: true,
      chunkSizeWarningLimit: 4000,
      rollupOptions: {
        input: { index: join(root, 'renderer/index.html') },
        // What the first page is made of comes as one file: a page of many small ones waits for each of them.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
});
