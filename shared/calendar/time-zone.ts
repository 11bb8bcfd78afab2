import { millisecondsPerDay } from './day.ts';

/** From this instant on (ms since 1970 UTC) local time is UTC + offset (ms). */
export interface ZoneSpan {
  readonly from: number;
  readonly offset: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Offsets that were asked for; the same few instants are asked for again and again. */
const offsets = new Map<string, Map<number, number>>();
const mostOffsets = 10_000;

/** Local time minus UTC, in milliseconds, at an instant. */
export function offsetAt(zone: string, instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000;
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  const known = ofZone.get(whole);
  if (known !== undefined) return known;
  const offset = readOffset(zone, whole);
  if (ofZone.size >= mostOffsets) ofZone.clear();
  offsets.set(zone, ofZone.set(whole, offset));
  return offset;
}

function readOffset(zone: string, whole: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(whole)) part[type] = Number(value);
  const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
  return local - whole;
}

/** The instant at which a local day begins: local midnight, or the first moment after it where midnight does not exist. */
export function startOfDay(zone: string, day: number): number {
  const wall = day * millisecondsPerDay;
  // Both offsets around the wall time are tried; the earlier instant whose local day is right wins.
  const candidates = [offsetAt(zone, wall - millisecondsPerDay), offsetAt(zone, wall + millisecondsPerDay)].map((offset) => wall - offset);
  const exact = candidates.filter((instant) => instant + offsetAt(zone, instant) === wall);
  return exact.length > 0 ? Math.min(...exact) : transitionBetween(zone, Math.min(...candidates) - 1, Math.max(...candidates));
}

/** Days since 1970-01-01 of the local date at an instant. */
export function localDay(zone: string, instant: number): number {
  return Math.floor((instant + offsetAt(zone, instant)) / millisecondsPerDay);
}

/** Spans of constant offset that cover [from, to); the first begins at `from`. */
export function zoneSpans(zone: string, from: number, to: number): ZoneSpan[] {
  const spans: ZoneSpan[] = [{ from, offset: offsetAt(zone, from) }];
  const step = 7 * millisecondsPerDay;
  for (let left = from; left < to; left += step) {
    const right = Math.min(left + step, to);
    if (offsetAt(zone, left) === offsetAt(zone, right)) continue;
    const at = transitionBetween(zone, left, right);
    if (at < to) spans.push({ from: at, offset: offsetAt(zone, at) });
  }
  return spans;
}

/** First instant in (before, after] with the offset of `after`, which differs from that of `before`; to the second. */
function transitionBetween(zone: string, before: number, after: number): number {
  const target = offsetAt(zone, after);
  let low = Math.floor(before / 1000);
  let high = Math.ceil(after / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * 1000) === target) high = middle;
    else low = middle;
  }
  return high * 1000;
}
