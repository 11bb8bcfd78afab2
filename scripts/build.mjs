import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './build-lock.mjs';
import { inRoot, say } from './root.mjs';
import { mustRun } from './run.mjs';

function newestIn(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), stat.mtimeMs);
}

function isStale(stamp, sources) {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.some((source) => newestIn(inRoot(source)) > built);
}

/** Builds when a source is newer than the last build. The stamp takes the time at which building began: an edit made meanwhile counts as newer. */
async function buildWhenStale(name, sources, force, build) {
  const stamp = inRoot('out', `${name}.stamp`);
  if (!force && !isStale(stamp, sources)) return;
  await withBuildLock(async () => {
    if (!force && !isStale(stamp, sources)) return;
    const began = new Date();
    await build();
    mkdirSync(inRoot('out'), { recursive: true });
    writeFileSync(stamp, began.toISOString());
    utimesSync(stamp, began, began);
  });
}

const quiet = (env, timeoutMs) => ({ timeoutMs, capture: true, env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' } });

export function buildApp({ force = false, env = process.env } = {}) {
  const sources = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json'];
  return buildWhenStale('app', sources, force, async () => {
    say('Building the window ...');
    const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    await mustRun('Building', process.execPath, [cli, 'build'], quiet(env, 180_000));
  });
}

export function buildCli({ force = false } = {}) {
  const sources = ['shared', 'electron/engine', 'electron/cli', 'package.json', 'scripts/bundle-for-node.mjs'];
  return buildWhenStale('cli', sources, force, async () => {
    say('Building the command line ...');
    await mustRun('Building', process.execPath, [inRoot('scripts', 'bundle-for-node.mjs'), 'cli'], quiet(process.env, 120_000));
  });
}

/** Worker threads alone, for tests that run the engine from its sources. */
export function buildWorkers() {
  const sources = ['shared', 'electron/engine', 'package.json', 'scripts/bundle-for-node.mjs'];
  return buildWhenStale('workers', sources, false, () =>
    mustRun(
      'Building the worker threads',
      process.execPath,
      [inRoot('scripts', 'bundle-for-node.mjs'), 'workers'],
      quiet(process.env, 120_000),
    ),
  );
}
