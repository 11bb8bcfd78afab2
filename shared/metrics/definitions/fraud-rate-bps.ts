import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const fraudRateBps: Metric = {
  id: 'fraud_rate_bps',
  version: 1,
  label: 'Fraud rate by value',
  group: 'Refunds and disputes',
  sentence:
    'Value of chargebacks with a fraud reason over gross settled sales, both in the reporting currency, x 10,000; reported fraud of the networks is not in it.',
  unit: 'bps',
  direction: 'down',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('fraud_disputed_value', 'settled_value') },
  minimumN: 100,
  reference: reference.disputes,
};
