import type { PartnerCapacity } from './partner-profile.ts';

/** What a partner can carry against the peak to come; rates in requests per second. */
export interface Headroom {
  /** Last peak x (1 + growth) x event factor. */
  readonly forecastPeak: number;
  /** Capacity / forecast peak - 1; null without a peak. */
  readonly overForecast: number | null;
  /** Capacity / last peak - 1; null without a peak. */
  readonly overLast: number | null;
}

/** `lastPeak`: the highest second that is loaded. */
export function headroomOf({ perSecond, growth, eventFactor }: PartnerCapacity, lastPeak: number): Headroom {
  const forecastPeak = lastPeak * (1 + growth) * eventFactor;
  return {
    forecastPeak,
    overForecast: forecastPeak > 0 ? perSecond / forecastPeak - 1 : null,
    overLast: lastPeak > 0 ? perSecond / lastPeak - 1 : null,
  };
}
