import type { AppError } from '../errors/app-error.ts';
import type { SliceResult } from '../query/slice.ts';
import type { MetricInfo } from './metric-info.ts';

/** A metric that is being written, tried on the data. */
export interface CheckedMetric {
  /** What it is; null where it cannot be computed. */
  readonly info: MetricInfo | null;
  /** Its number over all that is loaded; null where it needs data that is not there. */
  readonly result: SliceResult | null;
  readonly problem: AppError | null;
}
