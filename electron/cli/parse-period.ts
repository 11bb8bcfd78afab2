import { addDays, addMonths, dayNumber, formatDay, parseDay } from '../../shared/calendar/day.ts';
import { bucketStart } from '../../shared/calendar/bucket.ts';
import { fail } from '../../shared/errors/fail.ts';
import type { Period } from '../../shared/query/slice.ts';

const forms = '2026, 2026-Q1, 2026-01, 2026-W05, 2026-02-18 or 2026-02-01..2026-03-01';

function day(text: string): string {
  if (parseDay(text) === null) fail('PERIOD_INVALID', { problem: `${text} is not a day` });
  return text;
}

function isoWeek(year: number, week: number): Period {
  const first = bucketStart('week', dayNumber(`${year}-01-04`), 'monday');
  const from = formatDay(first + (week - 1) * 7);
  // A week belongs to the year of its Thursday; only some years have a week 53.
  if (!addDays(from, 3).startsWith(`${year}-`)) fail('PERIOD_INVALID', { problem: `${year} has no week ${week}` });
  return { from, to: addDays(from, 7) };
}

/** A period as people write it in a terminal; the end of D..D is not included. */
export function parsePeriod(text: string): Period {
  const range = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (range !== null) return ordered({ from: day(range[1] ?? ''), to: day(range[2] ?? '') });
  const quarter = /^(\d{4})-Q([1-4])$/i.exec(text);
  if (quarter !== null) {
    const from = `${quarter[1]}-${String((Number(quarter[2]) - 1) * 3 + 1).padStart(2, '0')}-01`;
    return { from, to: addMonths(from, 3) };
  }
  const week = /^(\d{4})-W(\d{2})$/i.exec(text);
  if (week !== null && Number(week[2]) >= 1 && Number(week[2]) <= 53) return isoWeek(Number(week[1]), Number(week[2]));
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { from: `${text}-01`, to: addMonths(`${text}-01`, 1) };
  if (/^\d{4}$/.test(text)) return { from: `${text}-01-01`, to: `${Number(text) + 1}-01-01` };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { from: day(text), to: addDays(text, 1) };
  return fail('PERIOD_INVALID', { problem: `"${text}" is none of ${forms}` });
}

/** --from and --to; both or neither. */
export function periodOf(from: string | undefined, to: string | undefined): Period | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) fail('USAGE', { problem: '--from and --to go together' });
  return ordered({ from: day(from), to: day(to) });
}

function ordered(period: Period): Period {
  if (dayNumber(period.from) >= dayNumber(period.to)) fail('PERIOD_INVALID', { problem: `${period.from} is not before ${period.to}` });
  return period;
}
