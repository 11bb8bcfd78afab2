import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, over, present, sum } from '../populations.ts';
import { reference } from '../references.ts';

export const reportedRate: Metric = {
  id: 'reported_rate',
  version: 1,
  label: 'Rate as reported',
  group: 'Network programs',
  sentence:
    'Numerator over denominator of the figure $measure as partners report it, added up over their windows: attested, not recomputed.',
  unit: 'ratio',
  direction: 'info',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: allOf(is('measure', '$measure'), present('denominator')),
  computation: over(sum('numerator'), sum('denominator')),
  parameters: [{ name: 'measure', label: 'figure', value: 'availability' }],
  minimumN: 0,
  reference: reference.reported,
};
