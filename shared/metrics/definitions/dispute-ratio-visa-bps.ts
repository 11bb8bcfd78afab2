import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const disputeRatioVisaBps: Metric = {
  id: 'dispute_ratio_visa_bps',
  version: 1,
  label: 'Visa dispute ratio',
  group: 'Network programs',
  sentence: 'Visa chargebacks that arrived in the period over Visa sales settled in the same period, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('chargebacks_visa', 'sales_visa') },
  minimumN: 100,
  reference: reference.disputes,
};
