import type { Metric } from '../metric.ts';
import { is, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const bookingRate: Metric = {
  id: 'booking_rate',
  version: 1,
  label: 'Booked accounts',
  group: 'Card programs',
  sentence: 'Approved applications that became an account over approved applications.',
  unit: 'ratio',
  direction: 'up',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: is('decision', 'approved'),
  computation: share(present('booked_at')),
  needs: ['booked_at'],
  minimumN: 30,
  reference: reference.applications,
};
