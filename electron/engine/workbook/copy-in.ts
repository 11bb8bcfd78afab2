import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { requireSpace } from './disk-space.ts';
import { type CopyWatch, copyInto } from './durable-file.ts';
import { readFailure } from './file-failure.ts';
import { type FileStamp, isSameStamp, stampOf } from './file-stamp.ts';
import { requireDatabaseFile } from './require-database-file.ts';
import { removeWorkingCopy, type WorkingCopy } from './working-copy.ts';

/** A file in a fresh working copy, and what it was known by while it was copied. */
export interface CopiedFile {
  /** Real path of the file. */
  readonly source: string;
  readonly stamp: FileStamp | null;
  readonly copy: WorkingCopy;
}

export type CopyJob = JobContext & Pick<CopyWatch, 'onHandedOver'>;

async function copyUnchanged(source: string, copy: WorkingCopy, { signal, progress, onHandedOver }: CopyJob): Promise<FileStamp | null> {
  await requireDatabaseFile(source, basename(source));
  const before = await stampOf(source);
  const { size, dev } = await stat(source);
  const isSameDisk = (await stat(copy.folder)).dev === dev;
  await requireSpace(copy.folder, isSameDisk ? 2 * size : size);
  const started = performance.now();
  const onProgress = (fraction: number) => {
    if (performance.now() - started > 300) progress('Opening the workbook', fraction);
  };
  await copyInto(source, copy.databaseFile, { signal, onProgress, ...(onHandedOver === undefined ? {} : { onHandedOver }) });
  if (!isSameStamp(before, await stampOf(source))) fail('FILE_CHANGED', { file: basename(source) });
  return before;
}

/** Copies a file into a fresh working copy, watching that it stays the same meanwhile; when that fails the working copy is removed. */
export async function copyIn(source: string, copy: WorkingCopy, job: CopyJob): Promise<CopiedFile> {
  try {
    return { source, copy, stamp: await copyUnchanged(source, copy, job) };
  } catch (thrown) {
    await removeWorkingCopy(copy);
    throw readFailure(thrown, source);
  }
}
