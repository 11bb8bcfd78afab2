export const millisecondsPerDay = 86_400_000;

/** A calendar date; weekday 1 = Monday .. 7 = Sunday. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** Days since 1970-01-01 of a date; a month beyond 1..12 runs into the neighbouring year. */
export function epochDay(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / millisecondsPerDay);
}

/** YYYY-MM-DD as days since 1970-01-01; null when it is no calendar day. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const day = epochDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDay(day) === text ? day : null;
}

/** Days since 1970-01-01 of a text that is known to be a day. */
export function dayNumber(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Error('Not a calendar day');
  return day;
}

/** Days that were written; the same few thousand are written again and again. */
const written = new Map<number, string>();
const mostWritten = 20_000;

/** Days since 1970-01-01 as YYYY-MM-DD. */
export function formatDay(day: number): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
  if (written.size >= mostWritten) written.clear();
  written.set(day, text);
  return text;
}

export function dayParts(day: number): DayParts {
  const date = new Date(day * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() || 7 };
}

/** The day so many days later; earlier when negative. */
export function addDays(text: string, count: number): string {
  return formatDay(dayNumber(text) + count);
}

/** The same date so many months later, or the last day of that month when it is shorter. */
export function addMonths(text: string, count: number): string {
  const { year, month, day } = dayParts(dayNumber(text));
  const last = epochDay(year, month + count + 1, 1) - 1;
  return formatDay(Math.min(epochDay(year, month + count, 1) + day - 1, last));
}
