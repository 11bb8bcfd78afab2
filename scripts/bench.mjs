// npm run bench [name] [arguments]: bundles tests/bench/<name>-bench.ts and runs it in plain node. Without a name: all of them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { inRoot } from './root.mjs';

const [name, ...rest] = process.argv.slice(2);
const known = readdirSync(inRoot('tests', 'bench')).filter((file) => file.endsWith('-bench.ts'));
const wanted = name === undefined ? known : known.filter((file) => file === `${name}-bench.ts`);
if (wanted.length === 0)
  throw new Error(`There is no bench called ${name}: ${known.map((file) => file.replace('-bench.ts', '')).join(', ')}`);

for (const file of wanted) {
  const folder = inRoot('.cache', 'bench');
  const build = await rolldown({
    input: inRoot('tests', 'bench', file),
    external: [/^node:/, /^@duckdb\//, /^@resvg\//, /^jsdom$/],
    platform: 'node',
    cwd: inRoot(),
    logLevel: 'warn',
  });
  await build.write({ dir: folder, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
  const workers = inRoot('out', 'workers');
  const env = { ...process.env, TZ: 'UTC', ...(existsSync(workers) ? { PAYBENCH_WORKER_DIR: workers } : {}) };
  const { status } = spawnSync(process.execPath, [inRoot('.cache', 'bench', file.replace('.ts', '.mjs')), ...rest], {
    stdio: 'inherit',
    env,
  });
  if (status !== 0) process.exitCode = 1;
}
