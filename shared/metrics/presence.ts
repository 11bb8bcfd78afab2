import type { Filter } from '../query/filter.ts';
import { judgeFilter } from '../query/may-pass.ts';

/** Days on which one combination of partner, method and product has rows. */
export interface PresenceRow {
  readonly known: Readonly<Record<string, string | null>>;
  readonly days: ReadonlySet<number>;
}

/** Which days of a table hold data; days since 1970-01-01 in the workbook's time zone. */
export interface Presence {
  /** First and last day with data, both inclusive; null when the table holds no row with a time. */
  readonly range: { readonly from: number; readonly through: number } | null;
  readonly rows: readonly PresenceRow[];
}

/** A partner whose rows end longer ago than this has left; until then its files are late. */
const latestDelivery = 31;

/** Missing days of each partner that a filter lets through: days on which it should have rows and has none. Never counted as zero. */
export function missingDays(presence: Presence, filter: Filter): ReadonlyMap<string, readonly number[]> {
  const byPartner = new Map<string, Set<number>>();
  for (const { known, days } of presence.rows) {
    if (judgeFilter(filter, known) === 'no') continue;
    const partner = known.partner ?? '';
    const all = byPartner.get(partner) ?? new Set<number>();
    for (const day of days) all.add(day);
    byPartner.set(partner, all);
  }
  const missing = new Map<string, readonly number[]>();
  for (const [partner, days] of byPartner) {
    const gaps = gapsOf(days, presence.range?.through ?? 0);
    if (gaps.length > 0) missing.set(partner, gaps);
  }
  return missing;
}

/**
 * Days without rows on which rows were due: within the partner's span (or after it, while a late file may still come), when at least
 * half of the same weekdays have rows, so that a partner that never books on Sundays misses no Sunday.
 */
function gapsOf(days: ReadonlySet<number>, through: number): number[] {
  const first = Math.min(...days);
  const last = Math.max(...days);
  const end = through - last <= latestDelivery ? through : last;
  const gaps: number[] = [];
  for (let day = first; day <= end; day++) if (!days.has(day) && isDue(days, day, first, last)) gaps.push(day);
  return gaps;
}

function isDue(days: ReadonlySet<number>, day: number, first: number, last: number): boolean {
  let present = 0;
  let total = 0;
  for (let same = first + ((((day - first) % 7) + 7) % 7); same <= last; same += 7) {
    if (same === day) continue;
    total++;
    if (days.has(same)) present++;
  }
  if (total === 0) return days.has(day - 1) && (days.has(day + 1) || day > last);
  return present * 2 >= total;
}
