import { dayNumber, dayParts, millisecondsPerDay, parseDay } from './day.ts';
import { localDay, offsetAt } from './time-zone.ts';

/** Hours in which a service runs, or in which a clock ticks: local wall time on some weekdays (1 = Monday .. 7 = Sunday), holidays off. */
export interface ServiceHours {
  readonly weekdays: readonly number[];
  /** "09:00". */
  readonly from: string;
  /** "17:00", or "24:00" for the end of the day; later than `from`. */
  readonly to: string;
  readonly holidays: readonly string[];
}

/** [from, to) in ms since 1970 UTC. */
export interface InstantSpan {
  readonly from: number;
  readonly to: number;
}

/** Minutes since midnight of "HH:MM"; null when it is no time of day. */
export function minutesOfTime(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
  const total = hours * 60 + minutes;
  return match === null || minutes > 59 || total > 1440 ? null : total;
}

/** The instant of a local wall time; one that the clocks skip is the first moment after the gap, one that comes twice the first of the two. */
export function instantOfWall(zone: string, day: number, minutes: number): number {
  const wall = day * millisecondsPerDay + minutes * 60_000;
  const candidates = [offsetAt(zone, wall - millisecondsPerDay), offsetAt(zone, wall + millisecondsPerDay)].map((offset) => wall - offset);
  const exact = candidates.filter((instant) => instant + offsetAt(zone, instant) === wall);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
}

/** The open stretches within [from, to), in order; without hours the whole of it. */
export function openSpans(hours: ServiceHours | null, zone: string, from: number, to: number): InstantSpan[] {
  if (to <= from) return [];
  if (hours === null) return [{ from, to }];
  const [opens, closes] = [minutesOfTime(hours.from) ?? 0, minutesOfTime(hours.to) ?? 1440];
  const holidays = new Set(hours.holidays.map(dayNumber));
  const spans: InstantSpan[] = [];
  for (let day = localDay(zone, from); day <= localDay(zone, to - 1); day++) {
    if (!hours.weekdays.includes(dayParts(day).weekday) || holidays.has(day)) continue;
    const span = { from: Math.max(from, instantOfWall(zone, day, opens)), to: Math.min(to, instantOfWall(zone, day, closes)) };
    const last = spans.at(-1);
    if (span.to <= span.from) continue;
    if (last?.to === span.from) spans[spans.length - 1] = { from: last.from, to: span.to };
    else spans.push(span);
  }
  return spans;
}

/** Milliseconds of [from, to) in which the clock ticks. */
export function openMilliseconds(hours: ServiceHours | null, zone: string, from: number, to: number): number {
  return openSpans(hours, zone, from, to).reduce((sum, span) => sum + span.to - span.from, 0);
}

/** The instant at which the clock, started at `from`, has ticked for so long. */
export function instantAfter(hours: ServiceHours | null, zone: string, from: number, milliseconds: number): number | null {
  if (hours === null) return from + milliseconds;
  let left = milliseconds;
  const farthest = from + 400 * millisecondsPerDay;
  for (const span of openSpans(hours, zone, from, farthest)) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  return null;
}

/** What is wrong with hours, as words; null when they make sense. */
export function serviceHoursProblem(hours: ServiceHours): string | null {
  const [from, to] = [minutesOfTime(hours.from), minutesOfTime(hours.to)];
  if (from === null || to === null) return 'service hours are written like 09:00 to 17:00';
  if (from >= to) return 'service hours end before they begin';
  if (hours.weekdays.length === 0 || hours.weekdays.some((day) => day < 1 || day > 7)) return 'service hours need at least one weekday';
  const wrong = hours.holidays.find((day) => parseDay(day) === null);
  return wrong === undefined ? null : `${wrong} is not a day`;
}
