// npm run bench [name] [arguments]: runs tests/bench/<name>-bench.ts in plain node; without a name all of them, and those of the window.
// Without arguments of its own, what it prints is kept in docs/benchmarks.md.
import { readdirSync } from 'node:fs';
import { keepFigures } from './keep-figures.mjs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';
import { runBundled } from './run-bundled.mjs';

const [name, ...rest] = process.argv.slice(2);
const known = readdirSync(inRoot('tests', 'bench')).filter((file) => file.endsWith('-bench.ts'));
const wanted = name === undefined ? known : known.filter((file) => file === `${name}-bench.ts`);
if (wanted.length === 0)
  throw new Error(`There is no bench called ${name}: ${known.map((file) => file.replace('-bench.ts', '')).join(', ')}`);

for (const file of wanted) {
  let printed = '';
  const code = await runBundled(`tests/bench/${file}`, rest, (text) => (printed += text));
  if (code !== 0) process.exitCode = 1;
  else if (rest.length === 0) keepFigures(`npm run bench ${file.replace('-bench.ts', '')}`, printed);
}
if (name === undefined) {
  const { code } = await run(process.execPath, [inRoot('scripts', 'bench-window.mjs')], { timeoutMs: 1_800_000 });
  if (code !== 0) process.exitCode = 1;
}
