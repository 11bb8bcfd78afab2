import type { Metric } from '../metric.ts';
import { among, approved, money, over } from '../populations.ts';
import { reference } from '../references.ts';

export const programPenetration: Metric = {
  id: 'program_penetration',
  version: 1,
  label: 'Program penetration',
  group: 'Card programs',
  sentence: 'Approved amount on co-brand and private-label cards over the approved amount of all tenders, in the reporting currency.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: approved,
  computation: over(money('approved_value', 1, among('product', 'co_brand', 'private_label')), money('approved_value', 1)),
  needs: ['amount'],
  minimumN: 30,
  reference: reference.applications,
};
