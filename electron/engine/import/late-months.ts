import { formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import type { ExtractSummary, Receipt, ReceiptWarning } from '../../../shared/extract/receipt.ts';

const monthOf = (zone: string, instant: string) => formatDay(localDay(zone, Date.parse(instant))).slice(0, 7);

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let [year = 0, month = 0] = first.split('-').map(Number); months.at(-1) !== last && months.length < 1200; month++) {
    if (month > 12) [year, month] = [year + 1, 1];
    months.push(`${year}-${String(month).padStart(2, '0')}`);
  }
  return months;
}

/** Months of a file that came after files of later months in the same layout: what was reported for them is no longer the last word. */
export function lateMonths(receipt: Receipt, kin: readonly ExtractSummary[], zone: string): readonly ReceiptWarning[] {
  const { firstInstant, lastInstant } = receipt;
  const latest = kin
    .filter((extract) => extract.receipt.choice?.partner === receipt.choice?.partner)
    .flatMap((extract) => extract.receipt.lastInstant ?? [])
    .sort()
    .at(-1);
  if (firstInstant === null || lastInstant === null || latest === undefined) return [];
  const newest = monthOf(zone, latest);
  const open = monthsBetween(monthOf(zone, firstInstant), monthOf(zone, lastInstant)).filter((month) => month < newest);
  if (open.length === 0) return [];
  const named = open.length > 6 ? `${open.slice(0, 6).join(', ')} and ${open.length - 6} more` : open.join(', ');
  return [{ code: 'LATE_FILE', message: `It came after files of later months: numbers of ${named} are computed again.` }];
}
