// The workbench in a terminal. Standard output carries only the command's result.
import { spawnSync } from 'node:child_process';
import { buildCli } from './build.mjs';
import { inRoot } from './root.mjs';

await buildCli();
const result = spawnSync(process.execPath, [inRoot('out', 'cli', 'paybench.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd(), PAYBENCH_ROOT: inRoot() },
});
process.exit(result.status ?? 1);
