import { open } from 'node:fs/promises';
import { fail } from '../../../shared/errors/fail.ts';

/** A DuckDB file says DUCK after its first checksum; anything else is refused before DuckDB sees it. */
export async function requireDatabaseFile(path: string, file: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    if (bytesRead < 12 || buffer.toString('latin1', 8, 12) !== 'DUCK') fail('WORKBOOK_NOT_ONE', { file });
  } finally {
    await handle.close();
  }
}
