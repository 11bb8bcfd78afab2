import type { Unit } from '../base/column-batch.ts';

const apart: readonly Unit['kind'][] = ['ratio', 'points', 'bps', 'milliseconds', 'per_thousand', 'per_second', 'multiple'];

/** Values of this unit may be added to a whole: counts, amounts and durations, but no rates. */
export function addsUp(unit: Unit): boolean {
  return !apart.includes(unit.kind);
}
