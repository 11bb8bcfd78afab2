import type { Unit } from '../base/column-batch.ts';

/** Digits at which the parts of a bridge are shown, so that they visibly add up. */
export function effectDecimals({ kind }: Unit): number {
  if (kind === 'ratio' || kind === 'per_thousand') return 3;
  return kind === 'count' ? 0 : 2;
}
