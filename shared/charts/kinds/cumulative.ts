import { valueAxis } from '../value-axis.ts';
import { type ChartKindDefinition, commonProblems, valuesOf } from './chart-kind.ts';

export const cumulativeKind: ChartKindDefinition = {
  kind: 'cumulative',
  label: 'Cumulative cash',
  needs: 'A business case.',
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.series.some((series) => series.key === 'base') ? [] : ['The base scenario is missing.']),
    ...(spec.series.some((series) => series.key === 'low') === spec.series.some((series) => series.key === 'high')
      ? []
      : ['A band needs both its low and its high edge.']),
  ],
  axis: (spec, ticks) => {
    const values = valuesOf(spec);
    return valueAxis(Math.min(0, ...values), Math.max(0, ...values), ticks);
  },
};
