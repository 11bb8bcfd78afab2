import { runTorture, usualSeed } from './run-torture.ts';

const args = process.argv.slice(2);
const option = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option('only');
const began = performance.now();
const { table, surprises } = await runTorture(
  Number(option('seed') ?? usualSeed),
  ({ kind, name }) => only === undefined || `${kind}: ${name}`.includes(only),
);
for (const { kind, name, outcome, reason } of surprises.slice(0, Number(option('show') ?? 40)))
  process.stderr.write(`${kind}: ${name}: ${outcome}: ${reason}\n`);
process.stdout.write(`${table.print('Torture')}\n`);
const { files, counts } = table.total();
process.stdout.write(
  `${files} files in ${((performance.now() - began) / 1000).toFixed(1)} s; silently wrong ${counts.wrong}; not as they should be ${surprises.length}\n`,
);
process.exitCode = surprises.length === 0 ? 0 : 1;
