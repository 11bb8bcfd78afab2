import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const feePerTransaction: Metric = {
  id: 'fee_per_transaction',
  version: 1,
  label: 'Fees per sale',
  group: 'Money',
  sentence: 'Partner fees over settled sales, in the reporting currency.',
  unit: 'money',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('fees_value', 'settled_sales') },
  minimumN: 30,
  reference: reference.cost,
};
