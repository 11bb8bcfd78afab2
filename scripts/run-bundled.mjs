import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { rolldown } from 'rolldown';
import { buildWorkers } from './build.mjs';
import { inRoot } from './root.mjs';

/** Bundles one TypeScript file of the project and runs it in plain node, with the worker threads of the engine beside it; answers its exit code. */
export async function runBundled(file, args) {
  await buildWorkers();
  const folder = inRoot('.cache', 'bundled');
  const build = await rolldown({
    input: inRoot(file),
    external: [/^node:/, /^@duckdb\//, /^@resvg\//, /^jsdom$/],
    platform: 'node',
    cwd: inRoot(),
    logLevel: 'warn',
  });
  await build.write({ dir: folder, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
  const env = { ...process.env, TZ: 'UTC', PAYBENCH_WORKER_DIR: inRoot('out', 'workers') };
  const { status } = spawnSync(process.execPath, [`${folder}/${basename(file, '.ts')}.mjs`, ...args], { stdio: 'inherit', env });
  return status ?? 1;
}
