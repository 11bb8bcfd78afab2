import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered, ofMethod, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const bnplConversion: Metric = {
  id: 'bnpl_conversion',
  version: 1,
  label: 'BNPL conversion',
  group: 'BNPL',
  sentence: 'BNPL attempts that were captured over BNPL attempts with a final answer, by day of the attempt.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'origin',
  population: allOf(ofMethod('bnpl'), answered),
  computation: share(present('captured_at')),
  needs: ['captured_at'],
  minimumN: 30,
  reference: reference.plans,
};
