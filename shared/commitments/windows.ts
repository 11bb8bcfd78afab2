import { bucketStart, nextBucket } from '../calendar/bucket.ts';
import { dayNumber, formatDay } from '../calendar/day.ts';
import { periodLabel } from '../calendar/period.ts';
import { startOfDay } from '../calendar/time-zone.ts';
import type { Commitment } from './commitment.ts';
import type { Span } from './spans.ts';

/** A calendar window of a clause, and the part of it in which the clause is in force. */
export interface ClauseWindow {
  /** First day and the day after the last, in the contract's time zone. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** The whole window as UTC minutes: a 31-day month with the spring change has 44,580 of them. */
  readonly span: Span;
  /** The part in force; null when the clause is not in force at all. */
  readonly inForce: Span | null;
  readonly inForceFrom: string;
  readonly inForceTo: string;
}

const minuteMs = 60_000;

/** UTC minute in which a local day begins. */
export function minuteOfDay(day: string, timeZone: string): number {
  return Math.ceil(startOfDay(timeZone, dayNumber(day)) / minuteMs);
}

/** Every calendar window of the clause that touches the days [from, to), oldest first. */
export function clauseWindows(commitment: Commitment, from: string, to: string): ClauseWindow[] {
  const windows: ClauseWindow[] = [];
  for (let start = bucketStart(commitment.window, dayNumber(from)); start < dayNumber(to); start = nextBucket(commitment.window, start)) {
    windows.push(windowBetween(commitment, formatDay(start), formatDay(nextBucket(commitment.window, start))));
  }
  return windows;
}

function windowBetween(commitment: Commitment, from: string, to: string): ClauseWindow {
  const inForceFrom = commitment.effectiveFrom > from ? commitment.effectiveFrom : from;
  const inForceTo = commitment.effectiveTo !== null && commitment.effectiveTo < to ? commitment.effectiveTo : to;
  const span = (first: string, end: string): Span => ({
    from: minuteOfDay(first, commitment.timeZone),
    to: minuteOfDay(end, commitment.timeZone),
  });
  return {
    from,
    to,
    label: periodLabel({ from, to }),
    span: span(from, to),
    inForce: inForceFrom < inForceTo ? span(inForceFrom, inForceTo) : null,
    inForceFrom,
    inForceTo,
  };
}
