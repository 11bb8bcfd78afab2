import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { newDocument } from '../../../shared/workbook/document.ts';
import { serialiseDocument } from '../../../shared/workbook/serialise.ts';
import { isMissing, readFailure, writeFailure } from './file-failure.ts';
import type { FileAhead } from './file-ahead.ts';
import { createDatabase, openFailure, openReceivedDatabase } from './open-database.ts';
import { createOpenWorkbook, type OwnedWorkbook, type WorkbookParts } from './open-workbook.ts';
import type { ProcessLock } from './process-lock.ts';
import { dropTaken, type TakenFile, takeFile } from './take-file.ts';
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
  /** The file that the window will open first, copied in while the window loads. */
  readonly ahead?: FileAhead | null;
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

export interface FileChoice {
  /** Real path of the file that is copied in. */
  readonly source: string;
  /** What the workbook is called and saved to; null = as a new one without a name. */
  readonly file: string | null;
  readonly isDemo: boolean;
}

/** Opens a file through a fresh working copy, or the one that was made ahead. The lock is the caller's until this returns. */
export async function openFile(
  opening: Opening,
  choice: FileChoice,
  heldLock: ProcessLock | null,
  job: JobContext,
): Promise<OwnedWorkbook> {
  await sweepWorkingCopies(opening.dataDir, opening.now());
  const taken = (await opening.ahead?.claim(choice.source, job)) ?? (await takeFile(opening.dataDir, choice.source, job));
  let lock = heldLock;
  try {
    lock ??= await lockWorkbook(opening.dataDir, null, taken.copy);
    const { file, isDemo } = choice;
    const origin = { ...freshOrigin(opening.holder), stamp: file === null ? null : taken.stamp, file, isDemo };
    return await openTaken(opening, taken, origin, lock, false);
  } catch (thrown) {
    await dropTaken(taken);
    await lock?.release();
    throw thrown;
  }
}

async function openTaken(
  opening: Opening,
  { session, copy }: Pick<TakenFile, 'session' | 'copy'>,
  origin: Origin,
  lock: ProcessLock,
  recovered: boolean,
): Promise<OwnedWorkbook> {
  try {
    const workbook = await createOpenWorkbook({ ...opening, session, copy, lock, origin, recovered });
    // What was left by a dead process has its origin beside it; on a full disk it must still open.
    if (!recovered) await workbook.setOrigin({ ...origin, savedRevision: workbook.stored().revision });
    return workbook;
  } catch (thrown) {
    await session.close();
    throw openFailure(thrown, basename(origin.file ?? 'The workbook'));
  }
}

/** Opens the database of a working copy that was left by a process that died. */
export async function openLeftover(opening: Opening, copy: WorkingCopy, origin: Origin, lock: ProcessLock): Promise<OwnedWorkbook> {
  const session = await openReceivedDatabase(copy, basename(origin.file ?? 'The workbook'));
  return openTaken(opening, { session, copy }, origin, lock, true);
}
