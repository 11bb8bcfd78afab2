import { formatValue } from '../../query/format-value.ts';
import type { ChartPoint, ChartSpec } from '../chart-spec.ts';
import { type ChartTable, left, numberCell, pointCell, right, wordCell } from '../chart-table.ts';
import { measureOf, rangeOf, type Valued, valuedPoints } from '../points.ts';
import { valueAxis } from '../value-axis.ts';
import { lowerFirst } from '../../base/words.ts';
import { axisFromZero } from './bar.ts';
import { type ChartKindDefinition, commonProblems } from './chart-kind.ts';

export const histogramKind: ChartKindDefinition = {
  kind: 'histogram',
  label: 'Histogram',
  needs: 'A number of each row, like an amount or a latency, counted in bins.',
  isNative: false,
  shape: () => 'plane',
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.xKind === 'number' ? [] : ['A histogram needs numbers on its x axis.']),
    ...(spec.series.length === 1 ? [] : ['A histogram holds one series of bins.']),
    ...(valuedPoints(spec.series[0]).some((bin) => bin.y < 0) ? ['A bin cannot hold fewer than none.'] : []),
    ...(binsOverlap(spec.series[0]?.points ?? []) ? ['Two bins overlap.'] : []),
  ],
  axis: (spec, ticks) => axisFromZero({ ...spec, references: [] }, ticks, true),
  across: (spec, ticks) => {
    const bins = spec.series[0]?.points ?? [];
    const range = rangeOf(bins.flatMap((bin, at) => [Number(bin.x), binEnd(bins, at)]));
    return range === null ? valueAxis(0, 1, ticks) : valueAxis(range.low, range.high, ticks, false);
  },
  finding: histogramFinding,
  table: histogramTable,
};

/** Where a bin ends; the open one is drawn as wide as the one before it. */
export function binEnd(bins: readonly ChartPoint[], at: number): number {
  const bin = bins[at];
  const from = Number(bin?.x ?? 0);
  if (bin?.to !== undefined && bin.to !== null) return bin.to;
  const before = bins[at - 1];
  return from + (before === undefined ? 1 : from - Number(before.x));
}

function binsOverlap(bins: readonly ChartPoint[]): boolean {
  return bins.some((_, at) => {
    const next = bins[at + 1];
    return next !== undefined && binEnd(bins, at) > Number(next.x) + 1e-9 * Math.abs(Number(next.x));
  });
}

/** Where half of the cases lie, from bin to bin, and what share the fullest bin holds. */
function histogramFinding(spec: ChartSpec, locale: string): string {
  const bins = valuedPoints(spec.series[0]);
  const all = bins.reduce((sum, bin) => sum + bin.y, 0);
  const what = spec.xLabel?.split(', ')[0] ?? 'Value';
  if (all === 0) return `${what} has no value in this period`;
  const fullest = bins.reduce((best, bin) => (bin.y > best.y ? bin : best));
  const share = formatValue(fullest.y / all, { kind: 'ratio' }, locale, { decimals: 0 });
  const middle = middleHalf(bins, all);
  const half = middle === null ? '' : `; half lie ${binWords(middle.from, middle.to, spec, locale)}`;
  return `${what} is most often ${binWords(Number(fullest.x), fullest.to ?? null, spec, locale)}, for ${share} of ${lowerFirst(measureOf(spec))}${half}`;
}

/** The bins between which the middle half of the cases lies: from the bin of the first quartile to that of the third. */
function middleHalf(bins: readonly Valued[], all: number): { readonly from: number; readonly to: number | null } | null {
  let sum = 0;
  let from: number | null = null;
  for (const bin of bins) {
    sum += bin.y;
    if (from === null && sum >= all * 0.25) from = Number(bin.x);
    if (sum >= all * 0.75) return from === null ? null : { from, to: bin.to ?? null };
  }
  return null;
}

export function binWords(from: number, to: number | null, spec: ChartSpec, locale: string): string {
  const unit = spec.xUnit ?? { kind: 'none' };
  const words = (value: number) => formatValue(value, unit, locale);
  return to === null ? `at or above ${words(from)}` : `between ${words(from)} and ${words(to)}`;
}

function histogramTable(spec: ChartSpec, locale: string): ChartTable {
  const unit = spec.xUnit ?? { kind: 'none' };
  const bins = spec.series[0]?.points ?? [];
  const all = bins.reduce((sum, bin) => sum + (bin.y ?? 0), 0);
  const share = (bin: ChartPoint) => (bin.y === null || all === 0 ? null : bin.y / all);
  return {
    columns: [right('From'), right('To'), left(''), right(spec.yLabel), right('Share')],
    rows: bins.map((bin) => [
      numberCell(Number(bin.x), formatValue(Number(bin.x), unit, locale)),
      bin.to === null || bin.to === undefined ? wordCell('and above') : numberCell(bin.to, formatValue(bin.to, unit, locale)),
      wordCell(bin.partial === true ? 'partial' : ''),
      pointCell(bin),
      numberCell(share(bin), formatValue(share(bin), { kind: 'ratio' }, locale)),
    ]),
  };
}
