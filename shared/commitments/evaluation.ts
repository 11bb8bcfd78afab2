import { addDays } from '../calendar/day.ts';
import { type Fraction, fractionNumber } from '../money/fraction.ts';
import type { Commitment } from './commitment.ts';
import type { CommitmentResult, CommitmentStatus, ExclusionUse } from './commitment-result.ts';
import { creditFor } from './remedy.ts';
import { comparedValue, type ClauseMetric, gapTo, standingOf } from './verdict.ts';
import type { ClauseWindow } from './windows.ts';

/** A result before the engine adds where its numbers came from. */
export type Evaluation = Omit<CommitmentResult, 'lineage'>;

type Given = Partial<
  Pick<
    Evaluation,
    'numerator' | 'denominator' | 'interval' | 'spells' | 'gapEvents' | 'moreBad' | 'attested' | 'reported' | 'figures' | 'impact'
  >
> & {
  readonly sentence: string;
  readonly exclusions?: readonly ExclusionUse[];
  /** The value that the remedy looks at, where it is not the value itself. */
  readonly creditValue?: Fraction;
};

/** The one place where a result's common fields are filled; a credit is owed only for a window that is missed. */
export function evaluation(
  commitment: Commitment,
  metric: ClauseMetric,
  window: ClauseWindow,
  open: boolean,
  status: CommitmentStatus,
  value: Fraction | null,
  given: Given,
): Evaluation {
  const { terms } = window;
  const { creditValue, ...more } = given;
  const owing =
    status === 'missed' && value !== null ? creditFor(terms, comparedValue(creditValue ?? value, terms, metric.unit), metric.unit) : null;
  return {
    commitmentId: commitment.id,
    window: { from: window.from, to: window.to, label: window.label, open },
    status,
    unit: metric.unit,
    value: value === null ? null : fractionNumber(value),
    numerator: null,
    denominator: null,
    target: terms.target,
    upper: terms.upper,
    operator: terms.operator,
    amendment: window.amendment,
    attested: false,
    gap: value === null ? null : gapTo(value, terms),
    standing: value === null ? null : standingOf(creditValue ?? value, terms, metric.unit),
    gapEvents: null,
    impact: null,
    moreBad: null,
    interval: null,
    credit: owing === null ? null : { amount: owing.amount, currency: owing.currency },
    creditState: owing === null ? null : 'payable',
    creditWorking: owing?.working ?? null,
    claimDue: owing === null || terms.claimWithinDays === null ? null : addDays(addDays(window.inForceTo, -1), terms.claimWithinDays),
    cureUntil: null,
    exclusions: [],
    figures: null,
    reported: [],
    changed: null,
    spells: [],
    ...more,
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

/** A window of which the contract takes every minute out. */
export function excludedByContract(
  commitment: Commitment,
  metric: ClauseMetric,
  window: ClauseWindow,
  open: boolean,
  uses: readonly ExclusionUse[],
): Evaluation {
  const names = uses.filter(({ excludedMinutes }) => excludedMinutes > 0).map(({ label }) => label);
  return evaluation(commitment, metric, window, open, 'excluded', null, {
    exclusions: uses,
    sentence: `Excluded by the contract in ${window.label}: ${names.join(', ')}.`,
  });
}

/** A window that the data cannot judge, and why. */
export function notMeasurable(
  commitment: Commitment,
  metric: ClauseMetric,
  window: ClauseWindow,
  open: boolean,
  why: string,
  more: Partial<Given> = {},
): Evaluation {
  return evaluation(commitment, metric, window, open, 'not_measurable', null, { ...more, sentence: `Not measurable: ${why}.` });
}
