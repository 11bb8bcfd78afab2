import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const chargebackRatioMastercardBps: Metric = {
  id: 'chargeback_ratio_mastercard_bps',
  version: 1,
  label: 'Mastercard chargeback ratio',
  group: 'Network programs',
  sentence: 'Mastercard chargebacks of a month over Mastercard sales of the month before, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('chargebacks_mastercard', 'sales_mastercard_before') },
  minimumN: 100,
  reference: reference.ecm,
};
