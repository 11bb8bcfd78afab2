import { valueAxis } from '../value-axis.ts';
import { type ChartKindDefinition, commonProblems, valuesOf } from './chart-kind.ts';

export const barKind: ChartKindDefinition = {
  kind: 'bar',
  label: 'Bars',
  needs: 'One metric split by one dimension, or over time.',
  validate: (spec) => [...commonProblems(spec), ...(spec.series.length > 2 ? ['Bars hold one series and one to compare it with.'] : [])],
  axis: (spec, ticks) => {
    const values = valuesOf(spec);
    return valueAxis(Math.min(0, ...values), Math.max(0, ...values), ticks, spec.xKind === 'time');
  },
};
