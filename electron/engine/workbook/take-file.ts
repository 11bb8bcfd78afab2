import { basename } from 'node:path';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OwnedSession } from '../database-session.ts';
import { type CopiedFile, copyIn } from './copy-in.ts';
import { openFailure, openReceivedDatabase } from './open-database.ts';
import { readContent, type WorkbookContent } from './workbook-content.ts';
import { createWorkingCopy, removeWorkingCopy } from './working-copy.ts';

/** A file that was copied, opened, looked at and read; no workbook has been made of it yet. */
export interface TakenFile extends CopiedFile {
  readonly content: WorkbookContent;
  readonly session: OwnedSession;
}

/** Opens what was copied; when that fails the copy is removed. */
export async function takeCopied(copied: CopiedFile): Promise<TakenFile> {
  const file = basename(copied.source);
  let session: OwnedSession | null = null;
  try {
    session = await openReceivedDatabase(copied.copy, file);
    return { ...copied, session, content: await readContent(session, file) };
  } catch (thrown) {
    await session?.close();
    await removeWorkingCopy(copied.copy);
    throw openFailure(thrown, file);
  }
}

export async function takeFile(dataDir: string, source: string, job: JobContext): Promise<TakenFile> {
  return takeCopied(await copyIn(source, await createWorkingCopy(dataDir), job));
}

export async function dropTaken({ session, copy }: Pick<TakenFile, 'session' | 'copy'>): Promise<void> {
  await session.close();
  await removeWorkingCopy(copy);
}
