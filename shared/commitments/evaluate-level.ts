import { decimalFraction } from '../money/fraction.ts';
import type { Commitment } from './commitment.ts';
import type { ExclusionUse } from './commitment-result.ts';
import { type Evaluation, evaluation, notInForce, notMeasurable } from './evaluation.ts';
import { type ClauseMetric, meetsTarget } from './verdict.ts';
import type { ClauseWindow } from './windows.ts';
import { againstText, countText, sentenceFrom } from './wording.ts';

/** A level such as a percentile of latency, evaluated over the raw rows of the whole window (never a mean of percentiles). */
export interface LevelEvidence {
  readonly value: number | null;
  readonly n: bigint;
  readonly open: boolean;
  readonly covered: boolean;
  readonly missingDays: readonly string[];
  /** What the value rests on, in the plural. */
  readonly counted?: string;
  /** The value only grows while a window is open: a count of re-issues. */
  readonly grows?: boolean;
  readonly exclusions?: readonly ExclusionUse[];
}

export function evaluateLevel(commitment: Commitment, metric: ClauseMetric, window: ClauseWindow, evidence: LevelEvidence): Evaluation {
  const { open, exclusions = [] } = evidence;
  if (window.inForce === null) return notInForce(commitment, metric, window, open);
  if (evidence.value === null || (evidence.n === 0n && evidence.grows !== true))
    return notMeasurable(commitment, metric, window, open, `nothing was measured in ${window.label}`, { exclusions });
  const value = decimalFraction(evidence.value);
  const isKept = meetsTarget(value, window.terms, metric.unit);
  const { status, note } = judge(window.terms, evidence, isKept);
  const gaps = evidence.missingDays.length === 0 ? '' : `partial, not in the data: ${evidence.missingDays.join(', ')}`;
  const base = evidence.grows === true ? '' : ` over ${countText(evidence.n)} ${evidence.counted ?? 'measurements'}`;
  return evaluation(commitment, metric, window, open, status, value, {
    denominator: evidence.grows === true ? null : String(evidence.n),
    numerator: evidence.grows === true ? String(evidence.value) : null,
    exclusions,
    sentence: sentenceFrom(`${againstText(metric, value, window.terms)}${base}`, note, gaps),
  });
}

function judge(terms: Commitment, evidence: LevelEvidence, isKept: boolean): { status: Evaluation['status']; note: string } {
  if (evidence.open) {
    if (isKept) return { status: 'on_track', note: 'to date' };
    const isOver = evidence.grows === true && terms.operator === '<=';
    return isOver ? { status: 'cannot_be_met', note: 'cannot be met any more' } : { status: 'at_risk', note: 'to date' };
  }
  if (terms.minimumSample !== null && evidence.n < BigInt(terms.minimumSample))
    return { status: 'insufficient_sample', note: `the clause asks for at least ${countText(terms.minimumSample)}` };
  if (!evidence.covered) return { status: 'not_measurable', note: 'the data does not cover the whole window' };
  return { status: isKept ? 'met' : 'missed', note: '' };
}
