import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Most files kept of one kind; the oldest go first. */
const mostKept = 24;

const folderIn = (dataDir: string) => join(dataDir, 'kept');
const fileIn = (dataDir: string, kind: string, key: string) => join(folderIn(dataDir), `${kind}-${key}.json`);

async function sweep(folder: string, kind: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.json'));
  if (names.length <= mostKept) return;
  // One that another process has just swept away is as old as can be.
  const ageOf = (name: string) =>
    stat(join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
  const aged = await Promise.all(names.map(async (name) => ({ name, at: await ageOf(name) })));
  aged.sort((left, right) => left.at - right.at);
  for (const { name } of aged.slice(0, aged.length - mostKept)) await rm(join(folder, name), { force: true });
}

/** This program's own file: another build may word, count or read differently. */
async function ownBuild(): Promise<string> {
  const { mtimeMs, size } = await stat(fileURLToPath(import.meta.url));
  return `${mtimeMs}/${size}`;
}

/** What an earlier session of this build kept, so that this one need not find it out again; null when it kept nothing. */
export async function readKept<T>(dataDir: string, kind: string, key: string): Promise<T | null> {
  try {
    const [text, build] = await Promise.all([readFile(fileIn(dataDir, kind, key), 'utf8'), ownBuild()]);
    const kept = JSON.parse(text) as { readonly build: string; readonly value: T };
    return kept.build === build ? kept.value : null;
  } catch {
    return null; // not kept yet, or cut off by a crash: it is found out again
  }
}

export async function keep(dataDir: string, kind: string, key: string, value: unknown): Promise<void> {
  const file = fileIn(dataDir, kind, key);
  await mkdir(folderIn(dataDir), { recursive: true, mode: 0o700 });
  // Two who find out the same at once each write their own; whichever is later stays.
  const temporary = `${file}.${randomUUID()}.part`;
  await writeFile(temporary, JSON.stringify({ build: await ownBuild(), value }), { mode: 0o600 });
  await rename(temporary, file);
  await sweep(folderIn(dataDir), kind);
}
