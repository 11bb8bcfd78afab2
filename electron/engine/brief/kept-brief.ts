import { hashValue } from '../../../shared/base/hash.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import type { Brief } from '../../../shared/explain/brief.ts';
import type { EngineContext } from '../engine-context.ts';
import { keep, readKept } from '../kept-files.ts';

/** Everything the page follows from besides the program: document, every receipt with its state, and the day. */
function keyOf(context: EngineContext): string {
  const workbook = context.workbook();
  const document = workbook.document();
  return hashValue({
    document,
    active: workbook.activeExtracts(),
    receipts: [...workbook.receipts()].map(([id, { sha256, loadedAt, rows }]) => [id, sha256, loadedAt, rows]),
    day: localDay(document.settings.timeZone, context.now()),
  });
}

/** The brief as it was for exactly this state of the workbook on this day, else computed now; so that a workbook opens at once. */
export async function keptBrief(context: EngineContext, compute: () => Promise<Brief>): Promise<Brief> {
  const key = keyOf(context);
  const kept = await readKept<Brief>(context.dataDir, 'brief', key);
  if (kept !== null) return kept;
  const brief = await compute();
  await keep(context.dataDir, 'brief', key, brief);
  return brief;
}
