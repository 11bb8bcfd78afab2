import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const reconBreaks: Metric = {
  id: 'recon_breaks',
  version: 1,
  label: 'Open breaks',
  group: 'Settlement',
  sentence: 'Breaks between ledger, partner, payout and bank, by number and gross value; never netted.',
  unit: 'count',
  direction: 'down',
  table: 'order_ledger',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'reconciled' },
  minimumN: 0,
  reference: reference.settlement,
};
