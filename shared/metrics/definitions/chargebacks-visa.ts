import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { ofType, rows, total, visa } from '../populations.ts';
import { reference } from '../references.ts';

export const chargebacksVisa: Metric = {
  id: 'chargebacks_visa',
  version: 1,
  label: 'Visa chargebacks',
  group: 'Network programs',
  sentence: 'Visa chargebacks in settlement files, in the month in which they arrived.',
  unit: 'count',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('chargeback'), visa),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.disputes,
};
