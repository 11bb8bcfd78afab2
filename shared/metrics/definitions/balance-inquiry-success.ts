import type { Metric } from '../metric.ts';
import { is, ofType, share } from '../populations.ts';
import { reference } from '../references.ts';

export const balanceInquirySuccess: Metric = {
  id: 'balance_inquiry_success',
  version: 1,
  label: 'Balance inquiries answered',
  group: 'Shop with Points',
  sentence: 'Balance inquiries with a valid response in time over balance inquiries.',
  unit: 'ratio',
  direction: 'up',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: ofType('inquiry'),
  computation: share(is('result', 'ok')),
  minimumN: 30,
  reference: reference.points,
};
