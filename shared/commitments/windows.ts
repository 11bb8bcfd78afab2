import { bucketStart, nextBucket } from '../calendar/bucket.ts';
import { addDays, dayNumber, formatDay } from '../calendar/day.ts';
import { periodLabel } from '../calendar/period.ts';
import { startOfDay } from '../calendar/time-zone.ts';
import type { Commitment } from './commitment.ts';
import type { Span } from './spans.ts';
import { amendmentsInOrder, termsOn } from './terms-in-force.ts';

/** A window of a clause, and the part of it in which the clause is in force. An amendment in its midst makes two windows of it. */
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
  /** The clause by the terms in force in this window. */
  readonly terms: Commitment;
  readonly amendment: string | null;
}

const minuteMs = 60_000;
export const rollingDays = 30;

const knownMinutes = new Map<string, number>();

/** UTC minute in which a local day begins. Asking the time-zone library again for every clause takes longer than its query. */
export function minuteOfDay(day: string, timeZone: string): number {
  const key = `${timeZone}|${day}`;
  const known = knownMinutes.get(key);
  if (known !== undefined) return known;
  const minute = Math.ceil(startOfDay(timeZone, dayNumber(day)) / minuteMs);
  knownMinutes.set(key, minute);
  return minute;
}

/** A stretch of the clause's life with one kind of window: days [from, to), null = without end. */
interface WindowEra {
  readonly kind: Commitment['window'];
  readonly from: string | null;
  readonly to: string | null;
}

/** Oldest first; one where no amendment changes the kind. */
function windowEras(commitment: Commitment): WindowEra[] {
  const eras: WindowEra[] = [{ kind: commitment.window, from: null, to: null }];
  for (const { effectiveFrom, changes } of amendmentsInOrder(commitment)) {
    const last = eras.at(-1);
    if (last === undefined || changes.window === undefined || changes.window === last.kind) continue;
    eras.splice(-1, 1, { ...last, to: effectiveFrom }, { kind: changes.window, from: effectiveFrom, to: null });
  }
  return eras;
}

/** Whether the clause looks back over 30 days, now or by some amendment. */
export function hasRollingWindow(commitment: Commitment): boolean {
  return windowEras(commitment).some(({ kind }) => kind === 'rolling_30_days');
}

/**
 * Every window of the clause that touches the days [from, to), oldest first: calendar months or quarters; for rolling windows the 30 days
 * that end with each day. Where an amendment changes the kind, what is left of the window before it is judged alone. What one event is a
 * window to has none here.
 */
export function clauseWindows(commitment: Commitment, from: string, to: string): ClauseWindow[] {
  return windowEras(commitment).flatMap((era) => {
    const [first, end] = [era.from !== null && era.from > from ? era.from : from, era.to !== null && era.to < to ? era.to : to];
    if (first >= end) return [];
    switch (era.kind) {
      case 'month':
      case 'quarter':
        return calendarWindows(commitment, era.kind, first, end).filter(
          (window) => (era.from === null || window.from >= era.from) && (era.to === null || window.to <= era.to),
        );
      case 'rolling_30_days':
        return rollingWindows(commitment, first, end);
      case 'event':
        return [];
    }
  });
}

function calendarWindows(commitment: Commitment, grain: 'month' | 'quarter', from: string, to: string): ClauseWindow[] {
  const windows: ClauseWindow[] = [];
  for (let start = bucketStart(grain, dayNumber(from)); start < dayNumber(to); start = nextBucket(grain, start))
    windows.push(...amendedParts(commitment, formatDay(start), formatDay(nextBucket(grain, start))));
  return windows.filter((window) => window.from < to);
}

function rollingWindows(commitment: Commitment, from: string, to: string): ClauseWindow[] {
  const windows: ClauseWindow[] = [];
  for (let last = dayNumber(from); last < dayNumber(to); last++) {
    const [first, end] = [formatDay(last + 1 - rollingDays), formatDay(last + 1)];
    windows.push(windowBetween(commitment, first, end, `30 days through ${periodLabel({ from: formatDay(last), to: end })}`));
  }
  return windows;
}

/** The window, cut where other terms take effect; each part is judged by its own. */
function amendedParts(commitment: Commitment, from: string, to: string): ClauseWindow[] {
  const begins = commitment.effectiveFrom > from ? commitment.effectiveFrom : from;
  const cuts = [...new Set(amendmentsInOrder(commitment).map(({ effectiveFrom }) => effectiveFrom))].filter(
    (day) => day > begins && day < to && (commitment.effectiveTo === null || day < commitment.effectiveTo),
  );
  if (cuts.length === 0) return [windowBetween(commitment, from, to, periodLabel({ from, to }))];
  const edges = [from, ...cuts, to];
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? from;
    return windowBetween(commitment, start, end, periodLabel({ from: start, to: end }));
  });
}

/** The part of [from, to) in force, by the terms of its last day. */
export function windowBetween(commitment: Commitment, from: string, to: string, label: string): ClauseWindow {
  const inForceFrom = commitment.effectiveFrom > from ? commitment.effectiveFrom : from;
  const inForceTo = commitment.effectiveTo !== null && commitment.effectiveTo < to ? commitment.effectiveTo : to;
  const span = (first: string, end: string): Span => ({
    from: minuteOfDay(first, commitment.timeZone),
    to: minuteOfDay(end, commitment.timeZone),
  });
  const { terms, amendment } = termsOn(commitment, addDays(inForceTo, -1));
  return {
    from,
    to,
    label,
    span: span(from, to),
    inForce: inForceFrom < inForceTo ? span(inForceFrom, inForceTo) : null,
    inForceFrom,
    inForceTo,
    terms,
    amendment: amendment?.label ?? null,
  };
}
