import type { Unit } from '../base/column-batch.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { termsOn } from '../commitments/terms-in-force.ts';
import { parameterless } from '../commitments/clause-metric.ts';
import { levelText } from '../commitments/wording.ts';

/** Availability and scale of a partner, over all that is loaded. */
export interface ServiceFigures {
  readonly figures: readonly {
    readonly metric: string;
    readonly label: string;
    readonly sentence: string;
    readonly unit: Unit;
    readonly value: number;
  }[];
  /** Response times by load, deciles of the minutes; null without attempts that were timed. */
  readonly curve: ChartSpec | null;
}

/** What is looked at; what the rows of a partner cannot answer is left out. Percentiles are of the rows, never of percentiles. */
export const serviceMetrics = [
  'availability_time',
  'availability_request',
  'error_budget_burn',
  'latency_p50',
  'latency_p95',
  'latency_p99',
  'timeout_rate',
  'technical_rate',
  'stand_in_rate',
  'orphan_rate',
  'peak_tps',
  'peak_tps_minute',
] as const;

/** Where a partner promised nothing of its availability. */
const commonTarget = 0.999;

/** The availability that a partner promised in the terms of a day (a ratio), the strictest of several, and whether it did. */
export function promisedAvailability(
  commitments: readonly Commitment[],
  partner: string,
  day: string,
): { readonly target: number; readonly isPromised: boolean } {
  const targets = commitments
    .filter((one) => one.partner === partner && one.source.kind === 'rows' && parameterless(one.metric).startsWith('availability_'))
    .filter(({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (effectiveTo === null || day < effectiveTo))
    .map((one) => termsOn(one, day).terms)
    .filter(({ operator, target }) => operator === '>=' && target < 1)
    .map(({ target }) => target);
  return targets.length === 0 ? { target: commonTarget, isPromised: false } : { target: Math.max(...targets), isPromised: true };
}

/** Minutes down against the minutes that may be down at a target, from the minutes that were up of those measured. */
export function budgetFigures(
  { up, measured }: { readonly up: number; readonly measured: number },
  { target, isPromised }: { readonly target: number; readonly isPromised: boolean },
): ServiceFigures['figures'] {
  const budget = measured * (1 - target);
  const level = levelText(target, 'ratio');
  const whose = isPromised ? `the ${level} of the contract` : `${level}, for want of a promise`;
  return [
    {
      metric: 'minutes_down',
      label: 'Minutes down',
      sentence: 'Minutes of downtime by the common rule, before the exclusions that a clause knows.',
      unit: { kind: 'minutes' },
      value: measured - up,
    },
    {
      metric: 'error_budget_minutes',
      label: `Error budget at ${level}`,
      sentence: `Minutes that may be down of ${measured} measured, by ${whose}.`,
      unit: { kind: 'minutes' },
      value: budget,
    },
    {
      metric: 'error_budget_used',
      label: 'Error budget used',
      sentence: 'Minutes down over the minutes that may be down; more than 100 % is more than was promised.',
      unit: { kind: 'ratio' },
      value: (measured - up) / budget,
    },
  ];
}
