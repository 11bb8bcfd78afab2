import { dayNumber } from '../calendar/day.ts';
import { periodLabel } from '../calendar/period.ts';
import { bucketLabel } from '../calendar/period.ts';
import type { LeftOut, PeriodFacts } from './pivot-result.ts';

const counted = (count: number, word: string): string => `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;

function daysText(days: readonly string[]): string {
  const names = days.slice(0, 3).map((day) => bucketLabel('day', dayNumber(day)));
  if (days.length > 3) return `${names.join(', ')} and ${days.length - 3} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** What is to be known of the periods before their figures are set against each other, a sentence for each. */
export function periodWarnings(
  now: PeriodFacts | null,
  base: PeriodFacts | null,
  leftOut: readonly LeftOut[] = [],
  hasHolidays = false,
): readonly string[] {
  return [
    ...(now === null ? [] : ownWarnings(now)),
    ...(base === null ? [] : ownWarnings(base)),
    ...leftOut.map(
      ({ partner, days }) =>
        `${partner === '' ? 'Rows without a partner' : partner}: ${daysText(days)} ${days.length === 1 ? 'is' : 'are'} left out of both periods, because rows are missing in one of them.`,
    ),
    ...unlike(now, base, hasHolidays ? 'business day' : 'weekday'),
  ];
}

function ownWarnings({ period, days, daysNotLoaded, missingDays }: PeriodFacts): readonly string[] {
  const name = periodLabel(period);
  return [
    ...(daysNotLoaded > 0 ? [`${name} is not complete: ${days - daysNotLoaded} of ${counted(days, 'day')} are loaded.`] : []),
    ...(missingDays.length > 0 ? [`${name} lacks rows of some partner on ${daysText(missingDays)}: a gap, not zero.`] : []),
  ];
}

/** Sums of periods with unlike numbers of days differ by that alone. */
function unlike(now: PeriodFacts | null, base: PeriodFacts | null, word: 'business day' | 'weekday'): readonly string[] {
  if (now === null || base === null) return [];
  const [left, right] = [periodLabel(now.period), periodLabel(base.period)];
  if (now.days !== base.days)
    return [
      `${left} has ${counted(now.days, 'day')} (${now.weekdays} ${word}s), ${right} ${counted(base.days, 'day')} (${base.weekdays} ${word}s): sums differ by that alone.`,
    ];
  if (now.weekdays !== base.weekdays)
    return [`${left} has ${counted(now.weekdays, word)}, ${right} ${base.weekdays}: sums differ by that alone.`];
  return [];
}
