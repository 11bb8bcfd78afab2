import { dayParts, epochDay, formatDay } from './day.ts';

/** The so-manieth weekday (1 = Monday) of a month; -1 is the last. */
function nth(year: number, month: number, weekday: number, which: number): number {
  if (which < 0) {
    const last = epochDay(year, month + 1, 1) - 1;
    return last - ((dayParts(last).weekday - weekday + 7) % 7);
  }
  const first = epochDay(year, month, 1);
  return first + ((weekday - dayParts(first).weekday + 7) % 7) + (which - 1) * 7;
}

/** Days of a year, YYYY-MM-DD, on which the Federal Reserve and with it US banks settle nothing; one on a Sunday is kept on Monday. */
export function federalHolidays(year: number): readonly string[] {
  const fixed = [[1, 1], ...(year < 2022 ? [] : [[6, 19]]), [7, 4], [11, 11], [12, 25]].map(([month = 1, day = 1]) => {
    const date = epochDay(year, month, day);
    return dayParts(date).weekday === 7 ? date + 1 : date;
  });
  const floating = [
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, -1),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    nth(year, 11, 4, 4),
  ];
  return [...fixed, ...floating].sort((left, right) => left - right).map(formatDay);
}
