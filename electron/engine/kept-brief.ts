import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashValue } from '../../shared/base/hash.ts';
import { localDay } from '../../shared/calendar/time-zone.ts';
import type { Brief } from '../../shared/explain/brief.ts';
import type { EngineContext } from './engine-context.ts';

/** Most pages kept; the oldest go first. */
const mostKept = 24;

/** This program's own file: another build may word or count differently. */
async function buildStamp(): Promise<string> {
  const { mtimeMs, size } = await stat(fileURLToPath(import.meta.url));
  return `${mtimeMs}/${size}`;
}

/** Everything the page follows from: document, every receipt with its state, the day, and the program. */
async function keyOf(context: EngineContext): Promise<string> {
  const workbook = context.workbook();
  const document = workbook.document();
  return hashValue({
    document,
    active: workbook.activeExtracts(),
    receipts: [...workbook.receipts()],
    day: localDay(document.settings.timeZone, context.now()),
    version: context.appVersion,
    build: await buildStamp(),
  });
}

async function readKept(file: string): Promise<Brief | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Brief;
  } catch {
    return null; // not kept yet, or cut off by a crash: it is computed again
  }
}

async function sweep(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('brief-'));
  if (names.length <= mostKept) return;
  const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  aged.sort((left, right) => left.at - right.at);
  for (const { name } of aged.slice(0, aged.length - mostKept)) await rm(join(folder, name), { force: true });
}

/** The brief as it was for exactly this state of the workbook on this day, else computed now; so that a workbook opens at once. */
export async function keptBrief(context: EngineContext, compute: () => Promise<Brief>): Promise<Brief> {
  const folder = join(context.dataDir, 'kept');
  const file = join(folder, `brief-${await keyOf(context)}.json`);
  const kept = await readKept(file);
  if (kept !== null) return kept;
  const brief = await compute();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.part`;
  await writeFile(temporary, JSON.stringify(brief), { mode: 0o600 });
  await rename(temporary, file);
  await sweep(folder);
  return brief;
}
