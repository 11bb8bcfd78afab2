import { bucketStart, nextBucket } from '../calendar/bucket.ts';
import { formatDay } from '../calendar/day.ts';
import { openSpans } from '../calendar/service-window.ts';
import { localDay } from '../calendar/time-zone.ts';
import type { Commitment } from './commitment.ts';
import type { ExclusionUse } from './commitment-result.ts';
import type { Exclusion } from './exclusion.ts';
import { clipSpans, minutesIn, type Span, subtractSpans, unionSpans } from './spans.ts';
import { minuteOfDay } from './windows.ts';
import { countText, plural } from './wording.ts';

/** What the clause takes out of one stretch of time, and what of it comes back as downtime. */
export interface ExclusionResult {
  /** Minutes that are not measured. */
  readonly excluded: readonly Span[];
  /** Announced maintenance beyond the allowance of its month: downtime outright. */
  readonly excess: readonly Span[];
  /** Every exclusion that touches the stretch, and what became of it. */
  readonly uses: readonly ExclusionUse[];
}

type ExcludingTerms = Pick<Commitment, 'exclusions' | 'maintenance' | 'serviceHours' | 'timeZone'>;

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
 * Exclusions within `part` (UTC minutes), each in order of time and never a minute twice. Time outside service hours is not measured.
 * Maintenance needs its notice and is excluded up to the allowance of each calendar month; a month that is in force only in part has
 * its allowance in proportion.
 */
export function applyExclusions(terms: ExcludingTerms, part: Span): ExclusionResult {
  const closed = outsideHours(terms, part);
  const touching = terms.exclusions
    .map((exclusion) => ({ exclusion, spans: clipSpans([spanOfExclusion(exclusion)], part.from, part.to) }))
    .filter(({ spans }) => spans.length > 0)
    .toSorted((a, b) => (a.spans[0]?.from ?? 0) - (b.spans[0]?.from ?? 0));
  const uses: ExclusionUse[] = closed.length === 0 ? [] : [hoursUse(closed)];
  let excluded = closed;
  for (const { exclusion, spans } of touching.filter(({ exclusion: { kind } }) => kind !== 'maintenance')) {
    const own = subtractSpans(spans, excluded);
    excluded = unionSpans([...excluded, ...own]);
    uses.push(usedAs(exclusion, minutesIn(own), 0, minutesIn(own) < minutesIn(spans) ? 'partly excluded already' : ''));
  }
  const other = excluded;
  const maintenance = touching.filter(({ exclusion: { kind } }) => kind === 'maintenance');
  const allowances = new Allowances(terms, part);
  const excess: Span[] = [];
  let seen: Span[] = [];
  for (const { exclusion, spans } of maintenance) {
    const refusal = refusalOf(exclusion, terms);
    if (refusal !== null) {
      uses.push(usedAs(exclusion, 0, 0, refusal));
      continue;
    }
    const own = subtractSpans(subtractSpans(spans, other), seen);
    seen = unionSpans([...seen, ...own]);
    const { within, beyond } = allowances.take(own);
    excluded = unionSpans([...excluded, ...within]);
    excess.push(...beyond);
    const note = beyond.length === 0 ? '' : `${plural(minutesIn(beyond), 'minute')} beyond the allowance of the month`;
    uses.push(usedAs(exclusion, minutesIn(within), minutesIn(beyond), note));
  }
  return { excluded, excess: unionSpans(excess), uses };
}

function usedAs(exclusion: Exclusion, excludedMinutes: number, countedMinutes: number, note: string): ExclusionUse {
  const { id, label, kind, start, end } = exclusion;
  return { id, label, kind, start, end, excludedMinutes, countedMinutes, note };
}

/** Why maintenance is not excluded; null when it is. */
function refusalOf(exclusion: Exclusion, { maintenance: rule }: ExcludingTerms): string | null {
  if (rule === null) return 'the clause does not exclude maintenance';
  const notice = noticeHours(exclusion);
  if (notice === null) return 'it was not announced';
  if (notice >= rule.noticeHours) return null;
  return notice < 0
    ? 'it was announced after it began'
    : `announced ${plural(Math.floor(notice), 'hour')} before, ${countText(rule.noticeHours)} are needed`;
}

/** What is left of each calendar month's allowance, taken in order of time. */
class Allowances {
  private readonly months: readonly { readonly inPart: Span; left: number }[];

  constructor({ maintenance, timeZone }: ExcludingTerms, part: Span) {
    const allowance = maintenance?.allowanceMinutesPerMonth ?? 0;
    this.months = monthsWithin(part, timeZone).map(({ whole, inPart }) => ({
      inPart,
      left: Math.floor((allowance * minutesIn([inPart])) / minutesIn([whole])),
    }));
  }

  take(spans: readonly Span[]): { within: Span[]; beyond: Span[] } {
    const within: Span[] = [];
    const beyond: Span[] = [];
    for (const month of this.months) {
      for (const span of clipSpans(spans, month.inPart.from, month.inPart.to)) {
        const cut = span.from + Math.min(month.left, span.to - span.from);
        if (cut > span.from) within.push({ from: span.from, to: cut });
        if (cut < span.to) beyond.push({ from: cut, to: span.to });
        month.left -= cut - span.from;
      }
    }
    return { within, beyond };
  }
}

function outsideHours({ serviceHours, timeZone }: ExcludingTerms, part: Span): Span[] {
  if (serviceHours === null) return [];
  const open = openSpans(serviceHours, timeZone, part.from * minuteMs, part.to * minuteMs);
  return subtractSpans(
    [part],
    open.map(({ from, to }) => ({ from: Math.floor(from / minuteMs), to: Math.ceil(to / minuteMs) })),
  );
}

function hoursUse(closed: readonly Span[]): ExclusionUse {
  const instant = (minute: number): string => new Date(minute * minuteMs).toISOString();
  return {
    id: 'service-hours',
    label: 'Outside service hours',
    kind: 'service_hours',
    start: instant(closed[0]?.from ?? 0),
    end: instant(closed.at(-1)?.to ?? 0),
    excludedMinutes: minutesIn(closed),
    countedMinutes: 0,
    note: '',
  };
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
