import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { rolldown } from 'rolldown';
import { buildWorkers } from './build.mjs';
import { inRoot } from './root.mjs';

/** Bundles one TypeScript file of the project and runs it in plain node, with the worker threads of the engine beside it; answers its exit code. What it prints is shown and, where asked for, handed over. */
export async function runBundled(file, args, onPrinted = () => undefined) {
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
  const child = spawn(process.execPath, [`${folder}/${basename(file, '.ts')}.mjs`, ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env,
  });
  child.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    onPrinted(text);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}
