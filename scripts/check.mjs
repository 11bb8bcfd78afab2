// npm run check: types, lint, format, layering and unit tests, in seconds. With names, only those parts.
import { availableParallelism } from 'node:os';
import { readdirSync } from 'node:fs';
import { inRoot, say } from './root.mjs';
import { run } from './run.mjs';

const bin = (name) => inRoot('node_modules', '.bin', name);
const options = { timeoutMs: 120_000, capture: true, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } };

async function types() {
  const rooms = readdirSync(inRoot('tsconfig')).filter((name) => name.endsWith('.json') && name !== 'base.json');
  const failures = [];
  const next = async () => {
    for (let room = rooms.pop(); room !== undefined; room = rooms.pop()) {
      const { code, output } = await run(bin('tsc'), ['-p', inRoot('tsconfig', room)], options);
      // A room without files yet is not a mistake.
      if (code !== 0 && !output.includes('TS18003')) failures.push(`${room}:\n${output}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, next));
  return { code: failures.length === 0 ? 0 : 1, output: failures.join('\n') };
}

const parts = {
  types,
  lint: () => run(bin('oxlint'), ['.'], options),
  format: () => run(bin('biome'), ['format', '--reporter=summary', '.'], options),
  layering: () => run(bin('vitest'), ['run', 'tests/layering.test.ts'], options),
  unit: () => run(bin('vitest'), ['run', 'tests/unit'], options),
};

/** Runs the named parts; answers how many passed and failed. */
export async function check(names) {
  const tally = { passed: 0, failed: 0 };
  for (const name of names) {
    const began = Date.now();
    const { code, output } = await parts[name]();
    tally[code === 0 ? 'passed' : 'failed'] += 1;
    if (code !== 0) say(output.trim());
    say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  return tally;
}

if (process.argv[1] === inRoot('scripts', 'check.mjs')) {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    say(`No such part: ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}`);
    process.exit(2);
  }
  const { failed } = await check(named.length > 0 ? named : Object.keys(parts));
  process.exit(failed === 0 ? 0 : 1);
}
