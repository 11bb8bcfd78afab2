import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { rolldown } from 'rolldown';
import { inRoot } from './root.mjs';

/** What the packages file calls a dependency is loaded at run time; all else is bundled. */
const external = [/^node:/, /^@duckdb\//, /^@resvg\//, 'electron'];

export function workerInputs() {
  const folder = inRoot('electron', 'engine');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true }).filter(
    (file) => file.endsWith('-worker.ts') && basename(file) !== 'start-worker.ts',
  );
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), inRoot('electron', 'engine', file)]));
}

/** Bundles plain-node entry points into one folder of ES modules. */
export async function bundleForNode(input, outDir, minify = true) {
  const bundle = await rolldown({
    input,
    external,
    platform: 'node',
    cwd: inRoot(),
    logLevel: 'warn',
    resolve: { conditionNames: ['node', 'import'] },
  });
  rmSync(outDir, { recursive: true, force: true });
  await bundle.write({ dir: outDir, format: 'es', minify, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
  await bundle.close();
}

if (process.argv[1] === inRoot('scripts', 'bundle-cli.mjs')) {
  await bundleForNode({ paybench: inRoot('electron', 'cli', 'index.ts'), ...workerInputs() }, inRoot('out', 'cli'));
}
