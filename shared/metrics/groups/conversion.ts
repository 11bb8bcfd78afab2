import { approvalRate } from '../definitions/approval-rate.ts';
import { authRateExTechnical } from '../definitions/auth-rate-ex-technical.ts';
import { authRateFirst } from '../definitions/auth-rate-first.ts';
import { authRateGross } from '../definitions/auth-rate-gross.ts';
import { authRateNet } from '../definitions/auth-rate-net.ts';
import { authRateValue } from '../definitions/auth-rate-value.ts';
import { blockRate } from '../definitions/block-rate.ts';
import { duplicateAttemptRate } from '../definitions/duplicate-attempt-rate.ts';
import { falsePositiveRate } from '../definitions/false-positive-rate.ts';
import { partialAuthRate } from '../definitions/partial-auth-rate.ts';
import { paymentSuccess } from '../definitions/payment-success.ts';
import { retryRecovery } from '../definitions/retry-recovery.ts';
import { retryRecoveryRerouted } from '../definitions/retry-recovery-rerouted.ts';
import { retryRecoverySame } from '../definitions/retry-recovery-same.ts';
import { retryRecoverySwitched } from '../definitions/retry-recovery-switched.ts';
import { retryUplift } from '../definitions/retry-uplift.ts';
import type { Metric } from '../metric.ts';

export const conversionMetrics: readonly Metric[] = [
  paymentSuccess,
  authRateFirst,
  authRateNet,
  authRateGross,
  approvalRate,
  retryRecovery,
  authRateExTechnical,
  authRateValue,
  retryUplift,
  retryRecoverySame,
  retryRecoveryRerouted,
  retryRecoverySwitched,
  partialAuthRate,
  duplicateAttemptRate,
  blockRate,
  falsePositiveRate,
];
