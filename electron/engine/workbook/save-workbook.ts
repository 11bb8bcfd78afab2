import { open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext, WorkbookState } from '../../../shared/protocol/engine-protocol.ts';
import { requireSpace } from './disk-space.ts';
import { copyInto, replaceFile, syncFile } from './durable-file.ts';
import { writeFailure } from './file-failure.ts';
import { isSameStamp, stampOf } from './file-stamp.ts';
import type { OwnedWorkbook } from './open-workbook.ts';
import { removedExtracts, writePurgedCopy } from './purge-copy.ts';
import { lockWorkbook } from './working-copy.ts';

/** The database's three header blocks: they change with every checkpoint and with nothing else. */
const headerBytes = 3 * 4096;
const maxAttempts = 5;

async function headerOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    return (await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)).buffer;
  } finally {
    await handle.close();
  }
}

const flush = (workbook: OwnedWorkbook) => workbook.session.withConnection((connection) => connection.run('CHECKPOINT'));

/** Copies the database as of one checkpoint; an import that commits meanwhile may cause another one, then it is copied again. */
async function copyDatabase(workbook: OwnedWorkbook, target: string, { progress }: JobContext): Promise<void> {
  const source = workbook.copy.databaseFile;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    await flush(workbook);
    const before = await headerOf(source);
    await copyInto(source, target, { onProgress: (fraction) => progress('Saving the workbook', fraction) });
    if (before.equals(await headerOf(source))) return;
    await rm(target);
  }
  fail('ENGINE_BUSY');
}

/** Writes what the file is to hold into `target`: the database, without rows of extracts that were removed. */
async function writeCopy(workbook: OwnedWorkbook, target: string, job: JobContext): Promise<void> {
  const removed = removedExtracts(workbook.stored(), workbook.receipts().keys());
  if (removed.length === 0) return copyDatabase(workbook, target, job);
  job.progress('Removing rows of removed extracts', null);
  const purged = await workbook.session.withConnection((connection) =>
    writePurgedCopy(connection, workbook.session.stagingFolder, workbook.stored(), removed),
  );
  try {
    await copyInto(purged, target, { onProgress: (fraction) => job.progress('Saving the workbook', fraction) });
  } finally {
    await rm(purged, { force: true });
  }
}

async function writeInto(workbook: OwnedWorkbook, path: string, savedAt: string, job: JobContext): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${process.pid}.saving`);
  try {
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
