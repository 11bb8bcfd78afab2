import { decimalFraction } from '../money/fraction.ts';
import type { Commitment } from './commitment.ts';
import { type Evaluation, evaluation, notInForce } from './evaluation.ts';
import { type ClauseMetric, meetsTarget } from './verdict.ts';
import type { ClauseWindow } from './windows.ts';
import { againstText, countText, sentenceOf } from './wording.ts';

/** A level such as a percentile of latency, evaluated over the raw rows of the whole window (never a mean of percentiles). */
export interface LevelEvidence {
  readonly value: number | null;
  readonly n: bigint;
  readonly open: boolean;
  readonly covered: boolean;
  readonly missingDays: readonly string[];
}

export function evaluateLevel(commitment: Commitment, metric: ClauseMetric, window: ClauseWindow, evidence: LevelEvidence): Evaluation {
  const { open } = evidence;
  if (window.inForce === null) return notInForce(commitment, metric, window, open);
  if (evidence.value === null || evidence.n === 0n) {
    return evaluation(commitment, metric, window, open, 'not_measurable', null, {
      sentence: `Not measurable: nothing was measured in ${window.label}.`,
    });
  }
  const value = decimalFraction(evidence.value);
  const isKept = meetsTarget(value, commitment, metric.unit);
  const { status, note } = judge(commitment, evidence, isKept);
  const gaps = evidence.missingDays.length === 0 ? '' : `partial, not in the data: ${evidence.missingDays.join(', ')}`;
  const text = [`${againstText(metric, value, commitment)} over ${countText(evidence.n)} measurements`, note, gaps].filter(
    (part) => part !== '',
  );
  return evaluation(commitment, metric, window, open, status, value, {
    denominator: String(evidence.n),
    sentence: sentenceOf(text.join(', ')),
  });
}

function judge(commitment: Commitment, evidence: LevelEvidence, isKept: boolean): { status: Evaluation['status']; note: string } {
  if (evidence.open) return { status: isKept ? 'on_track' : 'at_risk', note: 'month to date' };
  if (commitment.minimumSample !== null && evidence.n < BigInt(commitment.minimumSample)) {
    return { status: 'insufficient_sample', note: `the clause asks for at least ${countText(commitment.minimumSample)}` };
  }
  if (!evidence.covered) return { status: 'not_measurable', note: 'the data does not cover the whole window' };
  return { status: isKept ? 'met' : 'missed', note: '' };
}
