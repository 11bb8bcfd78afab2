import { fail } from '../errors/fail.ts';
import { approvalRate } from './definitions/approval-rate.ts';
import { attempts } from './definitions/attempts.ts';
import { authRateFirst } from './definitions/auth-rate-first.ts';
import { authRateGross } from './definitions/auth-rate-gross.ts';
import { authRateNet } from './definitions/auth-rate-net.ts';
import { availabilityRequest } from './definitions/availability-request.ts';
import { availabilityTime } from './definitions/availability-time.ts';
import { chargebackValue } from './definitions/chargeback-value.ts';
import { costOfAcceptance } from './definitions/cost-of-acceptance.ts';
import { declineRate } from './definitions/decline-rate.ts';
import { disputeRateCount } from './definitions/dispute-rate-count.ts';
import { feesValue } from './definitions/fees-value.ts';
import { latencyP95 } from './definitions/latency-p95.ts';
import { orders } from './definitions/orders.ts';
import { paymentSuccess } from './definitions/payment-success.ts';
import { refundRate } from './definitions/refund-rate.ts';
import { refundedValue } from './definitions/refunded-value.ts';
import { retryRecovery } from './definitions/retry-recovery.ts';
import { settledValue } from './definitions/settled-value.ts';
import { timeoutRate } from './definitions/timeout-rate.ts';
import type { Metric } from './metric.ts';
import { bindParameters, parseMetricRef } from './metric-ref.ts';

/** Every metric, in the order in which pickers and the metrics page show them. */
export const metrics: readonly Metric[] = [
  paymentSuccess,
  authRateFirst,
  authRateNet,
  authRateGross,
  approvalRate,
  retryRecovery,
  declineRate,
  settledValue,
  feesValue,
  costOfAcceptance,
  refundRate,
  refundedValue,
  disputeRateCount,
  chargebackValue,
  availabilityRequest,
  availabilityTime,
  latencyP95,
  timeoutRate,
  orders,
  attempts,
];

const byId = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric with this id, its parameters filled in, or METRIC_NO_SUCH. */
export function metricById(ref: string): Metric {
  const { id, values } = parseMetricRef(ref);
  return bindParameters(byId.get(id) ?? fail('METRIC_NO_SUCH', { metric: id }), values);
}
