import { isBusinessDay } from '../calendar/business-day.ts';
import { bucketStart, type BucketCalendar } from '../calendar/bucket.ts';
import { addMonths, dayNumber, formatDay } from '../calendar/day.ts';
import { daysIn, previousPeriod, samePeriodLastYear } from '../calendar/period.ts';
import type { Period } from '../query/slice.ts';
import type { PeriodFacts } from './pivot-result.ts';
import type { PivotSpec } from './pivot-spec.ts';

/** First and last day with data (days since 1970-01-01), both inclusive. */
export interface LoadedDays {
  readonly from: number;
  readonly through: number;
}

export interface PivotPeriods {
  readonly now: Period | null;
  readonly base: Period | null;
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** The period and the one it is compared with: to date where asked, both cut to what can be compared where asked. */
export function pivotPeriods(spec: PivotSpec, data: LoadedDays | null, calendar: BucketCalendar): PivotPeriods {
  const hasDates = [...spec.rows, ...spec.columns].some(({ kind }) => kind === 'date');
  const loaded = data === null ? null : { from: formatDay(data.from), to: formatDay(data.through + 1) };
  const needsPeriod = hasDates || spec.toDate !== null || spec.compare !== 'none';
  const asked = spec.period ?? (needsPeriod ? loaded : null);
  if (asked === null || data === null) return { now: asked, base: asked === null ? null : baseOf(spec, asked, asked) };
  const now = spec.toDate === null ? asked : toDate(asked, data, spec.toDate, calendar);
  const base = baseOf(spec, now, asked);
  return spec.comparable && base !== null ? cut(now, base, data) : { now, base };
}

function toDate(asked: Period, data: LoadedDays, grain: 'month' | 'quarter' | 'year', calendar: BucketCalendar): Period {
  const last = Math.max(Math.min(dayNumber(asked.to) - 1, data.through), dayNumber(asked.from));
  return { from: formatDay(bucketStart(grain, last, calendar)), to: formatDay(last + 1) };
}

/** To date is compared with the same days of the month, quarter or year before. */
function baseOf({ compare, scopeCompare, toDate: grain }: PivotSpec, now: Period, asked: Period): Period | null {
  if (typeof compare === 'object') return compare;
  const moved = (months: number): Period => ({ from: addMonths(now.from, -months), to: addMonths(now.to, -months) });
  switch (compare) {
    case 'none':
      return null;
    case 'last_year':
      return samePeriodLastYear(now);
    case 'previous':
      return grain === null ? previousPeriod(now) : moved(monthsOf[grain]);
    case 'scope':
      if (scopeCompare === null || now === asked) return scopeCompare;
      return grain === null ? scopeCompare : moved(monthsOf[grain]);
  }
}

/** Both periods from the first to the last position at which both have data. */
function cut(now: Period, base: Period, data: LoadedDays): PivotPeriods {
  const parts = [now, base].map((period) => {
    const from = dayNumber(period.from);
    return { from, first: Math.max(0, data.from - from), end: Math.min(daysIn(period), data.through + 1 - from) };
  });
  const isWhole = parts.every(({ first, end }, index) => first === 0 && end === daysIn(index === 0 ? now : base));
  const first = Math.max(...parts.map((part) => part.first));
  const end = Math.min(...parts.map((part) => part.end));
  if (isWhole || first >= end) return { now, base };
  const [left, right] = parts.map((part) => ({ from: formatDay(part.from + first), to: formatDay(part.from + end) }));
  return { now: left ?? now, base: right ?? base };
}

export function periodFacts(
  period: Period,
  data: LoadedDays | null,
  missing: readonly number[],
  holidays: ReadonlySet<string> = new Set(),
): PeriodFacts {
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)];
  const days = Array.from({ length: to - from }, (_, index) => from + index);
  return {
    period,
    days: days.length,
    weekdays: days.filter((day) => isBusinessDay(formatDay(day), holidays)).length,
    daysNotLoaded: data === null ? days.length : days.filter((day) => day < data.from || day > data.through).length,
    missingDays: missing.filter((day) => day >= from && day < to).map(formatDay),
  };
}
