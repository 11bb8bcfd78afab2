import type { Commitment } from './commitment.ts';
import { type Evaluation, evaluation, notInForce } from './evaluation.ts';
import { type ClauseMetric, meetsTarget, mostBadEvents, smallestTotal, valueOfCounts } from './verdict.ts';
import { wilsonInterval } from '../metrics/wilson-interval.ts';
import type { ClauseWindow } from './windows.ts';
import { againstText, countText, plural, sentenceOf } from './wording.ts';
import { formatValue, microsToText } from '../query/format-value.ts';

/** Counts of one window; months of a quarter are summed before they come here, percentages are never averaged. */
export interface CountEvidence {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Numerator and denominator are amounts in micro-units of this currency; null when they are counts. */
  readonly currency: string | null;
  /** How many things were counted, for a clause's own minimum: the denominator, or for amounts the rows behind it. */
  readonly sample: bigint;
  /** Expected denominator of the whole window; null when the window is over or nothing is known. */
  readonly forecast: bigint | null;
  /** The window is not over yet. */
  readonly open: boolean;
  /** False when loaded data does not reach over the whole of a window that is over. */
  readonly covered: boolean;
  /** Days of the window that a partner's rows lack, as text. */
  readonly missingDays: readonly string[];
}

/** N and D of months added up: a quarter's ratio is pooled, never the mean of its months. */
export function poolCounts(parts: readonly { readonly numerator: bigint; readonly denominator: bigint }[]): {
  numerator: bigint;
  denominator: bigint;
} {
  return parts.reduce((sum, part) => ({ numerator: sum.numerator + part.numerator, denominator: sum.denominator + part.denominator }), {
    numerator: 0n,
    denominator: 0n,
  });
}

/** A clause on N of D, such as requests answered or files on time. All rows of a window are a census: the interval is information only. */
export function evaluateCounts(commitment: Commitment, metric: ClauseMetric, window: ClauseWindow, evidence: CountEvidence): Evaluation {
  const { numerator, denominator, open } = evidence;
  if (window.inForce === null) return notInForce(commitment, metric, window, open);
  if (denominator === 0n) {
    return evaluation(commitment, metric, window, open, 'not_measurable', null, {
      numerator: '0',
      denominator: '0',
      sentence: `Not measurable: nothing was counted in ${window.label}.`,
    });
  }
  const value = valueOfCounts(numerator, denominator, metric.unit);
  const { status, note } = judge(commitment, metric, evidence);
  const gaps = evidence.missingDays.length === 0 ? '' : `partial, not in the data: ${evidence.missingDays.join(', ')}`;
  const show = shower(evidence);
  const text = [`${againstText(metric, value, commitment)}: ${show(numerator)} of ${show(denominator)}`, note, gaps].filter(
    (part) => part !== '',
  );
  const scale = metric.unit === 'bps' ? 10_000 : 1;
  const exact = (amount: bigint): string => (evidence.currency === null ? String(amount) : microsToText(amount));
  const isCount = evidence.currency === null && numerator >= 0n && numerator <= denominator;
  const wilson = isCount ? wilsonInterval(Number(numerator), Number(denominator)) : null;
  return evaluation(commitment, metric, window, open, status, value, {
    numerator: exact(numerator),
    denominator: exact(denominator),
    interval: wilson === null ? null : { low: wilson.low * scale, high: wilson.high * scale },
    sentence: sentenceOf(text.join(', ')),
  });
}

type Judged = { readonly status: Evaluation['status']; readonly note: string };

/** Counts as counts, amounts as money. */
function shower({ currency }: CountEvidence): (amount: bigint) => string {
  return (amount) =>
    currency === null ? countText(amount) : formatValue(amount, { kind: 'money', currency }, 'en-US', { style: 'compact' });
}

function judge(commitment: Commitment, metric: ClauseMetric, evidence: CountEvidence): Judged {
  const { numerator, denominator } = evidence;
  const show = shower(evidence);
  if (evidence.open) return judgeOpen(commitment, metric, evidence);
  if (commitment.minimumSample !== null && evidence.sample < BigInt(commitment.minimumSample)) {
    return { status: 'insufficient_sample', note: `the clause asks for at least ${countText(commitment.minimumSample)}` };
  }
  if (!evidence.covered) return { status: 'not_measurable', note: 'the data does not cover the whole window' };
  if (meetsTarget(valueOfCounts(numerator, denominator, metric.unit), commitment, metric.unit)) return { status: 'met', note: '' };
  const most = mostBadEvents(denominator, commitment, metric.unit);
  if (most === null) return { status: 'missed', note: '' };
  return {
    status: 'missed',
    note: commitment.operator === '>=' ? `${show(denominator - most)} were needed` : `at most ${show(most)} were allowed`,
  };
}

/** Month to date: how many more bad events fit into the volume still forecast. */
function judgeOpen(commitment: Commitment, metric: ClauseMetric, evidence: CountEvidence): Judged {
  const { numerator, denominator } = evidence;
  const show = shower(evidence);
  const what = evidence.currency === null ? ` ${metric.badEvents}` : '';
  const bad = commitment.operator === '>=' ? denominator - numerator : numerator;
  const forecast = evidence.forecast === null || evidence.forecast < denominator ? denominator : evidence.forecast;
  const most = mostBadEvents(forecast, commitment, metric.unit);
  const remaining = forecast - denominator;
  if (most === null || bad > most) {
    const needed = smallestTotal(bad, commitment, metric.unit);
    if (needed === null) return { status: 'cannot_be_met', note: `cannot be met any more after ${show(bad)}${what}` };
    const note = `cannot be met at the forecast volume: it needs ${show(needed - denominator)} more without a miss, ${show(remaining)} are forecast`;
    return { status: 'cannot_be_met_at_forecast', note };
  }
  const share =
    remaining > 0n ? ` (${formatValue(Number(most - bad) / Number(remaining), { kind: 'ratio' }, 'en-US', { decimals: 2 })})` : '';
  const note = `at most ${show(most - bad)} more${what} in the ${show(remaining)} still forecast${share}`;
  const isHeadingOver = bad * forecast > most * denominator;
  return {
    status: isHeadingOver ? 'at_risk' : 'on_track',
    note: evidence.missingDays.length > 0 ? `${note} (${plural(evidence.missingDays.length, 'day')} missing)` : note,
  };
}
