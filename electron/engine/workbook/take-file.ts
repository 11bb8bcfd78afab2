import { basename } from 'node:path';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OwnedSession } from '../database-session.ts';
import { type CopiedFile, copyIn } from './copy-in.ts';
import { openReceivedDatabase } from './open-database.ts';
import { removeWorkingCopy } from './working-copy.ts';

/** A copied file whose database is open and was looked at; no workbook has been made of it yet. */
export interface TakenFile extends CopiedFile {
  readonly session: OwnedSession;
}

/** Opens what was copied; when that fails the copy is removed. */
export async function takeCopied(copied: CopiedFile): Promise<TakenFile> {
  try {
    return { ...copied, session: await openReceivedDatabase(copied.copy, basename(copied.source)) };
  } catch (thrown) {
    await removeWorkingCopy(copied.copy);
    throw thrown;
  }
}

export async function takeFile(dataDir: string, source: string, job: JobContext): Promise<TakenFile> {
  return takeCopied(await copyIn(dataDir, source, job));
}

export async function dropTaken({ session, copy }: TakenFile): Promise<void> {
  await session.close();
  await removeWorkingCopy(copy);
}
