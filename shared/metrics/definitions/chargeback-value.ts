import type { Metric } from '../metric.ts';
import { money, ofType } from '../populations.ts';
import { reference } from '../references.ts';

export const chargebackValue: Metric = {
  id: 'chargeback_value',
  version: 1,
  label: 'Charged back',
  group: 'Refunds and disputes',
  sentence: 'Gross amount charged back, less reversed chargebacks, in the reporting currency at plan rates, by day of the chargeback.',
  unit: 'money',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('chargeback', 'chargeback_reversal'),
  computation: { kind: 'additive', value: money('gross', -1) },
  minimumN: 0,
  reference: reference.disputes,
};
