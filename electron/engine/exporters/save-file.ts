import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import { syncFolder } from '../workbook/durable-file.ts';
import { writeFailure } from '../workbook/file-failure.ts';

/** Writes a whole file under a temporary name and renames it: at every moment the name holds the old file or the new one. Returns its size. */
export async function saveFile(path: string, content: string | Uint8Array, signal: AbortSignal): Promise<number> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (signal.aborted) fail('CANCELLED');
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return (await stat(path)).size;
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw writeFailure(thrown, dirname(path));
  }
}
