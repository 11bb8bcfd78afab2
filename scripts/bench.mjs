// npm run bench [name] [arguments]: runs tests/bench/<name>-bench.ts in plain node. Without a name: all of them.
import { readdirSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { runBundled } from './run-bundled.mjs';

const [name, ...rest] = process.argv.slice(2);
const known = readdirSync(inRoot('tests', 'bench')).filter((file) => file.endsWith('-bench.ts'));
const wanted = name === undefined ? known : known.filter((file) => file === `${name}-bench.ts`);
if (wanted.length === 0)
  throw new Error(`There is no bench called ${name}: ${known.map((file) => file.replace('-bench.ts', '')).join(', ')}`);

for (const file of wanted) if ((await runBundled(`tests/bench/${file}`, rest)) !== 0) process.exitCode = 1;
