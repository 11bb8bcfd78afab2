import { epochDay, dayParts, formatDay } from '../calendar/day.ts';
import { asciiBytes } from './byte-writer.ts';

/** The quarter of the demo world, local days of America/New_York: day 0 is Jan 1 2026, day 89 is Mar 31. */
export const timeZone = 'America/New_York';
export const dayCount = 90;
export const firstEpochDay: number = epochDay(2026, 1, 1);
/** The day on which clocks go from 02:00 EST to 03:00 EDT. */
export const springDay = epochDay(2026, 3, 8) - firstEpochDay;
export const months = [
  { name: '2026-01', label: 'January', from: '2026-01-01', to: '2026-02-01' },
  { name: '2026-02', label: 'February', from: '2026-02-01', to: '2026-03-01' },
  { name: '2026-03', label: 'March', from: '2026-03-01', to: '2026-04-01' },
] as const;
export const quarter = { from: '2026-01-01', to: '2026-04-01' } as const;

const hourMs = 3_600_000;
const springInstant = Date.UTC(2026, 2, 8, 7);

export const dayText = (day: number): string => formatDay(firstEpochDay + day);
/** Day index of a date of the quarter. */
export const dayOf = (month: number, date: number): number => epochDay(2026, month, date) - firstEpochDay;
/** 1 = Monday .. 7 = Sunday. */
export const weekdayOf = (day: number): number => dayParts(firstEpochDay + day).weekday;
/** 0, 1, 2 for January, February, March; -1 before the quarter, 3 after it. */
export const monthOf = (day: number): number => (day < 0 ? -1 : day < 31 ? 0 : day < 59 ? 1 : day < dayCount ? 2 : 3);

/** Instant (ms since 1970 UTC) at which a local day begins. */
export function dayStart(day: number): number {
  return (firstEpochDay + day) * 86_400_000 + (day > springDay ? 4 : 5) * hourMs;
}

/** Instant of a local wall-clock time; a time that the spring change skips is moved one hour on. */
export function instantOf(day: number, wallMs: number): number {
  if (day !== springDay || wallMs < 2 * hourMs) return dayStart(day) + wallMs;
  return dayStart(day) + (wallMs < 3 * hourMs ? wallMs : wallMs - hourMs);
}

export const isDaylightTime = (instant: number): boolean => instant >= springInstant;

/** Day index, in New York, of an instant of the quarter or of the weeks around it. */
export function dayOfInstant(instant: number): number {
  const day = Math.floor((instant - 5 * hourMs) / 86_400_000) - firstEpochDay;
  return instant >= dayStart(day + 1) ? day + 1 : day;
}

const pacificSpring = Date.UTC(2026, 2, 8, 10);

/** Day in Los Angeles of a wall-clock time in New York: three hours behind, but four from 03:00 to 06:00 on the day of the change. */
export function pacificDayOf(day: number, wallMs: number): number {
  const instant = instantOf(day, wallMs);
  const local = instant - (instant >= pacificSpring ? 7 : 8) * hourMs;
  return Math.floor(local / 86_400_000) - firstEpochDay;
}

/** Wall-clock time of an instant, as ms since local midnight of that day. */
export function wallOf(day: number, instant: number): number {
  const elapsed = instant - dayStart(day);
  return day === springDay && elapsed >= 2 * hourMs ? elapsed + hourMs : elapsed;
}

const holidays: ReadonlySet<number> = new Set([dayOf(1, 1), dayOf(1, 19), dayOf(2, 16)]);
/** Whether banks book on a day. */
export const isBankDay = (day: number): boolean => weekdayOf(day) <= 5 && !holidays.has(day);

/** The day itself, or the first after it, on which banks book. */
export function bankDayFrom(day: number): number {
  let next = day;
  while (!isBankDay(next)) next++;
  return next;
}

/** The first day after this one on which banks book. */
export const nextBankDay = (day: number): number => bankDayFrom(day + 1);

/** The day so many weekdays later, holidays or not. */
export function weekdaysLater(day: number, count: number): number {
  let later = day;
  for (let left = count; left > 0; left--) {
    later++;
    while (weekdayOf(later) > 5) later++;
  }
  return later;
}

/** For each day of the quarter: the day on which its lines are paid out (a business day or the month's last) and the number of that batch (from 1). */
export const payoutDays: readonly { readonly day: number; readonly batch: number }[] = (() => {
  const list: { day: number; batch: number }[] = [];
  let batch = 1;
  for (let day = 0; day < dayCount; day++) {
    let payout = day;
    while (!isBankDay(payout) && monthOf(payout) === monthOf(payout + 1)) payout++;
    list.push({ day: payout, batch });
    if (payout === day) batch++;
  }
  return list;
})();

/** Dates as bytes, from day `-1` on, far enough for what happens after the quarter. */
const dateBytes: readonly Uint8Array[] = Array.from({ length: dayCount + 12 }, (_, index) => asciiBytes(dayText(index - 1)));
export const dateBytesOf = (day: number): Uint8Array => dateBytes[day + 1]!;

export const isoInstant = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');
