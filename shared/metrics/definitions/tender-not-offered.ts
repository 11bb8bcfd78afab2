import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const tenderNotOffered: Metric = {
  id: 'tender_not_offered',
  version: 1,
  label: 'Tender not offered',
  group: 'Shop with Points',
  sentence: 'Balance inquiries that failed or timed out, so that the customer was not offered to pay with points.',
  unit: 'count',
  direction: 'down',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('inquiry'), among('result', 'failed', 'timeout')),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.points,
};
