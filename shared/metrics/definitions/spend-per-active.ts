import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const spendPerActive: Metric = {
  id: 'spend_per_active',
  version: 1,
  label: 'Spend per active cardholder',
  group: 'Card programs',
  sentence: 'Approved amount on program cards over different customers who paid with one, in the reporting currency.',
  unit: 'money',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('program_spend', 'active_customers') },
  minimumN: 30,
  reference: reference.applications,
};
