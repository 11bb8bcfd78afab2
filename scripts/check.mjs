// npm run check: types, lint, format, layering and unit tests, in seconds. With names, only those parts.
import { rmSync } from 'node:fs';
import { inRoot, say } from './root.mjs';
import { run } from './run.mjs';

const bin = (name) => inRoot('node_modules', '.bin', name);
const options = { timeoutMs: 240_000, capture: true, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } };

/** Rooms that build on each other: what a room shows to others is read, not looked at again. */
async function types() {
  const kept = await run(bin('tsc'), ['-b'], options);
  // TS6305: what was kept of a room is not whole, as after a room was looked at alone without writing; it is then made anew.
  if (!kept.output.includes('TS6305')) return kept;
  rmSync(inRoot('.cache', 'types'), { recursive: true, force: true });
  return run(bin('tsc'), ['-b'], options);
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
