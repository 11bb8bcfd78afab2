import type { Unit } from '../base/column-batch.ts';

/** How a clause's value is written: a ratio (0..1, shown in percent), or a number in the unit that is named. */
export type ClauseUnit = 'ratio' | 'bps' | 'per_thousand' | 'milliseconds' | 'minutes' | 'hours' | 'days' | 'count' | 'per_second';

export const clauseUnits: readonly ClauseUnit[] = [
  'ratio',
  'bps',
  'per_thousand',
  'milliseconds',
  'minutes',
  'hours',
  'days',
  'count',
  'per_second',
];

/** What N/D is multiplied by to be a value in the unit. */
export function unitScale(unit: ClauseUnit): bigint {
  return unit === 'bps' ? 10_000n : unit === 'per_thousand' ? 1000n : 1n;
}

export const displayUnit = (unit: ClauseUnit): Unit => ({ kind: unit });
