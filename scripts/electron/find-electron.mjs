import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, say } from '../root.mjs';
import { run } from '../run.mjs';
import { buildStandIn, cachedStandIn, isStandInPossible, standInMajor } from './stand-in.mjs';

const packageFolder = inRoot('node_modules', 'electron');
const failedMark = inRoot('.cache', 'electron', 'download-failed');
const dayMs = 24 * 3600 * 1000;
const downloadTimeoutMs = 90_000;

function installedBinary() {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** A release server that did not answer is left alone for a day. */
function isDownloadWorthTrying() {
  return !existsSync(failedMark) || Date.now() - statSync(failedMark).mtimeMs > dayMs;
}

async function download() {
  say('Asking for the Electron binary ...');
  const result = await run(process.execPath, [join(packageFolder, 'install.js')], { timeoutMs: downloadTimeoutMs, capture: true });
  const binary = installedBinary();
  if (result.code === 0 && binary !== null) return binary;
  mkdirSync(inRoot('.cache', 'electron'), { recursive: true });
  writeFileSync(failedMark, result.output.slice(0, 2000));
  return null;
}

const installedMajor = () => JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version.split('.')[0];

/** The Electron to run, looked for in the order that docs name; { binary, major, origin }. */
export async function findElectron() {
  const named = process.env.ELECTRON_EXEC_PATH;
  if (named) return { binary: named, major: process.env.ELECTRON_MAJOR_VER ?? installedMajor(), origin: 'ELECTRON_EXEC_PATH' };
  const installed = installedBinary();
  if (installed) return { binary: installed, major: installedMajor(), origin: 'node_modules/electron' };
  const downloaded = isDownloadWorthTrying() ? await download() : null;
  if (downloaded) return { binary: downloaded, major: installedMajor(), origin: 'downloaded' };
  const standIn = cachedStandIn() ?? (isStandInPossible() ? await buildStandIn() : null);
  if (standIn) return { binary: standIn, major: standInMajor, origin: 'stand-in (development and tests only)' };
  throw new Error(
    'No Electron binary: run "npx install-electron" with a network, or set ELECTRON_EXEC_PATH to an Electron of major 33 or later.',
  );
}
