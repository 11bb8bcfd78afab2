import type { Metric } from '../metric.ts';
import { among, ofType, share } from '../populations.ts';
import { reference } from '../references.ts';

export const tenderNotOfferedRate: Metric = {
  id: 'tender_not_offered_rate',
  version: 1,
  label: 'Tender not offered, share',
  group: 'Shop with Points',
  sentence: 'Balance inquiries that failed or timed out, so that points were not offered, over balance inquiries.',
  unit: 'ratio',
  direction: 'down',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: ofType('inquiry'),
  computation: share(among('result', 'failed', 'timeout')),
  minimumN: 30,
  reference: reference.points,
};
