import { chargebackValue } from '../definitions/chargeback-value.ts';
import { disputeRateCount } from '../definitions/dispute-rate-count.ts';
import { disputeRateOrigin } from '../definitions/dispute-rate-origin.ts';
import { disputeRateValue } from '../definitions/dispute-rate-value.ts';
import { disputeRateValueOrigin } from '../definitions/dispute-rate-value-origin.ts';
import { duplicateRefunds } from '../definitions/duplicate-refunds.ts';
import { fraudChargebacks } from '../definitions/fraud-chargebacks.ts';
import { fraudDisputedValue } from '../definitions/fraud-disputed-value.ts';
import { fraudRateBps } from '../definitions/fraud-rate-bps.ts';
import { fraudRateCountBps } from '../definitions/fraud-rate-count-bps.ts';
import { netRecovery } from '../definitions/net-recovery.ts';
import { overRefunds } from '../definitions/over-refunds.ts';
import { preDisputeRate } from '../definitions/pre-dispute-rate.ts';
import { refundAcceptanceP50 } from '../definitions/refund-acceptance-p50.ts';
import { refundCycleP50 } from '../definitions/refund-cycle-p50.ts';
import { refundCycleP90 } from '../definitions/refund-cycle-p90.ts';
import { refundFailureRate } from '../definitions/refund-failure-rate.ts';
import { refundRate } from '../definitions/refund-rate.ts';
import { refundRateOrigin } from '../definitions/refund-rate-origin.ts';
import { refundRateValue } from '../definitions/refund-rate-value.ts';
import { refundRateValueOrigin } from '../definitions/refund-rate-value-origin.ts';
import { refundedValue } from '../definitions/refunded-value.ts';
import { representmentRate } from '../definitions/representment-rate.ts';
import { responseOnTime } from '../definitions/response-on-time.ts';
import { winRate } from '../definitions/win-rate.ts';
import { winRateValue } from '../definitions/win-rate-value.ts';
import type { Metric } from '../metric.ts';

export const refundsAndDisputesMetrics: readonly Metric[] = [
  refundRate,
  refundedValue,
  disputeRateCount,
  chargebackValue,
  refundRateValue,
  refundRateOrigin,
  refundRateValueOrigin,
  refundFailureRate,
  refundCycleP50,
  refundCycleP90,
  refundAcceptanceP50,
  duplicateRefunds,
  overRefunds,
  disputeRateValue,
  disputeRateOrigin,
  disputeRateValueOrigin,
  representmentRate,
  winRate,
  winRateValue,
  netRecovery,
  responseOnTime,
  preDisputeRate,
  fraudDisputedValue,
  fraudChargebacks,
  fraudRateBps,
  fraudRateCountBps,
];
