import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, no, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const voucherExpiryRate: Metric = {
  id: 'voucher_expiry_rate',
  version: 1,
  label: 'Expired vouchers',
  group: 'Local methods',
  sentence: 'Payments by local methods that expired over payments begun.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(
    allOf(present('method'), no(among('method', 'card', 'bnpl', 'points', 'ach'))),
    among('result', 'approved', 'declined', 'error', 'timeout', 'expired', 'pending'),
  ),
  computation: share(is('result', 'expired')),
  minimumN: 30,
  reference: reference.local,
};
