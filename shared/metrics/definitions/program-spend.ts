import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, approved, money, total } from '../populations.ts';
import { reference } from '../references.ts';

export const programSpend: Metric = {
  id: 'program_spend',
  version: 1,
  label: 'Program card spend',
  group: 'Card programs',
  sentence: 'Approved amount on co-brand and private-label cards, in the reporting currency.',
  unit: 'money',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(among('product', 'co_brand', 'private_label'), approved),
  computation: total(money('approved_value', 1)),
  needs: ['amount'],
  minimumN: 0,
  reference: reference.applications,
};
