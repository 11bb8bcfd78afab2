import { type Fraction, fractionNumber } from '../money/fraction.ts';
import type { Commitment, CommitmentResult, CommitmentStatus } from './commitment.ts';
import { claimDueDay, creditFor } from './remedy.ts';
import { comparedValue, type ClauseMetric, gapTo } from './verdict.ts';
import type { ClauseWindow } from './windows.ts';

/** A result before the engine adds where its numbers came from. */
export type Evaluation = Omit<CommitmentResult, 'lineage'>;

/** The one place where a result's common fields are filled; a credit is owed only for a window that is missed. */
export function evaluation(
  commitment: Commitment,
  metric: ClauseMetric,
  window: ClauseWindow,
  open: boolean,
  status: CommitmentStatus,
  value: Fraction | null,
  more: Partial<Pick<Evaluation, 'numerator' | 'denominator' | 'interval' | 'spells'>> & {
    readonly sentence: string;
    readonly creditValue?: Fraction;
  },
): Evaluation {
  const owing =
    status === 'missed' && value !== null ? creditFor(commitment, comparedValue(more.creditValue ?? value, commitment, metric.unit)) : null;
  return {
    commitmentId: commitment.id,
    window: { from: window.from, to: window.to, label: window.label, open },
    status,
    value: value === null ? null : fractionNumber(value),
    numerator: more.numerator ?? null,
    denominator: more.denominator ?? null,
    target: commitment.target,
    gap: value === null ? null : gapTo(value, commitment),
    interval: more.interval ?? null,
    credit: owing,
    claimDue: owing === null ? null : claimDueDay(commitment, window.inForceTo),
    spells: more.spells ?? [],
    sentence: more.sentence,
  };
}

/** A window in which the clause does not apply. */
export function notInForce(commitment: Commitment, metric: ClauseMetric, window: ClauseWindow, open: boolean): Evaluation {
  const why =
    commitment.effectiveTo !== null && commitment.effectiveTo <= window.from
      ? `it ended before ${commitment.effectiveTo}`
      : `it begins on ${commitment.effectiveFrom}`;
  return evaluation(commitment, metric, window, open, 'not_in_force', null, { sentence: `Not in force in ${window.label}: ${why}.` });
}
