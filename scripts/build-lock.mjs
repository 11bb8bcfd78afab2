import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot } from './root.mjs';

const folder = inRoot('out', 'build.lock');
const holder = join(folder, 'pid');
const patienceMs = 240_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A lock whose holder is gone is taken away; one without a holder is still being written. */
function dropIfAbandoned() {
  try {
    if (!isAlive(Number(readFileSync(holder, 'utf8')))) rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** One build at a time, so that two commands started together do not write into each other's files. */
export async function withBuildLock(build) {
  mkdirSync(inRoot('out'), { recursive: true });
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      dropIfAbandoned();
      if (Date.now() > until)
        throw new Error(`Another build holds ${folder}. Delete that folder if no build is running.`, { cause: error });
      await pause(200);
    }
  }
  writeFileSync(holder, String(process.pid));
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await build();
  } finally {
    release();
    process.off('exit', release);
  }
}
