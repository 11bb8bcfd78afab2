import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Most answers kept of one kind; the oldest go first. */
const mostKept = 24;
/** Databases are larger. */
const mostDatabases = 6;
const databaseEnding = '.duckdb';

const folderIn = (dataDir: string) => join(dataDir, 'kept');
const fileIn = (dataDir: string, kind: string, key: string) => join(folderIn(dataDir), `${kind}-${key}.json`);

async function sweep(folder: string, kind: string, ending: string, most: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${kind}-`) && name.endsWith(ending));
  if (names.length <= most) return;
  // One that another process has just swept away is as old as can be.
  const ageOf = (name: string) =>
    stat(join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
  const aged = await Promise.all(names.map(async (name) => ({ name, at: await ageOf(name) })));
  aged.sort((left, right) => left.at - right.at);
  for (const { name } of aged.slice(0, aged.length - most)) await rm(join(folder, name), { force: true });
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
  await sweep(folderIn(dataDir), kind, '.json', mostKept);
}

const databaseIn = (dataDir: string, kind: string, key: string) => join(folderIn(dataDir), `${kind}-${key}${databaseEnding}`);
const fingerprint = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Puts a database that an earlier session of this build kept at `target`; false when there is none, or it is not what was kept. */
export async function takeDatabase(dataDir: string, kind: string, key: string, target: string): Promise<boolean> {
  const sha256 = await readKept<string>(dataDir, kind, key);
  if (sha256 === null) return false;
  try {
    const bytes = await readFile(databaseIn(dataDir, kind, key));
    if (fingerprint(bytes) !== sha256) return false;
    await writeFile(target, bytes, { mode: 0o600 });
    return true;
  } catch {
    return false; // swept away meanwhile: it is made again
  }
}

/** Keeps a copy of a database for later sessions. */
export async function keepDatabase(dataDir: string, kind: string, key: string, source: string): Promise<void> {
  const bytes = await readFile(source);
  const file = databaseIn(dataDir, kind, key);
  await mkdir(folderIn(dataDir), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomUUID()}.part`;
  await writeFile(temporary, bytes, { mode: 0o600 });
  await rename(temporary, file);
  await keep(dataDir, kind, key, fingerprint(bytes));
  await sweep(folderIn(dataDir), kind, databaseEnding, mostDatabases);
}
