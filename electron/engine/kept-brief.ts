import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hashValue } from '../../shared/base/hash.ts';
import { localDay } from '../../shared/calendar/time-zone.ts';
import type { Brief } from '../../shared/explain/brief.ts';
import type { EngineContext } from './engine-context.ts';
import { keep, readKept } from './kept-files.ts';

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

/** The brief as it was for exactly this state of the workbook on this day, else computed now; so that a workbook opens at once. */
export async function keptBrief(context: EngineContext, compute: () => Promise<Brief>): Promise<Brief> {
  const key = await keyOf(context);
  const kept = await readKept<Brief>(context.dataDir, 'brief', key);
  if (kept !== null) return kept;
  const brief = await compute();
  await keep(context.dataDir, 'brief', key, brief);
  return brief;
}
