import { decimalFraction } from '../money/fraction.ts';
import type { DowntimeRule } from './clause-terms.ts';
import { clipSpans, isInSpans, minutesIn, type Span, subtractSpans, unionSpans } from './spans.ts';

/** One measured minute: requests that reached the partner's side of the line, and how many the partner failed. */
export interface MinuteSample {
  /** Minutes since 1970-01-01 UTC. */
  readonly minute: number;
  /** Requests less our own failures. */
  readonly eligible: number;
  readonly errors: number;
}

export interface DowntimeSpell {
  readonly span: Span;
  readonly minutes: number;
  readonly countedMinutes: number;
  readonly reason: string;
}

/** Minutes down, every spell looked at, and requests that failed in the minutes counted. */
export interface Downtime {
  readonly downtimeMinutes: number;
  readonly spells: readonly DowntimeSpell[];
  readonly failed: number;
}

/** Runs of consecutive bad minutes: enough requests and an error share above the limit, compared exactly. Any other minute ends a run. */
export function badRuns(samples: readonly MinuteSample[], rule: DowntimeRule): Span[] {
  const limit = decimalFraction(rule.errorShareAbove);
  const [above, of] = [Number(limit.n), Number(limit.d)];
  const isBad = ({ eligible, errors }: MinuteSample): boolean =>
    eligible > 0 && eligible >= rule.minRequests && errors * of > above * eligible;
  return unionSpans(samples.filter(isBad).map(({ minute }) => ({ from: minute, to: minute + 1 })));
}

/**
 * Downtime in `part`: excluded minutes are dropped first and end a run; a run that is long enough counts with all its minutes, also
 * when it begins before or ends after the window (each window then counts its own minutes); excess maintenance counts outright.
 */
export function measureDowntime(
  samples: readonly MinuteSample[],
  rule: DowntimeRule,
  part: Span,
  excluded: readonly Span[],
  excess: readonly Span[],
): Downtime {
  const bad = badRuns(samples, rule);
  const runs = subtractSpans(bad, excluded);
  const within = (span: Span): Span[] => clipSpans([span], part.from, part.to);
  const long = runs.filter((run) => run.to - run.from >= rule.minConsecutiveMinutes);
  const down = unionSpans([...long.flatMap(within), ...excess]);
  const spells: DowntimeSpell[] = [];
  for (const run of runs) {
    const [own] = within(run);
    if (own === undefined) continue;
    const minutes = minutesIn(subtractSpans([own], excess));
    if (minutes === 0) continue;
    const isLong = run.to - run.from >= rule.minConsecutiveMinutes;
    spells.push({ span: own, minutes, countedMinutes: isLong ? minutes : 0, reason: spellReason(isLong, run, own, rule) });
  }
  for (const span of excess) {
    const minutes = span.to - span.from;
    spells.push({ span, minutes, countedMinutes: minutes, reason: 'maintenance beyond its monthly allowance' });
  }
  for (const span of excluded) {
    const lost = minutesIn(clipSpans(bad, span.from, span.to));
    if (lost > 0) spells.push({ span, minutes: lost, countedMinutes: 0, reason: 'excluded by the contract' });
  }
  return {
    downtimeMinutes: minutesIn(down),
    spells: spells.toSorted((a, b) => a.span.from - b.span.from),
    failed: samples.reduce((sum, { minute, errors }) => (isInSpans(down, minute) ? sum + errors : sum), 0),
  };
}

function spellReason(isLong: boolean, run: Span, own: Span, rule: DowntimeRule): string {
  const whole = run.to - run.from;
  if (!isLong) return `shorter than ${rule.minConsecutiveMinutes} consecutive minutes`;
  return own.to - own.from < whole
    ? `part of a spell of ${whole} minutes that crosses the end of the window`
    : `at least ${rule.minConsecutiveMinutes} consecutive minutes`;
}
