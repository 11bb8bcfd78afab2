// node scripts/bundle-for-node.mjs cli|workers: bundles plain-node entry points into ES modules under out/.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { rolldown } from 'rolldown';
import { inRoot } from './root.mjs';

/** What the packages file calls a dependency is loaded at run time; all else is bundled. */
const external = [/^node:/, /^@duckdb\//, /^@resvg\//, 'electron'];

/** Every `<name>-worker.ts` of the engine becomes `<name>-worker.js` beside whatever starts it. */
function workers() {
  const files = readdirSync(inRoot('electron', 'engine'), { recursive: true }).filter(
    (file) => file.endsWith('-worker.ts') && basename(file) !== 'start-worker.ts',
  );
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), inRoot('electron', 'engine', file)]));
}

async function bundle(input, folder, minify) {
  if (Object.keys(input).length === 0) return;
  const build = await rolldown({ input, external, platform: 'node', cwd: inRoot(), logLevel: 'warn' });
  await build.write({ dir: folder, format: 'es', minify, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', cleanDir: true });
  await build.close();
}

const targets = {
  cli: () => bundle({ paybench: inRoot('electron', 'cli', 'index.ts'), ...workers() }, inRoot('out', 'cli'), true),
  workers: () => bundle(workers(), inRoot('out', 'workers'), false),
};
await targets[process.argv[2]]();
