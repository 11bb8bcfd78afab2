import { measureOf, valuedPoints } from '../points.ts';
import { axisFromZero } from './bar.ts';
import { type ChartKindDefinition, commonProblems } from './chart-kind.ts';

export const cumulativeKind: ChartKindDefinition = {
  kind: 'cumulative',
  label: 'Cumulative cash',
  needs: 'A business case.',
  isNative: true,
  shape: () => 'time',
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.series.some((series) => series.key === 'base') ? [] : ['The base scenario is missing.']),
    ...(spec.series.some((series) => series.key === 'low') === spec.series.some((series) => series.key === 'high')
      ? []
      : ['A band needs both its low and its high edge.']),
  ],
  axis: (spec, ticks) => axisFromZero(spec, ticks, true),
  finding: (spec) => {
    const points = valuedPoints(spec.series.find((series) => series.key === 'base'));
    const last = points.at(-1);
    if (last === undefined) return `${measureOf(spec)} has no value`;
    const paid = points.findIndex((point, at) => point.y >= 0 && points.slice(at).every((later) => later.y >= 0));
    return paid < 0 ? `${measureOf(spec)} stays below zero, at ${last.text} in the end` : `${measureOf(spec)} ends at ${last.text}`;
  },
};
