import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Who holds a workbook. `born` tells a process from a later one with the same id, where the system says when it began. */
interface Holder {
  readonly pid: number;
  readonly born: string | null;
  readonly token: string;
}

export interface ProcessLock {
  release(): Promise<void>;
}

/** Locks held by this process: a lock file with our own pid that is not here was left by an earlier process. */
const held = new Set<string>();

async function bornAt(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // Gone, or hidden from us: the pid alone decides.
    return null;
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isHeld({ pid, born, token }: Holder): Promise<boolean> {
  if (pid === process.pid) return held.has(token);
  if (!isRunning(pid)) return false;
  const now = await bornAt(pid);
  return born === null || now === null || born === now;
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const holder = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>;
    return { pid: Number(holder.pid), born: holder.born ?? null, token: String(holder.token) };
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (thrown instanceof SyntaxError) return { pid: -1, born: null, token: '' };
    throw thrown;
  }
}

/** The process that has it, or null when it is free or was left by a dead one. */
export async function holderOf(path: string): Promise<number | null> {
  const holder = await readHolder(path);
  return holder !== null && (await isHeld(holder)) ? holder.pid : null;
}

/** Moves a dead process's lock out of the way; one that came to life meanwhile is put back. */
async function clearStale(path: string, stale: Holder): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    await rename(path, aside);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw thrown;
  }
  const moved = await readHolder(aside);
  if (moved !== null && moved.token !== stale.token) await link(aside, path);
  await rm(aside, { force: true });
}

/** Takes the lock, or names the process that has it. The file appears whole: it is written aside and linked into place. */
export async function takeLock(path: string): Promise<ProcessLock | { readonly pid: number }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const token = randomUUID();
  const aside = join(dirname(path), `.${basename(path)}.${token}`);
  await writeFile(aside, JSON.stringify({ pid: process.pid, born: await bornAt(process.pid), token } satisfies Holder));
  held.add(token);
  try {
    for (;;) {
      try {
        await link(aside, path);
        return { release: () => release(path, token) };
      } catch (thrown) {
        if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
      }
      const holder = await readHolder(path);
      if (holder === null) continue;
      if (await isHeld(holder)) {
        held.delete(token);
        return { pid: holder.pid };
      }
      await clearStale(path, holder);
    }
  } finally {
    await rm(aside, { force: true });
  }
}

async function release(path: string, token: string): Promise<void> {
  if (!held.has(token)) return;
  const holder = await readHolder(path);
  if (holder?.token === token) await rm(path, { force: true });
  held.delete(token);
}
