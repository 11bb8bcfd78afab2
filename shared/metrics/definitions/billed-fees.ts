import type { Metric } from '../metric.ts';
import { money, ofType, total } from '../populations.ts';
import { reference } from '../references.ts';

export const billedFees: Metric = {
  id: 'billed_fees',
  version: 1,
  label: 'Fees billed under contract',
  group: 'Money',
  sentence: 'Fees billed on sales for which a rate card states the fee, in the reporting currency.',
  unit: 'money',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('sale'),
  computation: total(money('billed_fee', 1)),
  minimumN: 0,
  reference: reference.cost,
};
