import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { newDocument } from '../../../shared/workbook/document.ts';
import { serialiseDocument } from '../../../shared/workbook/serialise.ts';
import { requireSpace } from './disk-space.ts';
import { copyInto } from './durable-file.ts';
import { isMissing, readFailure, writeFailure } from './file-failure.ts';
import { isSameStamp, stampOf } from './file-stamp.ts';
import { createDatabase, openFailure, openReceivedDatabase, requireDatabaseFile } from './open-database.ts';
import { createOpenWorkbook, type OwnedWorkbook, type WorkbookParts } from './open-workbook.ts';
import type { ProcessLock } from './process-lock.ts';
import {
  createWorkingCopy,
  lockWorkbook,
  type Origin,
  sweepWorkingCopies,
  removeWorkingCopy,
  type WorkingCopy,
  writeOrigin,
} from './working-copy.ts';

/** What every way of opening needs. */
export interface Opening {
  readonly dataDir: string;
  readonly appVersion: string;
  readonly holder: Origin['holder'];
  readonly now: () => number;
  readonly onChanged: WorkbookParts['onChanged'];
}

/** The path without symbolic links; for a file that is not there yet, that of its folder. */
export async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    if (!isMissing(thrown)) throw readFailure(thrown, path);
  }
  try {
    return join(await realpath(dirname(path)), basename(path));
  } catch (thrown) {
    throw writeFailure(thrown, dirname(path));
  }
}

const freshOrigin = (holder: Origin['holder']): Origin => ({
  file: null,
  stamp: null,
  savedRevision: 1,
  savedAt: null,
  isDemo: false,
  holder,
  saving: null,
});

/** An empty workbook that has no file yet. */
export async function newWorkbook(opening: Opening, name: string): Promise<OwnedWorkbook> {
  await sweepWorkingCopies(opening.dataDir, opening.now());
  const copy = await createWorkingCopy(opening.dataDir);
  let lock: ProcessLock | null = null;
  try {
    lock = await lockWorkbook(opening.dataDir, null, copy);
    const session = await createDatabase(copy, serialiseDocument(newDocument(name)), opening.appVersion);
    const origin = freshOrigin(opening.holder);
    await writeOrigin(copy, origin);
    return await createOpenWorkbook({ ...opening, session, copy, lock, origin, recovered: false });
  } catch (thrown) {
    await lock?.release();
    await removeWorkingCopy(copy);
    throw thrown;
  }
}

/** Copies the file in, watching that it stays the same meanwhile. */
async function copyIn(source: string, copy: WorkingCopy, { signal, progress }: JobContext): Promise<Origin['stamp']> {
  try {
    await requireDatabaseFile(source, basename(source));
    const before = await stampOf(source);
    const { size, dev } = await stat(source);
    const isSameDisk = (await stat(copy.folder)).dev === dev;
    await requireSpace(copy.folder, isSameDisk ? 2 * size : size);
    const started = performance.now();
    const onProgress = (fraction: number) => {
      if (performance.now() - started > 300) progress('Opening the workbook', fraction);
    };
    await copyInto(source, copy.databaseFile, { signal, onProgress });
    if (!isSameStamp(before, await stampOf(source))) fail('FILE_CHANGED', { file: basename(source) });
    return before;
  } catch (thrown) {
    throw readFailure(thrown, source);
  }
}

export interface FileChoice {
  /** Real path of the file that is copied in. */
  readonly source: string;
  /** What the workbook is called and saved to; null = as a new one without a name. */
  readonly file: string | null;
  readonly isDemo: boolean;
}

/** Opens a file through a fresh working copy. The lock is the caller's until this returns. */
export async function openFile(
  opening: Opening,
  choice: FileChoice,
  heldLock: ProcessLock | null,
  job: JobContext,
): Promise<OwnedWorkbook> {
  await sweepWorkingCopies(opening.dataDir, opening.now());
  const copy = await createWorkingCopy(opening.dataDir);
  let lock = heldLock;
  try {
    lock ??= await lockWorkbook(opening.dataDir, null, copy);
    const stamp = await copyIn(choice.source, copy, job);
    return await openWorking(
      opening,
      copy,
      { ...freshOrigin(opening.holder), stamp: choice.file === null ? null : stamp, file: choice.file, isDemo: choice.isDemo },
      lock,
      false,
    );
  } catch (thrown) {
    await removeWorkingCopy(copy);
    await lock?.release();
    throw thrown;
  }
}

/** Opens the database of a working copy; `recovered`: it was left by a process that died. */
export async function openWorking(
  opening: Opening,
  copy: WorkingCopy,
  origin: Origin,
  lock: ProcessLock,
  recovered: boolean,
): Promise<OwnedWorkbook> {
  const file = basename(origin.file ?? 'The workbook');
  const session = await openReceivedDatabase(copy, file);
  try {
    const workbook = await createOpenWorkbook({ ...opening, session, copy, lock, origin, recovered });
    // What was left by a dead process has its origin beside it; on a full disk it must still open.
    if (!recovered) await workbook.setOrigin({ ...origin, savedRevision: workbook.stored().revision });
    return workbook;
  } catch (thrown) {
    await session.close();
    throw openFailure(thrown, file);
  }
}
