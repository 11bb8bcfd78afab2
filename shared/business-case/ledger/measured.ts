import type { Lineage } from '../../query/slice.ts';
import type { MeasuredMonth } from './initiative.ts';

/** Cost and volume of an initiative's measure by month, only months that are complete, and what they rest on. */
export interface Measured {
  readonly months: readonly MeasuredMonth[];
  readonly query: string;
  readonly fingerprint: string;
  readonly lineage: Lineage | null;
  /** Why there is nothing. */
  readonly problem: string | null;
}
