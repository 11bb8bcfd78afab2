import { type Fraction, fraction } from '../money/fraction.ts';
import { wilsonInterval } from '../metrics/wilson-interval.ts';
import { formatValue, microsToText } from '../query/format-value.ts';
import { unitScale } from './clause-unit.ts';
import type { Commitment } from './commitment.ts';
import type { ExclusionUse } from './commitment-result.ts';
import { type Evaluation, evaluation, notInForce, notMeasurable } from './evaluation.ts';
import { type ClauseMetric, meetsTarget, mostBadEvents, smallestTotal } from './verdict.ts';
import type { ClauseWindow } from './windows.ts';
import { againstText, countText, plural, sentenceFrom } from './wording.ts';

/** Counts of one window; months of a quarter are summed before they come here, percentages are never averaged. */
export interface CountEvidence {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** What the two are: counts, or millionths (amounts, hours); a mean has one of each. */
  readonly top?: 'count' | 'millionths';
  readonly bottom?: 'count' | 'millionths';
  /** The amounts are in this currency; null when there are none. Both are then in millionths. */
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
  readonly exclusions?: readonly ExclusionUse[];
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
  const { numerator, denominator, open, exclusions = [] } = evidence;
  if (window.inForce === null) return notInForce(commitment, metric, window, open);
  if (denominator === 0n)
    return notMeasurable(commitment, metric, window, open, `nothing was counted in ${window.label}`, {
      numerator: '0',
      denominator: '0',
      exclusions,
    });
  const value = valueOf(evidence, metric);
  const { status, note, moreBad } = judge(window.terms, metric, evidence, value);
  const gaps = evidence.missingDays.length === 0 ? '' : `partial, not in the data: ${evidence.missingDays.join(', ')}`;
  const scale = Number(unitScale(metric.unit));
  const isCount = areEvents(evidence) && evidence.currency === null && numerator >= 0n && numerator <= denominator;
  const wilson = isCount ? wilsonInterval(Number(numerator), Number(denominator)) : null;
  return evaluation(commitment, metric, window, open, status, value, {
    numerator: exactText(numerator, evidence.currency !== null || evidence.top === 'millionths'),
    denominator: exactText(denominator, evidence.currency !== null || evidence.bottom === 'millionths'),
    interval: wilson === null ? null : { low: wilson.low * scale, high: wilson.high * scale },
    gapEvents: gapEvents(window.terms, metric, evidence),
    moreBad,
    exclusions,
    sentence: sentenceFrom(
      `${againstText(metric, value, window.terms)}: ${partText(evidence, 'top')} of ${partText(evidence, 'bottom')}`,
      note,
      gaps,
    ),
  });
}

const millionths = (part: 'count' | 'millionths' | undefined): bigint => (part === 'millionths' ? 1_000_000n : 1n);

function valueOf({ numerator, denominator, top, bottom }: CountEvidence, { unit }: ClauseMetric): Fraction {
  return fraction(numerator * millionths(bottom) * unitScale(unit), denominator * millionths(top));
}

/** One part of the other: only then is a bad event a thing that can be counted. */
function areEvents({ top, bottom }: CountEvidence): boolean {
  return (top ?? 'count') === (bottom ?? 'count');
}

const exactText = (amount: bigint, isMillionths: boolean): string => (isMillionths ? microsToText(amount) : String(amount));

function partText(evidence: CountEvidence, part: 'top' | 'bottom'): string {
  const amount = part === 'top' ? evidence.numerator : evidence.denominator;
  if (evidence.currency === null && evidence[part] === 'millionths') return formatValue(Number(amount) / 1e6, { kind: 'none' }, 'en-US');
  return shower(evidence)(amount);
}

interface Judged {
  readonly status: Evaluation['status'];
  readonly note: string;
  readonly moreBad: string | null;
}

/** Counts as counts, amounts as money. */
function shower({ currency }: CountEvidence): (amount: bigint) => string {
  return (amount) =>
    currency === null ? countText(amount) : formatValue(amount, { kind: 'money', currency }, 'en-US', { style: 'compact' });
}

function judge(terms: Commitment, metric: ClauseMetric, evidence: CountEvidence, value: Fraction): Judged {
  const { denominator } = evidence;
  const show = shower(evidence);
  const judged = (status: Evaluation['status'], note = ''): Judged => ({ status, note, moreBad: null });
  if (evidence.open) return judgeOpen(terms, metric, evidence, value);
  if (terms.minimumSample !== null && evidence.sample < BigInt(terms.minimumSample))
    return judged('insufficient_sample', `the clause asks for at least ${countText(terms.minimumSample)}`);
  if (!evidence.covered) return judged('not_measurable', 'the data does not cover the whole window');
  if (meetsTarget(value, terms, metric.unit)) return judged('met');
  const most = areEvents(evidence) && terms.operator !== 'between' ? mostBadEvents(denominator, terms, metric.unit) : null;
  if (most === null) return judged('missed');
  return judged('missed', terms.operator === '<=' ? `at most ${show(most)} were allowed` : `${show(denominator - most)} were needed`);
}

/** Month to date: how many more bad events fit into the volume still forecast. */
function judgeOpen(terms: Commitment, metric: ClauseMetric, evidence: CountEvidence, value: Fraction): Judged {
  if (!areEvents(evidence) || terms.operator === 'between')
    return { status: meetsTarget(value, terms, metric.unit) ? 'on_track' : 'at_risk', note: 'to date', moreBad: null };
  const { denominator } = evidence;
  const show = shower(evidence);
  const what = evidence.currency === null ? ` ${metric.badEvents}` : '';
  const bad = badOf(terms, evidence);
  const forecast = evidence.forecast === null || evidence.forecast < denominator ? denominator : evidence.forecast;
  const most = mostBadEvents(forecast, terms, metric.unit);
  const remaining = forecast - denominator;
  if (most === null || bad > most) {
    const needed = smallestTotal(bad, terms, metric.unit);
    if (needed === null) return { status: 'cannot_be_met', note: `cannot be met any more after ${show(bad)}${what}`, moreBad: null };
    const note = `cannot be met at the forecast volume: it needs ${show(needed - denominator)} more without a miss, ${show(remaining)} are forecast`;
    return { status: 'cannot_be_met_at_forecast', note, moreBad: null };
  }
  const share =
    remaining > 0n ? ` (${formatValue(Number(most - bad) / Number(remaining), { kind: 'ratio' }, 'en-US', { decimals: 2 })})` : '';
  const note = `can still be met if at most ${show(most - bad)} more${what} in the ${show(remaining)} still forecast${share}`;
  const isHeadingOver = bad * forecast > most * denominator;
  return {
    status: isHeadingOver ? 'at_risk' : 'on_track',
    note: evidence.missingDays.length > 0 ? `${note} (${plural(evidence.missingDays.length, 'day')} missing)` : note,
    moreBad: exactText(most - bad, evidence.currency !== null),
  };
}

const badOf = ({ operator }: Commitment, { numerator, denominator }: CountEvidence): bigint =>
  operator === '<=' ? numerator : denominator - numerator;

/** Bad events beyond those that the target allows in what was counted; negative = so many to spare. */
function gapEvents(terms: Commitment, metric: ClauseMetric, evidence: CountEvidence): string | null {
  if (!areEvents(evidence) || terms.operator === 'between') return null;
  const most = mostBadEvents(evidence.denominator, terms, metric.unit) ?? 0n;
  return exactText(badOf(terms, evidence) - most, evidence.currency !== null);
}
