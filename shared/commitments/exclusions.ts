import { bucketStart, nextBucket } from '../calendar/bucket.ts';
import { formatDay } from '../calendar/day.ts';
import { localDay } from '../calendar/time-zone.ts';
import type { Commitment, Exclusion } from './commitment.ts';
import { clipSpans, minutesIn, type Span, subtractSpans, unionSpans } from './spans.ts';
import { minuteOfDay } from './windows.ts';

/** What the clause takes out of one stretch of time, and what of it comes back as downtime. */
export interface ExclusionResult {
  /** Minutes that are not measured. */
  readonly excluded: readonly Span[];
  /** Announced maintenance beyond the allowance of its month: downtime outright. */
  readonly excess: readonly Span[];
  /** Maintenance that is not excluded because its notice was too short, or missing. */
  readonly refused: readonly { readonly exclusion: Exclusion; readonly noticeHours: number | null }[];
}

const minuteMs = 60_000;

/** The minutes of an exclusion: from the minute it starts in to the minute it ends in. */
export function spanOfExclusion(exclusion: Exclusion): Span {
  return { from: Math.floor(Date.parse(exclusion.start) / minuteMs), to: Math.ceil(Date.parse(exclusion.end) / minuteMs) };
}

/** Hours between announcement and start; null when it was never announced. */
export function noticeHours(exclusion: Exclusion): number | null {
  return exclusion.announcedAt === null ? null : (Date.parse(exclusion.start) - Date.parse(exclusion.announcedAt)) / 3_600_000;
}

/**
 * Exclusions within `part` (UTC minutes). Overlaps are unioned. Maintenance needs its notice and is excluded in order of time
 * up to the allowance of each calendar month; a month that is in force only in part has its allowance in proportion.
 */
export function applyExclusions(commitment: Commitment, part: Span): ExclusionResult {
  const other = spansOf(commitment, (exclusion) => exclusion.kind !== 'maintenance', part);
  const rule = commitment.maintenance;
  const refused = commitment.exclusions
    .filter((exclusion) => exclusion.kind === 'maintenance' && clipSpans([spanOfExclusion(exclusion)], part.from, part.to).length > 0)
    .map((exclusion) => ({ exclusion, noticeHours: noticeHours(exclusion) }))
    .filter(({ noticeHours }) => rule !== null && (noticeHours === null || noticeHours < rule.noticeHours));
  if (rule === null) return { excluded: other, excess: [], refused };
  const short = new Set(refused.map(({ exclusion }) => exclusion));
  const announced = spansOf(commitment, (exclusion) => exclusion.kind === 'maintenance' && !short.has(exclusion), part);
  const excluded: Span[] = [...other];
  const excess: Span[] = [];
  for (const month of monthsWithin(part, commitment.timeZone)) {
    const counted = subtractSpans(clipSpans(announced, month.inPart.from, month.inPart.to), other);
    const share = minutesIn([month.inPart]) / minutesIn([month.whole]);
    const { within, beyond } = splitAt(counted, Math.floor(rule.allowanceMinutesPerMonth * share));
    excluded.push(...within);
    excess.push(...beyond);
  }
  return { excluded: unionSpans(excluded), excess: unionSpans(excess), refused };
}

function spansOf(commitment: Commitment, wanted: (exclusion: Exclusion) => boolean, part: Span): Span[] {
  return unionSpans(clipSpans(commitment.exclusions.filter(wanted).map(spanOfExclusion), part.from, part.to));
}

function splitAt(spans: readonly Span[], minutes: number): { within: Span[]; beyond: Span[] } {
  const within: Span[] = [];
  const beyond: Span[] = [];
  let left = minutes;
  for (const span of spans) {
    const cut = span.from + Math.min(left, span.to - span.from);
    if (cut > span.from) within.push({ from: span.from, to: cut });
    if (cut < span.to) beyond.push({ from: cut, to: span.to });
    left -= cut - span.from;
  }
  return { within, beyond };
}

/** Calendar months (contract time zone) that touch `part`, with the part of each inside it. */
function monthsWithin(part: Span, timeZone: string): { readonly whole: Span; readonly inPart: Span }[] {
  const months: { whole: Span; inPart: Span }[] = [];
  const last = localDay(timeZone, (part.to - 1) * minuteMs);
  for (let start = bucketStart('month', localDay(timeZone, part.from * minuteMs)); start <= last; start = nextBucket('month', start)) {
    const whole = { from: minuteOfDay(formatDay(start), timeZone), to: minuteOfDay(formatDay(nextBucket('month', start)), timeZone) };
    const [inPart] = clipSpans([whole], part.from, part.to);
    if (inPart !== undefined) months.push({ whole, inPart });
  }
  return months;
}
