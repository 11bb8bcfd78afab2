import { type Fraction, fraction } from '../money/fraction.ts';
import type { DowntimeRule } from './clause-terms.ts';
import type { Commitment } from './commitment.ts';
import { measureDowntime, type MinuteSample } from './downtime.ts';
import { type Evaluation, evaluation, excludedByContract, notInForce, notMeasurable } from './evaluation.ts';
import { applyExclusions } from './exclusions.ts';
import { clipSpans, minutesIn, type Span, subtractSpans, unionSpans } from './spans.ts';
import { type ClauseMetric, meetsTarget, mostBadEvents } from './verdict.ts';
import type { ClauseWindow } from './windows.ts';
import { againstText, plural, sentenceFrom, spellsText } from './wording.ts';

/** What the data says about a partner's minutes; only minutes that may break the rule need to be in `samples`. */
export interface MinuteEvidence {
  readonly samples: readonly MinuteSample[];
  /** Minutes of the window without a sample, up to `through`. */
  readonly missing: readonly Span[];
  /** End of the measured time (UTC minute, exclusive). */
  readonly through: number;
  /** The present, as a UTC minute; a window that ends later is open. */
  readonly now: number;
}

interface Tally {
  readonly down: number;
  /** Downtime if every unmeasured minute had been bad: they may also lengthen spells that were too short to count. */
  readonly downAtWorst: number;
  readonly unmeasured: number;
  readonly measured: number;
  /** Minutes of the whole window in force less exclusions: the clause's fixed denominator. */
  readonly total: number;
}

/**
 * availability_time = 1 - downtime minutes / (minutes in force - excluded minutes). Unmeasured minutes are neither up nor down: the
 * window is Met or Missed only when it would be so with all of them good and with all of them bad, else it is not measurable.
 */
export function evaluateMinutes(commitment: Commitment, metric: ClauseMetric, window: ClauseWindow, evidence: MinuteEvidence): Evaluation {
  const open = evidence.now < window.span.to;
  const inForce = window.inForce;
  if (inForce === null) return notInForce(commitment, metric, window, open);
  const { terms } = window;
  const rule = terms.downtimeRule ?? { errorShareAbove: 0, minConsecutiveMinutes: 1, minRequests: 1 };
  const elapsed: Span = { from: inForce.from, to: open ? Math.min(inForce.to, Math.max(evidence.through, inForce.from)) : inForce.to };
  const clause = applyExclusions(terms, inForce);
  const excluded = clipSpans(clause.excluded, elapsed.from, elapsed.to);
  const excess = clipSpans(clause.excess, elapsed.from, elapsed.to);
  const { downtimeMinutes, spells, failed } = measureDowntime(evidence.samples, rule, elapsed, excluded, excess);
  const holes = subtractSpans(unionSpans(clipSpans(evidence.missing, elapsed.from, elapsed.to)), unionSpans([...excluded, ...excess]));
  const unmeasured = minutesIn(holes);
  const worst = measureDowntime([...evidence.samples, ...allBad(holes, rule)], rule, elapsed, excluded, excess);
  const tally: Tally = {
    down: downtimeMinutes,
    downAtWorst: worst.downtimeMinutes,
    unmeasured,
    measured: minutesIn([elapsed]) - minutesIn(excluded) - unmeasured,
    total: minutesIn([inForce]) - minutesIn(clause.excluded),
  };
  if (tally.total <= 0) return excludedByContract(commitment, metric, window, open, clause.uses);
  if (tally.measured <= 0)
    return notMeasurable(commitment, metric, window, open, `no minute of ${window.label} is in the data`, { exclusions: clause.uses });
  const value = fraction(BigInt(tally.measured - tally.down), BigInt(tally.measured));
  const most = mostBadEvents(BigInt(tally.total), terms, 'ratio');
  const { status, note } = open ? openStatus(terms, tally, value, minutesIn([elapsed]) / minutesIn([inForce])) : closedStatus(terms, tally);
  return evaluation(commitment, metric, window, open, status, value, {
    numerator: String(tally.measured - tally.down),
    denominator: String(tally.measured),
    spells: spells.map(({ span, ...spell }) => ({ start: instantText(span.from), end: instantText(span.to), ...spell })),
    creditValue: upShare(tally, tally.down),
    gapEvents: String(BigInt(tally.down) - (most ?? 0n)),
    moreBad: open && most !== null && most >= BigInt(tally.down) ? String(most - BigInt(tally.down)) : null,
    impact: failed === 0 ? null : { what: 'requests failed in the minutes counted', count: String(failed), sales: null },
    exclusions: clause.uses,
    sentence: sentenceFrom(againstText(metric, value, terms), spellsText(spells, minutesIn(excluded), rule.minConsecutiveMinutes), note),
  });
}

type Judged = { readonly status: Evaluation['status']; readonly note: string };

function upShare(tally: Tally, down: number): Fraction {
  return fraction(BigInt(tally.total - down), BigInt(tally.total));
}

function allBad(holes: readonly Span[], rule: DowntimeRule): MinuteSample[] {
  const requests = Math.max(1, rule.minRequests);
  return holes.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, index) => ({ minute: from + index, eligible: requests, errors: requests })),
  );
}

function closedStatus(terms: Commitment, tally: Tally): Judged {
  const gap = tally.unmeasured > 0 ? `${plural(tally.unmeasured, 'minute')} not in the data` : '';
  if (terms.minimumSample !== null && tally.measured < terms.minimumSample) {
    return {
      status: 'insufficient_sample',
      note: `${plural(tally.measured, 'minute')} measured of the ${plural(terms.minimumSample, 'minute')} the clause asks for`,
    };
  }
  const isKeptAtBest = meetsTarget(upShare(tally, tally.down), terms, 'ratio');
  const isKeptAtWorst = meetsTarget(upShare(tally, tally.downAtWorst), terms, 'ratio');
  if (isKeptAtWorst) return { status: 'met', note: gap };
  if (!isKeptAtBest) return { status: 'missed', note: gap };
  return { status: 'not_measurable', note: `${gap}, which decide` };
}

function openStatus(terms: Commitment, tally: Tally, value: Fraction, elapsedShare: number): Judged {
  const most = mostBadEvents(BigInt(tally.total), terms, 'ratio');
  const left = most === null ? -1n : most - BigInt(tally.down);
  if (left < 0n) {
    return {
      status: 'cannot_be_met',
      note: `cannot be met any more: ${most === null ? 'no minute' : plural(most, 'minute')} may be down in the window`,
    };
  }
  const note = `can still be met if at most ${plural(left, 'more minute')} down`;
  const isHeadingOver = elapsedShare > 0 && most !== null && tally.down / elapsedShare > Number(most);
  return { status: isHeadingOver || !meetsTarget(value, terms, 'ratio') ? 'at_risk' : 'on_track', note };
}

const instantText = (minute: number): string => new Date(minute * 60_000).toISOString();
