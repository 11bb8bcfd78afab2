import { everything } from '../../query/filter.ts';
import { metricPart, numberPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const costPerTransaction: Metric = {
  id: 'cost_per_transaction',
  version: 1,
  label: 'Full cost per sale',
  group: 'Money',
  sentence: 'Partner fees, contacts, chargebacks and labor ($labor in the reporting currency over the whole period) over settled sales.',
  unit: 'money',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'derived',
    formula: operation(
      '/',
      operation(
        '+',
        operation('+', operation('+', metricPart('fees_value'), metricPart('contact_cost')), metricPart('chargeback_value')),
        numberPart('$labor'),
      ),
      metricPart('settled_sales'),
    ),
  },
  parameters: [{ name: 'labor', label: 'labor cost', value: 0 }],
  minimumN: 30,
  reference: reference.cost,
};
