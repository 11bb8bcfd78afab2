import { setTimeout } from 'node:timers/promises';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { isSameStamp, stampOf } from './file-stamp.ts';
import { openReceivedDatabase } from './open-database.ts';
import { openLeftover, type Opening } from './open-file.ts';
import type { OwnedWorkbook } from './open-workbook.ts';
import type { ProcessLock } from './process-lock.ts';
import { readStoredDocument } from './stored-document.ts';
import { type Leftover, listWorkingCopies, lockWorkbook, type Origin, removeWorkingCopy, userOf } from './working-copy.ts';

/** A save that was under way when the process died did finish when the file is the one it was about to put there. */
async function settleSave(origin: Origin): Promise<Origin> {
  const { saving, file } = origin;
  if (saving === null || file === null) return { ...origin, saving: null };
  if (!isSameStamp(await stampOf(file), saving.stamp)) return { ...origin, saving: null };
  return { ...origin, stamp: saving.stamp, savedRevision: saving.revision, savedAt: saving.at, saving: null };
}

async function hasUnsavedEdits({ copy, origin }: Leftover): Promise<boolean> {
  try {
    const session = await openReceivedDatabase(copy, 'The working copy');
    try {
      return (await readStoredDocument(session, 'The working copy')).revision > origin.savedRevision;
    } finally {
      await session.close();
    }
  } catch (thrown) {
    // Unreadable: it is offered, so that the person hears of it, rather than thrown away in silence.
    if (thrown instanceof AppFailure) return true;
    throw thrown;
  }
}

/** Working copies of this file that a dead process left, newest first; those without unsaved edits are removed. The file's lock must be held. */
export async function leftoversOf(dataDir: string, file: string): Promise<readonly Leftover[]> {
  const kept: Leftover[] = [];
  for (const leftover of await listWorkingCopies(dataDir)) {
    if (leftover.origin.file !== file) continue;
    const settled = { ...leftover, origin: await settleSave(leftover.origin) };
    if (await hasUnsavedEdits(settled)) kept.push(settled);
    else await removeWorkingCopy(leftover.copy);
  }
  return kept;
}

/** Opens a leftover as it was. */
export function recoverLeftover(opening: Opening, { copy, origin }: Leftover, lock: ProcessLock): Promise<OwnedWorkbook> {
  return openLeftover(opening, copy, { ...origin, holder: opening.holder }, lock);
}

const orphanEndsWithinMs = 4000;
const lookAgainAfterMs = 50;

/** There is one window for a data folder: another process that still has its workbook is what a killed window left, and ends by itself. */
async function isFree(dataDir: string, leftover: Leftover): Promise<boolean> {
  for (const deadline = performance.now() + orphanEndsWithinMs; performance.now() < deadline; await setTimeout(lookAgainAfterMs)) {
    const user = await userOf(dataDir, leftover);
    if (user === null || user === process.pid) return user === null;
  }
  return false;
}

/** Opens the newest workbook that a window had open when its process died; null when there is none. */
export async function resumeNewest(opening: Opening): Promise<OwnedWorkbook | null> {
  for (const leftover of await listWorkingCopies(opening.dataDir)) {
    if (leftover.origin.holder !== 'window' || !(await isFree(opening.dataDir, leftover))) continue;
    const lock = await lockWorkbook(opening.dataDir, leftover.origin.file, leftover.copy);
    try {
      return await recoverLeftover(opening, { ...leftover, origin: await settleSave(leftover.origin) }, lock);
    } catch (thrown) {
      await lock.release();
      throw thrown;
    }
  }
  return null;
}
