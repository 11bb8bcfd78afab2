// npm run check: types, lint, format, layering and unit tests, in seconds. With names, only those parts.
import { availableParallelism } from 'node:os';
import { readdirSync } from 'node:fs';
import { inRoot, say } from './root.mjs';
import { run } from './run.mjs';

const bin = (name) => inRoot('node_modules', '.bin', name);
const options = { timeoutMs: 240_000, capture: true, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } };

/** Each room with its own settings; a room's files that have not changed since the last time are not looked at again. */
async function types() {
  const rooms = readdirSync(inRoot('tsconfig')).filter((name) => name.endsWith('.json') && name !== 'base.json');
  const failures = [];
  const next = async () => {
    for (let room = rooms.pop(); room !== undefined; room = rooms.pop()) {
      const known = inRoot('.cache', 'types', `${room}.tsbuildinfo`);
      const args = ['-p', inRoot('tsconfig', room), '--incremental', '--tsBuildInfoFile', known];
      const { code, output } = await run(bin('tsc'), args, options);
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
  unit: () => run(bin('vitest'), ['run', '--project', 'unit'], options),
};

async function checkPart(name) {
  const began = Date.now();
  const { code, output } = await parts[name]();
  if (code !== 0) say(output.trim());
  say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return code === 0;
}

/** Runs the named parts at the same time; answers how many passed and failed. */
export async function check(names) {
  const outcomes = await Promise.all(names.map(checkPart));
  const passed = outcomes.filter(Boolean).length;
  return { passed, failed: outcomes.length - passed };
}

if (process.argv[1] === inRoot('scripts', 'check.mjs')) {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    say(`No such part: ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}`);
    process.exit(2);
  }
  const began = Date.now();
  const { failed } = await check(named.length > 0 ? named : Object.keys(parts));
  say(`${failed === 0 ? 'ok  ' : 'FAIL'} all ${((Date.now() - began) / 1000).toFixed(1)} s`);
  process.exit(failed === 0 ? 0 : 1);
}
