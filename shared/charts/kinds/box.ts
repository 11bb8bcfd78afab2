import { formatValue } from '../../query/format-value.ts';
import type { ChartSpec } from '../chart-spec.ts';
import { type ChartTable, countCell, left, numberCell, pointCell, right, wordCell } from '../chart-table.ts';
import { extremesOf, measureOf, rangeOf, type Valued, valuedPoints } from '../points.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { lowerFirst } from '../../base/words.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';
import { levelsOf } from './line.ts';

export const boxKind: ChartKindDefinition = {
  kind: 'box',
  label: 'Boxes of quantiles',
  needs: 'A number of each row, like a latency, with its exact quantiles by group.',
  isNative: false,
  shape: () => 'rows',
  validate: (spec) => [
    ...commonProblems(spec),
    ...categoryProblems(spec, 'A box for each group'),
    ...(spec.series.length === 1 ? [] : ['Boxes hold one series.']),
    ...(valuedPoints(spec.series[0]).every(isOrdered) ? [] : ['The quantiles of a box are not in order.']),
  ],
  axis: boxAxis,
  finding: boxFinding,
  table: boxTable,
};

function isOrdered({ low, q1, y, q3, high }: Valued): boolean {
  const quantiles = [low, q1, y, q3, high].filter((each) => each !== undefined);
  return quantiles.every((value, at) => at === 0 || value >= (quantiles[at - 1] ?? value));
}

function boxAxis(spec: ChartSpec, ticks: number): ValueAxis {
  const ends = valuedPoints(spec.series[0]).flatMap((point) => [point.low ?? point.y, point.high ?? point.y, point.y]);
  const range = rangeOf([...ends, ...levelsOf(spec)]);
  if (range === null) return valueAxis(0, 1, ticks);
  return range.low >= 0 && range.low < range.high * 0.5 ? valueAxis(0, range.high || 1, ticks) : valueAxis(range.low, range.high, ticks);
}

/** Whose median is highest and lowest, and whose middle half is widest. */
function boxFinding(spec: ChartSpec, locale: string): string {
  const points = valuedPoints(spec.series[0]);
  const ends = extremesOf(points);
  const measure = measureOf(spec);
  if (ends === null) return `${measure} has no value in this period`;
  const spread = (point: Valued) => (point.q3 ?? point.y) - (point.q1 ?? point.y);
  const widest = points.reduce((best, point) => (spread(point) > spread(best) ? point : best));
  const { least, most } = ends;
  if (points.length === 1)
    return `The middle half of ${lowerFirst(measure)} of ${most.x} lies between ${formatValue(most.q1 ?? most.y, spec.unit, locale)} and ${formatValue(most.q3 ?? most.y, spec.unit, locale)}, the median at ${most.text}`;
  const wide = `; it varies most for ${widest.x}`;
  return `${most.x} has the highest median ${lowerFirst(measure)} at ${most.text}, ${least.x} the lowest at ${least.text}${wide}`;
}

function boxTable(spec: ChartSpec, locale: string): ChartTable {
  const cell = (value: number | undefined) => numberCell(value, formatValue(value ?? null, spec.unit, locale));
  return {
    columns: [
      left(''),
      right('Low whisker'),
      right('Lower quartile'),
      right('Median'),
      right('Upper quartile'),
      right('High whisker'),
      right('n'),
    ],
    rows: (spec.series[0]?.points ?? []).map((point) => [
      wordCell(String(point.x)),
      cell(point.low),
      cell(point.q1),
      pointCell(point),
      cell(point.q3),
      cell(point.high),
      countCell(point.n),
    ]),
  };
}
