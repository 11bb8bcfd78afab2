import type { Metric } from '../metric.ts';
import { among, answered, share } from '../populations.ts';
import { reference } from '../references.ts';

export const availabilityAttempts: Metric = {
  id: 'availability_attempts',
  version: 1,
  label: 'Availability by attempts',
  group: 'Service',
  sentence: 'Attempts that were approved or declined over attempts sent: a decline is an answer, a technical failure or time-out is not.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: share(among('result', 'approved', 'declined')),
  minimumN: 1000,
  reference: reference.availability,
};
