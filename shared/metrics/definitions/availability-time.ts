import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

/** DOMAIN 1.7: 1 - downtime minutes / minutes. The rule here is the common one; a contract's own rule is judged by its commitment. */
export const availabilityTime: Metric = {
  id: 'availability_time',
  version: 1,
  label: 'Availability by minutes',
  group: 'Service',
  sentence:
    'Minutes not down over minutes measured; down = partner errors above 5 % in at least 10 minutes in a row, each with at least 20 requests.',
  unit: 'ratio',
  direction: 'up',
  table: 'availability_sample',
  grain: 'minute',
  basis: 'event',
  population: everything,
  computation: { kind: 'uptime', rule: { errorShareAbovePercent: 5, minConsecutiveMinutes: 10, minRequests: 20 } },
  minimumN: 1440,
  reference: reference.availability,
};
