import { formatValue } from '../../query/format-value.ts';
import { addsUp } from '../adds-up.ts';
import type { ChartSpec } from '../chart-spec.ts';
import { type ChartTable, numberCell, right, seriesTable } from '../chart-table.ts';
import { measureOf, pointsByStop, rangeOf, stopsOf, valuesOf } from '../points.ts';
import { type Stack, stacksOf, stackWhole } from '../stacked-parts.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { lowerFirst } from '../../base/words.ts';
import { type ChartKindDefinition, colorProblems, commonProblems } from './chart-kind.ts';
import { levelsOf } from './line.ts';

export const stackedKind: ChartKindDefinition = {
  kind: 'stacked',
  label: 'Stacked parts',
  needs: 'An amount or a count that adds up, split by one dimension.',
  isNative: true,
  shape: (spec) => (spec.xKind === 'time' ? 'time' : 'rows'),
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.xKind === 'number' ? ['Stacked parts need time or categories, not numbers.'] : []),
    ...(addsUp(spec.unit) ? [] : ['Rates do not add up: stack counts or amounts, or draw lines.']),
    ...(spec.stack?.form === 'share' && valuesOf(spec).some((value) => value < 0)
      ? ['A part is negative, so it has no share of the whole: stack the amounts as they are.']
      : []),
    ...colorProblems(spec),
  ],
  axis: stackedAxis,
  finding: stackedFinding,
  table: stackedTable,
};

function stackedAxis(spec: ChartSpec, ticks: number): ValueAxis {
  if (spec.stack?.form === 'share') return valueAxis(0, 1, Math.min(ticks, 4), false);
  const ends = stacksOf(spec).flatMap((stack) => stack.parts.flatMap((part) => [part.y0, part.y1]));
  const range = rangeOf([0, ...ends, ...levelsOf(spec)]) ?? { low: 0, high: 1 };
  return range.low === range.high ? valueAxis(0, 1, ticks) : valueAxis(range.low, range.high, ticks, spec.xKind === 'time');
}

const percent = (share: number, locale: string) => formatValue(share, { kind: 'ratio' }, locale, { decimals: 0 });

/** Which part's share moved most; where there is no time, which part is the largest of all. */
function stackedFinding(spec: ChartSpec, locale: string): string {
  const stacks = stacksOf(spec).filter((stack) => stack.sum !== null && stack.sum !== 0);
  const measure = lowerFirst(measureOf(spec));
  if (stacks.length === 0) return `${measureOf(spec)} has no value in this period`;
  if (spec.xKind === 'time') {
    const whole = stacks.filter((stack) => !isPartial(spec, stack));
    const [first, last] = [whole[0], whole.at(-1)];
    if (first !== undefined && last !== undefined && first !== last) {
      const moves = spec.series.map((series, index) => ({ series, from: shareOf(first, index), to: shareOf(last, index) }));
      const most = moves.reduce((best, each) => (Math.abs(each.to - each.from) > Math.abs(best.to - best.from) ? each : best));
      if (Math.abs(most.to - most.from) < 0.005) return `The mix of ${measure} held`;
      const verb = most.to > most.from ? 'grew' : 'shrank';
      return `${most.series.label} ${verb} from ${percent(most.from, locale)} to ${percent(most.to, locale)} of ${measure}`;
    }
  }
  const sums = spec.series.map((series, index) => ({
    series,
    sum: stacks.reduce((total, stack) => total + (stack.parts.find((part) => part.series === index)?.value ?? 0), 0),
  }));
  const all = sums.reduce((total, each) => total + each.sum, 0);
  const largest = sums.reduce((best, each) => (each.sum > best.sum ? each : best));
  return `${largest.series.label} is the largest part of ${measure}${all > 0 ? `: ${percent(largest.sum / all, locale)}` : ''}`;
}

const shareOf = (stack: Stack, series: number): number => stack.parts.find((part) => part.series === series)?.share ?? 0;

export function isPartial(spec: ChartSpec, stack: Stack): boolean {
  return spec.series.some((series) => series.points.some((point) => point.x === stack.x && point.partial === true));
}

/** The parts as they are, each with its share where shares are drawn, and their sum. */
function stackedTable(spec: ChartSpec, locale: string): ChartTable {
  const base = seriesTable(spec);
  const stacks = new Map(stacksOf(spec).map((stack) => [stack.x, stack]));
  const isShare = spec.stack?.form === 'share';
  const last = spec.stack?.form === 'sides' ? 'Range' : 'Sum';
  const points = spec.series.map(pointsByStop);
  return {
    columns: [...base.columns, ...(isShare ? spec.series.map((series) => right(`${series.label}, share`)) : []), right(last)],
    rows: base.rows.map((row, at) => {
      const stack = stacks.get(stopsOf(spec)[at] ?? '');
      const sum = stack === undefined ? null : stackWhole(spec, stack);
      const shares = points.map((_, index) => {
        const share = stack?.parts.find((part) => part.series === index)?.share ?? null;
        return numberCell(share, formatValue(share, { kind: 'ratio' }, locale));
      });
      return [...row, ...(isShare ? shares : []), numberCell(sum, formatValue(sum, spec.unit, locale))];
    }),
  };
}
