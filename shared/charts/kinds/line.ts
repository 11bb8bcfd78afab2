import { valueAxis } from '../value-axis.ts';
import { type ChartKindDefinition, commonProblems, valuesOf } from './chart-kind.ts';

export const lineKind: ChartKindDefinition = {
  kind: 'line',
  label: 'Line over time',
  needs: 'One metric over time, whole or split by one dimension.',
  validate: (spec) => [...commonProblems(spec), ...(spec.xKind === 'time' ? [] : ['A line needs time on its x axis.'])],
  axis: (spec, ticks) => {
    const values = valuesOf(spec);
    const low = Math.min(...values);
    const high = Math.max(...values);
    if (values.length === 0) return valueAxis(0, 1, ticks);
    // A line may leave zero out; where zero is near it is shown, so that small counts do not look dramatic.
    const fromZero = low >= 0 && low < high * 0.5;
    const room = (high - low || Math.abs(high) * 0.02 || 1) * 0.08;
    const bottom = fromZero ? 0 : low >= 0 ? Math.max(0, low - room) : low - room;
    const top = spec.unit.kind === 'ratio' && high <= 1 ? Math.min(1, high + room) : high + room;
    const axis = valueAxis(bottom, top, ticks);
    return spec.unit.kind === 'ratio' && high <= 1 && axis.max > 1 ? valueAxis(axis.min, 1, ticks, false) : axis;
  },
};
