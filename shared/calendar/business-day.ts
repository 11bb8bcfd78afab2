import { dayNumber, dayParts, formatDay } from './day.ts';

/** Monday to Friday, unless it is in the list of holidays. */
export function isBusinessDay(text: string, holidays: ReadonlySet<string> = new Set()): boolean {
  return dayParts(dayNumber(text)).weekday <= 5 && !holidays.has(text);
}

/** The day that lies so many business days after this one (T+n); 0 is the day itself or the next business day. */
export function businessDaysLater(text: string, count: number, holidays: ReadonlySet<string> = new Set()): string {
  let day = dayNumber(text);
  const isOpen = (): boolean => isBusinessDay(formatDay(day), holidays);
  if (count === 0) while (!isOpen()) day++;
  for (let left = count; left > 0; left--) {
    do day++;
    while (!isOpen());
  }
  return formatDay(day);
}

/** Business days in [from, to). */
export function businessDaysBetween(from: string, to: string, holidays: ReadonlySet<string> = new Set()): number {
  let count = 0;
  for (let day = dayNumber(from); day < dayNumber(to); day++) if (isBusinessDay(formatDay(day), holidays)) count++;
  return count;
}
