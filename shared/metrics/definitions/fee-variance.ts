import { everything } from '../../query/filter.ts';
import { metricPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const feeVariance: Metric = {
  id: 'fee_variance',
  version: 1,
  label: 'Fees beyond contract',
  group: 'Money',
  sentence:
    'Fees billed less the same fees by the rate card in force on the day of each sale, in the reporting currency; positive = billed too much.',
  unit: 'money',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: operation('-', metricPart('billed_fees'), metricPart('contracted_fees')) },
  minimumN: 0,
  reference: reference.cost,
};
