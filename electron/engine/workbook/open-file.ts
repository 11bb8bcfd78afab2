import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { newDocument } from '../../../shared/workbook/document.ts';
import { serialiseDocument } from '../../../shared/workbook/serialise.ts';
import { isMissing, readFailure, writeFailure } from './file-failure.ts';
import type { ExpectedFile, FileAhead } from './file-ahead.ts';
import { createDatabase, openFailure, openReceivedDatabase } from './open-database.ts';
import { createOpenWorkbook, type OwnedWorkbook, type WorkbookParts } from './open-workbook.ts';
import { keepContent } from './keep-content.ts';
import { pendingSession } from './pending-session.ts';
import type { ProcessLock } from './process-lock.ts';
import { dropTaken, type TakenFile, takeFile } from './take-file.ts';
import { readContent } from './workbook-content.ts';
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
    const content = await readContent(session, name);
    return createOpenWorkbook({ ...opening, session, copy, content, lock, origin, recovered: false });
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

function originOf(opening: Opening, { file, isDemo }: FileChoice, { stamp, content }: Pick<TakenFile, 'stamp' | 'content'>): Origin {
  const savedRevision = content.stored.revision;
  return { ...freshOrigin(opening.holder), stamp: file === null ? null : stamp, file, isDemo, savedRevision };
}

/** Opens a file through a fresh working copy, or the one that was made ahead. The lock is the caller's until this returns. */
export async function openFile(
  opening: Opening,
  choice: FileChoice,
  heldLock: ProcessLock | null,
  job: JobContext,
): Promise<OwnedWorkbook> {
  await sweepWorkingCopies(opening.dataDir, opening.now());
  const ahead = (await opening.ahead?.claim(choice.source, job)) ?? null;
  if (ahead !== null && 'found' in ahead && heldLock !== null) return openExpected(opening, choice, ahead, heldLock);
  const taken = ahead === null ? await takeFile(opening.dataDir, choice.source, job) : 'found' in ahead ? await ahead.found : ahead;
  let lock = heldLock;
  try {
    lock ??= await lockWorkbook(opening.dataDir, null, taken.copy);
    const origin = originOf(opening, choice, taken);
    await writeOrigin(taken.copy, origin);
    const workbook = createOpenWorkbook({ ...opening, ...taken, lock, origin, recovered: false });
    if (opening.holder === 'window') await keepContent(opening.dataDir, workbook);
    return workbook;
  } catch (thrown) {
    await dropTaken(taken);
    await lock?.release();
    throw thrown;
  }
}

/**
 * Opens a file on what was kept of it: whatever needs the database waits until it is open, the document and what its receipts say need
 * not. The working copy gets its origin when it is whole, so that half a copy is never taken for edits of a process that died.
 */
function openExpected(opening: Opening, choice: FileChoice, expected: ExpectedFile, lock: ProcessLock): OwnedWorkbook {
  const { copy, content } = expected;
  const opened = expected.found.then(async (taken) => {
    try {
      await writeOrigin(copy, originOf(opening, choice, taken));
      return taken;
    } catch (thrown) {
      await dropTaken(taken);
      throw thrown;
    }
  });
  const session = pendingSession(
    opened.then((taken) => taken.session),
    copy.stagingFolder,
    expected.hurry,
  );
  const found = opened.then((taken) => taken.content);
  const origin = originOf(opening, choice, expected);
  return createOpenWorkbook({ ...opening, session, copy, content, found, lock, origin, recovered: false });
}

/** Opens the database of a working copy that a process left when it died; its origin lies beside it. */
export async function openLeftover(opening: Opening, copy: WorkingCopy, origin: Origin, lock: ProcessLock): Promise<OwnedWorkbook> {
  const file = basename(origin.file ?? 'The workbook');
  const session = await openReceivedDatabase(copy, file);
  try {
    const content = await readContent(session, file);
    return createOpenWorkbook({ ...opening, session, copy, content, lock, origin, recovered: true });
  } catch (thrown) {
    await session.close();
    throw openFailure(thrown, file);
  }
}
