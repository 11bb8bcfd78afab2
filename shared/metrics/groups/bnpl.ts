import { bnplAverageOrder } from '../definitions/bnpl-average-order.ts';
import { bnplConversion } from '../definitions/bnpl-conversion.ts';
import { bnplMdrBps } from '../definitions/bnpl-mdr-bps.ts';
import { bnplPlans } from '../definitions/bnpl-plans.ts';
import { delinquencyRate } from '../definitions/delinquency-rate.ts';
import { downPaymentFailureRate } from '../definitions/down-payment-failure-rate.ts';
import { planLossRate } from '../definitions/plan-loss-rate.ts';
import { refundToPlanLateRate } from '../definitions/refund-to-plan-late-rate.ts';
import { refundToPlanP50 } from '../definitions/refund-to-plan-p50.ts';
import { refundToPlanP90 } from '../definitions/refund-to-plan-p90.ts';
import type { Metric } from '../metric.ts';

export const bnplMetrics: readonly Metric[] = [
  bnplPlans,
  bnplConversion,
  bnplMdrBps,
  bnplAverageOrder,
  downPaymentFailureRate,
  refundToPlanP50,
  refundToPlanP90,
  refundToPlanLateRate,
  delinquencyRate,
  planLossRate,
];
