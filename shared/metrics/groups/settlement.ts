import { captureRate } from '../definitions/capture-rate.ts';
import { expiredAuthorizations } from '../definitions/expired-authorizations.ts';
import { manualTouchHours } from '../definitions/manual-touch-hours.ts';
import { manualTouches } from '../definitions/manual-touches.ts';
import { payoutTie } from '../definitions/payout-tie.ts';
import { reconBreaks } from '../definitions/recon-breaks.ts';
import { reconMatchRate } from '../definitions/recon-match-rate.ts';
import { reworkRate } from '../definitions/rework-rate.ts';
import { settledOnTime } from '../definitions/settled-on-time.ts';
import { settledOnTimeValue } from '../definitions/settled-on-time-value.ts';
import { settlementCompleteness } from '../definitions/settlement-completeness.ts';
import { settlementCompletenessValue } from '../definitions/settlement-completeness-value.ts';
import { settlementLagP50 } from '../definitions/settlement-lag-p50.ts';
import { settlementLagP95 } from '../definitions/settlement-lag-p95.ts';
import { stpRate } from '../definitions/stp-rate.ts';
import { unreconciledBalance } from '../definitions/unreconciled-balance.ts';
import type { Metric } from '../metric.ts';

export const settlementMetrics: readonly Metric[] = [
  captureRate,
  expiredAuthorizations,
  settlementLagP50,
  settlementLagP95,
  settledOnTime,
  settledOnTimeValue,
  settlementCompleteness,
  settlementCompletenessValue,
  reconMatchRate,
  reconBreaks,
  payoutTie,
  unreconciledBalance,
  stpRate,
  manualTouches,
  manualTouchHours,
  reworkRate,
];
