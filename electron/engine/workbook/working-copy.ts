import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import { writeFailure } from './file-failure.ts';
import type { FileStamp } from './file-stamp.ts';
import { holderOf, type ProcessLock, takeLock } from './process-lock.ts';

/** Where a working copy came from and how much of it is saved; kept beside it for the day after a crash. */
export interface Origin {
  /** Real path of the workbook file; null = never saved. */
  readonly file: string | null;
  readonly stamp: FileStamp | null;
  readonly savedRevision: number;
  readonly savedAt: string | null;
  readonly isDemo: boolean;
  /** A window's working copy is resumed by the next process, a terminal's is offered when its file is opened, a builder's is thrown away. */
  readonly holder: 'window' | 'terminal' | 'builder';
  /** Set while a save is under way: when the file has this stamp, that save did finish. */
  readonly saving: { readonly stamp: FileStamp; readonly revision: number; readonly at: string } | null;
}

/** A private folder: the database alone in one part, since DuckDB may read and write there, staging in another. */
export interface WorkingCopy {
  readonly folder: string;
  readonly databaseFile: string;
  readonly stagingFolder: string;
}

const workingFolder = (dataDir: string) => join(dataDir, 'working');

const originFile = (folder: string) => join(folder, 'origin.json');

function workingCopyIn(folder: string): WorkingCopy {
  return { folder, databaseFile: join(folder, 'database', 'workbook.duckdb'), stagingFolder: join(folder, 'staging') };
}

/** An empty place for a working copy; the database file is put there by the caller. */
export async function createWorkingCopy(dataDir: string): Promise<WorkingCopy> {
  const copy = workingCopyIn(join(workingFolder(dataDir), randomUUID()));
  try {
    await mkdir(join(copy.folder, 'database'), { recursive: true, mode: 0o700 });
    await mkdir(copy.stagingFolder, { mode: 0o700 });
  } catch (thrown) {
    throw writeFailure(thrown, workingFolder(dataDir));
  }
  return copy;
}

export async function removeWorkingCopy({ folder }: WorkingCopy): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export async function writeOrigin({ folder }: WorkingCopy, origin: Origin): Promise<void> {
  const next = `${originFile(folder)}.next`;
  try {
    await writeFile(next, JSON.stringify(origin));
    await rename(next, originFile(folder));
  } catch (thrown) {
    throw writeFailure(thrown, folder);
  }
}

async function readOrigin(folder: string): Promise<Origin | null> {
  try {
    return JSON.parse(await readFile(originFile(folder), 'utf8')) as Origin;
  } catch {
    // A folder without a readable origin was never finished: it holds nothing that was acknowledged.
    return null;
  }
}

/** When the working copy was last written, ms since 1970 UTC; 0 when it has no database. */
async function editedAtOf({ databaseFile }: WorkingCopy): Promise<number> {
  const times = [databaseFile, `${databaseFile}.wal`].map((path) =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  return Math.max(...(await Promise.all(times)));
}

export interface Leftover {
  readonly copy: WorkingCopy;
  readonly origin: Origin;
  readonly editedAt: number;
}

/** Working copies on disk, newest first. Whether one is in use is for the lock to say. */
export async function listWorkingCopies(dataDir: string): Promise<readonly Leftover[]> {
  const names = await readdir(workingFolder(dataDir)).catch(() => [] as string[]);
  const found: Leftover[] = [];
  for (const name of names) {
    const copy = workingCopyIn(join(workingFolder(dataDir), name));
    const origin = await readOrigin(copy.folder);
    const editedAt = await editedAtOf(copy);
    if (origin !== null && editedAt > 0) found.push({ copy, origin, editedAt });
  }
  return found.sort((left, right) => right.editedAt - left.editedAt);
}

/** One lock for each workbook: by its real path, or by its working copy while it has none. */
function lockFile(dataDir: string, file: string | null, copy: WorkingCopy | null): string {
  const key = file === null ? `untitled-${basename(copy?.folder ?? '')}` : createHash('sha256').update(file).digest('hex').slice(0, 32);
  return join(dataDir, 'locks', key);
}

/** Takes the workbook's lock or fails with WORKBOOK_IN_USE, naming the process. */
export async function lockWorkbook(dataDir: string, file: string | null, copy: WorkingCopy | null): Promise<ProcessLock> {
  const lock = await takeLock(lockFile(dataDir, file, copy));
  if ('pid' in lock) return fail('WORKBOOK_IN_USE', { file: file === null ? 'The workbook' : basename(file), pid: lock.pid });
  return lock;
}

/** Younger folders without an origin may be in the making. */
const abandonedAfterMs = 3_600_000;

async function isAbandoned(dataDir: string, folder: string, now: number): Promise<boolean> {
  const copy = workingCopyIn(folder);
  const origin = await readOrigin(folder);
  if (origin === null) return now - (await stat(folder)).mtimeMs > abandonedAfterMs;
  if (origin.holder === 'window' || (origin.holder === 'terminal' && origin.file !== null)) return false;
  return !(await isInUse(dataDir, { copy, origin }));
}

/** Removes what dead processes left and nobody will ask for: half-made copies, and workbooks without a name that no window had open. */
export async function sweepWorkingCopies(dataDir: string, now: number): Promise<void> {
  for (const name of await readdir(workingFolder(dataDir)).catch(() => [] as string[])) {
    const folder = join(workingFolder(dataDir), name);
    if (await isAbandoned(dataDir, folder, now)) await rm(folder, { recursive: true, force: true });
  }
}

/** The process that has the workbook of this working copy open, or null. */
export function userOf(dataDir: string, { origin, copy }: Pick<Leftover, 'origin' | 'copy'>): Promise<number | null> {
  return holderOf(lockFile(dataDir, origin.file, copy));
}

export async function isInUse(dataDir: string, leftover: Pick<Leftover, 'origin' | 'copy'>): Promise<boolean> {
  return (await userOf(dataDir, leftover)) !== null;
}
