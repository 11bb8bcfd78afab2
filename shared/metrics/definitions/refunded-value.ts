import type { Metric } from '../metric.ts';
import { money, ofType } from '../populations.ts';
import { reference } from '../references.ts';

export const refundedValue: Metric = {
  id: 'refunded_value',
  version: 1,
  label: 'Refunded',
  group: 'Refunds and disputes',
  sentence: 'Gross amount given back to customers, less reversed refunds, in the reporting currency at plan rates, by day of the refund.',
  unit: 'money',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('refund', 'refund_reversal'),
  computation: { kind: 'additive', value: money('gross', -1) },
  minimumN: 0,
  reference: reference.refunds,
};
