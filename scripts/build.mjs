import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The stamp takes the time at which building began, so that an edit made meanwhile counts as newer. */
async function buildOnce(stamp, sources, force, build) {
  if (!force && !isStale(stamp, sources)) return;
  const began = new Date();
  await build();
  mkdirSync(inRoot('out'), { recursive: true });
  writeFileSync(stamp, began.toISOString());
  utimesSync(stamp, began, began);
}

export function buildApp({ force = false, env = process.env } = {}) {
  const sources = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json'];
  return buildOnce(inRoot('out', 'app.stamp'), sources, force, async () => {
    say('Building the window ...');
    const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    await mustRun('Building', process.execPath, [cli, 'build'], { timeoutMs: 180_000, capture: true, env });
  });
}

export function buildCli({ force = false } = {}) {
  const sources = ['shared', 'electron/engine', 'electron/cli', 'package.json', 'scripts/bundle-cli.mjs'];
  return buildOnce(inRoot('out', 'cli.stamp'), sources, force, async () => {
    say('Building the command line ...');
    await mustRun('Building', process.execPath, [inRoot('scripts', 'bundle-cli.mjs')], { timeoutMs: 120_000, capture: true });
  });
}
