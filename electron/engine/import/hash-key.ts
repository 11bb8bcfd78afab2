import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../workbook/file-failure.ts';

const keyBytes = 32;

/**
 * The key of the codes that replace values, as hex: made once for this profile, kept beside the workbooks and never in one, so that
 * a shared workbook cannot be searched for known values. The same value has the same code in every workbook of the profile.
 */
export async function hashKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'codes.key');
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
  }
  const key = randomBytes(keyBytes).toString('hex');
  await writeFile(path, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
