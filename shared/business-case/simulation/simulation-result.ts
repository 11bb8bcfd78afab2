/** NPV over many trials of a case, in its timing and currency. Figures are null when no trial has an NPV. */
export interface SimulationResult {
  readonly trials: number;
  readonly seed: number;
  /** Trials of which some cell cannot be computed; they are in no figure. */
  readonly missing: number;
  readonly mean: number | null;
  /** Of the mean. */
  readonly standardError: number | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  /** Share of the trials with an NPV below zero. */
  readonly belowZero: number | null;
  /** NPV counted in bins of equal width; the ends of the range hold all trials. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** Mean and its standard error after so many trials. */
  readonly convergence: readonly { readonly trials: number; readonly mean: number; readonly standardError: number }[];
  /** Cumulative cash by period: a tenth of the first trials lies below p10, a tenth above p90. */
  readonly bands: { readonly trials: number; readonly p10: readonly number[]; readonly p90: readonly number[] } | null;
  /** Drivers that were drawn. */
  readonly drawn: readonly string[];
  /** Drivers with a distribution that could not be drawn, and stand at their value. */
  readonly problems: readonly { readonly id: string; readonly label: string; readonly problem: string }[];
}
