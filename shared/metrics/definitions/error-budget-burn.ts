import { everything } from '../../query/filter.ts';
import { metricPart, numberPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const errorBudgetBurn: Metric = {
  id: 'error_budget_burn',
  version: 1,
  label: 'Error budget burn',
  group: 'Service',
  sentence:
    'Share of requests that failed by the partner over the share that the target of $target allows: 1 x uses up the budget exactly.',
  unit: 'multiple',
  direction: 'down',
  table: 'availability_sample',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'derived',
    formula: operation(
      '/',
      operation('-', numberPart('1'), metricPart('availability_request')),
      operation('-', numberPart('1'), numberPart('$target')),
    ),
  },
  parameters: [{ name: 'target', label: 'target', value: 0.999 }],
  minimumN: 1000,
  reference: reference.burn,
};
