import { dayNumber, formatDay } from '../calendar/day.ts';
import { daysIn } from '../calendar/period.ts';
import { allOf, everything, type Filter } from '../query/filter.ts';
import type { Period } from '../query/slice.ts';
import type { LeftOut } from './pivot-result.ts';

/**
 * For each partner the days on which it lacks rows in one of two periods, with the days at the same place of the other: without them
 * both periods hold the same days of it. Periods that overlap would leave out each other's days, so nothing is left out of them.
 */
export function daysLeftOut(now: Period, base: Period, missing: ReadonlyMap<string, readonly number[]>): readonly LeftOut[] {
  const [left, right] = [dayNumber(now.from), dayNumber(base.from)];
  const length = Math.min(daysIn(now), daysIn(base));
  if (now.from < base.to && base.from < now.to) return [];
  return [...missing]
    .map(([partner, days]): LeftOut => {
      const places = [left, right].flatMap((from) => days.map((day) => day - from).filter((place) => place >= 0 && place < length));
      const both = [...new Set(places)].flatMap((place) => [left + place, right + place]);
      return { partner, days: both.sort((one, other) => one - other).map(formatDay) };
    })
    .filter(({ days }) => days.length > 0)
    .sort((one, other) => (one.partner < other.partner ? -1 : 1));
}

/** Rows of those days out of the way; a partner "" stands for rows that name none. */
export function withoutDays(leftOut: readonly LeftOut[]): Filter {
  return leftOut.reduce<Filter>(
    (filter, { partner, days }) =>
      allOf(filter, {
        kind: 'not',
        part: allOf(
          { kind: 'in', column: 'partner', values: [partner === '' ? null : partner] },
          { kind: 'in', column: 'date(time)', values: [...days] },
        ),
      }),
    everything,
  );
}
