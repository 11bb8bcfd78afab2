import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashValue } from '../../../shared/base/hash.ts';

const fileOf = (dataDir: string, sql: string) => join(dataDir, 'asked-sql', hashValue([sql]));

/** Remembers that a person ran this SQL on this machine. */
export async function rememberAsked(dataDir: string, sql: string): Promise<void> {
  const file = fileOf(dataDir, sql);
  await mkdir(join(dataDir, 'asked-sql'), { recursive: true, mode: 0o700 });
  await writeFile(file, '', { mode: 0o600 });
}

/** Whether a person ran this SQL here before; what came inside somebody else's workbook was not. */
export async function wasAsked(dataDir: string, sql: string): Promise<boolean> {
  return stat(fileOf(dataDir, sql)).then(
    () => true,
    () => false,
  );
}
