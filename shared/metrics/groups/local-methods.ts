import { localCompletionRate } from '../definitions/local-completion-rate.ts';
import { localPendingRate } from '../definitions/local-pending-rate.ts';
import { timeToConfirmP50 } from '../definitions/time-to-confirm-p50.ts';
import { timeToConfirmP95 } from '../definitions/time-to-confirm-p95.ts';
import { voucherExpiryRate } from '../definitions/voucher-expiry-rate.ts';
import type { Metric } from '../metric.ts';

export const localMethodsMetrics: readonly Metric[] = [
  localCompletionRate,
  voucherExpiryRate,
  localPendingRate,
  timeToConfirmP50,
  timeToConfirmP95,
];
