import { declineRate } from '../definitions/decline-rate.ts';
import { declineSeverity } from '../definitions/decline-severity.ts';
import { excessRetries } from '../definitions/excess-retries.ts';
import { excessRetryRate } from '../definitions/excess-retry-rate.ts';
import { technicalRate } from '../definitions/technical-rate.ts';
import type { Metric } from '../metric.ts';

export const declinesMetrics: readonly Metric[] = [declineRate, technicalRate, declineSeverity, excessRetryRate, excessRetries];
