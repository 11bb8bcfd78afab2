import type { ChartSpec } from '../chart-spec.ts';
import { measureOf, placeOf, valuedPoints } from '../points.ts';
import { lowerFirst } from '../../base/words.ts';
import { axisFromZero, categoryFinding } from './bar.ts';
import { type ChartKindDefinition, colorProblems, commonProblems } from './chart-kind.ts';
import { levelsOf, lineFinding } from './line.ts';

/** Most columns side by side at one place of the axis. */
const mostSideBySide = 4;

export const columnsKind: ChartKindDefinition = {
  kind: 'columns',
  label: 'Columns',
  needs: 'One metric over time, or over few groups in their order.',
  isNative: true,
  shape: (spec) => (spec.xKind === 'time' ? 'time' : 'columns'),
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.xKind === 'number' ? ['Columns need time or categories, not numbers.'] : []),
    ...colorProblems(spec, mostSideBySide),
  ],
  axis: (spec, ticks) => axisFromZero(spec, ticks, true),
  finding: (spec, locale) => (spec.xKind === 'time' ? (peakFinding(spec) ?? lineFinding(spec, locale)) : categoryFinding(spec)),
};

/** A peak stands out when it is at least three times the usual column (the median of those that are not zero), among at least six. */
const outlier = { times: 3, among: 6 } as const;

/** The column that stands out from all others, and whether it passes a level; null where none does. */
function peakFinding(spec: ChartSpec): string | null {
  const points = valuedPoints(spec.series[0]);
  if (spec.series.length !== 1 || points.length < outlier.among) return null;
  const peak = points.reduce((best, point) => (point.y > best.y ? point : best));
  const usual = points.flatMap((point) => (point.y > 0 ? [point.y] : [])).sort((a, b) => a - b);
  const median = usual[Math.floor(usual.length / 2)] ?? 0;
  if (median <= 0 || peak.y < median * outlier.times) return null;
  const passed = levelsOf(spec).find((level) => peak.y > level);
  const level = (spec.references ?? []).find((reference) => reference.value === passed);
  return `${measureOf(spec)} peaked at ${peak.text} on ${placeOf(peak)}${level === undefined ? '' : `, over ${lowerFirst(level.label)}`}`;
}
