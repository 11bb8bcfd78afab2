import { availabilityAttempts } from '../definitions/availability-attempts.ts';
import { availabilityRequest } from '../definitions/availability-request.ts';
import { availabilityTime } from '../definitions/availability-time.ts';
import { errorBudgetBurn } from '../definitions/error-budget-burn.ts';
import { latencyP50 } from '../definitions/latency-p50.ts';
import { latencyP95 } from '../definitions/latency-p95.ts';
import { latencyP99 } from '../definitions/latency-p99.ts';
import { orphanRate } from '../definitions/orphan-rate.ts';
import { peakTps } from '../definitions/peak-tps.ts';
import { peakTpsMinute } from '../definitions/peak-tps-minute.ts';
import { standInRate } from '../definitions/stand-in-rate.ts';
import { timeoutRate } from '../definitions/timeout-rate.ts';
import type { Metric } from '../metric.ts';

export const serviceMetrics: readonly Metric[] = [
  availabilityRequest,
  availabilityTime,
  latencyP95,
  timeoutRate,
  availabilityAttempts,
  latencyP50,
  latencyP99,
  orphanRate,
  peakTps,
  peakTpsMinute,
  standInRate,
  errorBudgetBurn,
];
