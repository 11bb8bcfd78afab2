import type { BucketCalendar } from '../calendar/bucket.ts';
import { businessDaysBetween } from '../calendar/business-day.ts';
import { cellPeriods } from './cell-periods.ts';
import type { PivotPlace } from './pivot-index.ts';
import type { PivotResult } from './pivot-result.ts';

/** Business days behind a figure and behind the one it is compared with. */
export interface CellDays {
  readonly now: number;
  readonly base: number;
}

/** Tells where a cell's two periods hold different numbers of business days; null where they are alike or nothing is compared. */
export function unlikeDays({ base, holidays }: PivotResult, calendar: BucketCalendar): (place: PivotPlace) => CellDays | null {
  const closed = new Set(holidays);
  const known = new Map<string, number>();
  const count = (period: { readonly from: string; readonly to: string }): number => {
    const id = `${period.from} ${period.to}`;
    const days = known.get(id) ?? businessDaysBetween(period.from, period.to, closed);
    known.set(id, days);
    return days;
  };
  return (place) => {
    const { period, compare } = cellPeriods(place, calendar, base?.period ?? null);
    if (period === null || compare === null) return null;
    const days = { now: count(period), base: count(compare) };
    return days.now === days.base ? null : days;
  };
}
