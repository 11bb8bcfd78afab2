import { hashValue } from '../../shared/base/hash.ts';
import { localDay } from '../../shared/calendar/time-zone.ts';
import type { EngineContext } from './engine-context.ts';
import { keep, readKept } from './kept-files.ts';

/** Everything such an answer follows from besides the program: document, every receipt with its state, and the day. */
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

/** The answer as it was for exactly this state of the workbook on this day, else found now; so that a workbook opens at once. Only what is whole is kept. */
export async function keptAnswer<T>(
  context: EngineContext,
  kind: 'brief' | 'metrics',
  find: () => Promise<T>,
  isWhole: (answer: T) => boolean = () => true,
): Promise<T> {
  const key = keyOf(context);
  const kept = await readKept<T>(context.dataDir, kind, key);
  if (kept !== null) return kept;
  const answer = await find();
  if (isWhole(answer)) await keep(context.dataDir, kind, key, answer);
  return answer;
}
