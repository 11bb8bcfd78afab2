import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { mastercard, ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const chargebacksMastercard: Metric = {
  id: 'chargebacks_mastercard',
  version: 1,
  label: 'Mastercard chargebacks',
  group: 'Network programs',
  sentence: 'Mastercard chargebacks in settlement files, in the month in which they arrived.',
  unit: 'count',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('chargeback'), mastercard),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.ecm,
};
