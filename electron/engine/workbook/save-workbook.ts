import { open, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext, WorkbookState } from '../../../shared/protocol/engine-protocol.ts';
import { requireSpace } from './disk-space.ts';
import { type CopyWatch, copyInto, replaceFile, syncFile } from './durable-file.ts';
import { writeFailure } from './file-failure.ts';
import { isSameStamp, stampOf } from './file-stamp.ts';
import type { OwnedWorkbook } from './open-workbook.ts';
import { isRunning } from './process-lock.ts';
import { hasRemovedRows, writeSnapshot } from './snapshot-copy.ts';
import { lockWorkbook } from './working-copy.ts';

/** The database's three header blocks: they change with every checkpoint and with nothing else. */
const headerBytes = 3 * 4096;
const maxAttempts = 3;

async function headerOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    return (await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)).buffer;
  } finally {
    await handle.close();
  }
}

/** False while an import has a transaction open: what it wrote cannot be told apart in the file. */
async function checkpoint({ session }: OwnedWorkbook): Promise<boolean> {
  try {
    await session.withConnection((connection) => connection.run('CHECKPOINT'));
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && /cannot checkpoint/i.test(thrown.message)) return false;
    throw thrown;
  }
}

/** Copies the database as of one checkpoint; false when other writers made that impossible. */
async function copyDatabase(workbook: OwnedWorkbook, target: string, watch: CopyWatch): Promise<boolean> {
  const source = workbook.copy.databaseFile;
  for (let attempt = 1; attempt <= maxAttempts && (await checkpoint(workbook)); attempt++) {
    const before = await headerOf(source);
    await copyInto(source, target, watch);
    if (before.equals(await headerOf(source))) return true;
    await rm(target);
  }
  return false;
}

async function copySnapshot({ session, stored }: OwnedWorkbook, target: string, watch: CopyWatch): Promise<void> {
  const snapshot = join(session.stagingFolder, 'snapshot.duckdb');
  const onProgress = (fraction: number) => watch.onProgress?.(fraction);
  try {
    await rm(snapshot, { force: true });
    await session.withConnection((connection) => writeSnapshot(connection, snapshot, stored(), onProgress));
    await copyInto(snapshot, target);
  } finally {
    await rm(snapshot, { force: true });
  }
}

/** Writes what the file is to hold into `target`: the database as it is, or a fresh one where that would not do. */
async function writeCopy(workbook: OwnedWorkbook, target: string, { progress }: JobContext): Promise<void> {
  const watch: CopyWatch = { onProgress: (fraction) => progress('Saving the workbook', fraction) };
  if (!hasRemovedRows(workbook.stored(), workbook.receipts().keys()) && (await copyDatabase(workbook, target, watch))) return;
  await copySnapshot(workbook, target, watch);
}

const temporaryName = (file: string, pid: number | string) => `.${file}.${pid}.saving`;

/** Half-written files of saves that a crash cut short. */
async function removeAbandoned(folder: string, file: string): Promise<void> {
  const [before = '', after = ''] = temporaryName(file, '*').split('*');
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(before) && name.endsWith(after) ? Number(name.slice(before.length, -after.length)) : Number.NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(join(folder, name), { force: true });
  }
}

async function writeInto(workbook: OwnedWorkbook, path: string, savedAt: string, job: JobContext): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName(basename(path), process.pid));
  try {
    await removeAbandoned(folder, basename(path));
    await requireSpace(folder, (await stat(workbook.copy.databaseFile)).size);
    await rm(temporary, { force: true });
    await writeCopy(workbook, temporary, job);
    await syncFile(temporary);
    const stamp = (await stampOf(temporary)) ?? fail('FOLDER_READ_ONLY', { folder });
    const { revision } = workbook.stored();
    // Said before the rename, so that a crash right after it is not taken for unsaved edits or for somebody else's file.
    await workbook.setOrigin({ ...workbook.origin(), saving: { stamp, revision, at: savedAt } });
    await replaceFile(temporary, path, `${path}~`);
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw thrown instanceof AppFailure ? thrown : writeFailure(thrown, folder);
  }
}

async function requireUnchanged(workbook: OwnedWorkbook, path: string): Promise<void> {
  const now = await stampOf(path);
  if (now !== null && !isSameStamp(now, workbook.origin().stamp)) fail('WORKBOOK_CHANGED_ON_DISK', { file: basename(path) });
}

/** Saves to the file the workbook was opened from; refuses when somebody else has changed it since. */
export function saveWorkbook(workbook: OwnedWorkbook, now: number, job: JobContext): Promise<WorkbookState> {
  return workbook.alone(async () => {
    const { file } = workbook.origin();
    if (file === null) return fail('INVALID_REQUEST', { problem: 'the workbook has no file name yet' });
    await requireUnchanged(workbook, file);
    const savedAt = new Date(now).toISOString();
    await writeInto(workbook, file, savedAt, job);
    const stamp = await stampOf(file);
    await workbook.setOrigin({ ...workbook.origin(), stamp, savedAt, savedRevision: workbook.stored().revision, saving: null });
    return workbook.state();
  });
}

/** Saves under a name, which becomes the workbook's own; `path` is real (no symbolic link in it). */
export function saveWorkbookAs(
  workbook: OwnedWorkbook,
  path: string,
  dataDir: string,
  now: number,
  job: JobContext,
): Promise<WorkbookState> {
  if (workbook.origin().file === path) return saveWorkbook(workbook, now, job);
  return workbook.alone(async () => {
    const lock = await lockWorkbook(dataDir, path, null);
    try {
      const savedAt = new Date(now).toISOString();
      await writeInto(workbook, path, savedAt, job);
      const origin = { ...workbook.origin(), file: path, stamp: await stampOf(path), savedAt, isDemo: false };
      await workbook.setOrigin({ ...origin, savedRevision: workbook.stored().revision, saving: null }, lock);
    } catch (thrown) {
      await lock.release();
      throw thrown;
    }
    return workbook.state();
  });
}
