import type { Column, ColumnBatch } from '../base/column-batch.ts';
import { formatDay, millisecondsPerDay } from '../calendar/day.ts';
import { formatValue } from '../query/format-value.ts';
import { rowsOf } from './batch-chart.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';
import { bucketTime, cellOf, numberAt, showableAt } from './slice-cells.ts';
import { dimensionText } from './dimension-text.ts';
import { chartProblems } from './registry.ts';
import { type SqlShape, sqlShapeOf } from './sql-shapes.ts';

export interface SqlChartWords {
  readonly title: string | null;
  readonly source: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** A chart, or why there is none in a sentence. */
export type SqlChart = { readonly chart: ChartSpec } | { readonly problem: string };

const mostBars = 60;
const mostLines = 8;

const isTime = ({ type }: Column): boolean => type === 'day' || type === 'instant';
const isNumber = ({ type }: Column): boolean => type === 'f64' || type === 'i32' || type === 'i64' || type === 'money';

/**
 * The chart of a result that people asked for in SQL: lines over its first column of days or times, told apart by its text column where
 * it has one; bars of its first number by its first text otherwise.
 */
export function sqlChart(batch: ColumnBatch, words: SqlChartWords): SqlChart {
  const figures = batch.columns.filter(isNumber);
  const time = batch.columns.find(isTime);
  const text = batch.columns.find(({ type }) => type === 'dict' || type === 'bool');
  const [first] = figures;
  if (batch.rowCount === 0) return { problem: 'There are no rows to draw. Lift a condition.' };
  if (first === undefined) return { problem: 'A chart needs a column of numbers: count or add something up.' };
  const shape = sqlShapeOf(batch);
  if (shape !== null) return shaped(shape, batch, words);
  if (time === undefined && text === undefined)
    return { problem: 'A chart needs a column of texts, days or times beside its numbers: group by one.' };
  const endless = rowsOf(batch).find((row) => Math.abs(numberAt(first, row) ?? 0) === Infinity || Number.isNaN(numberAt(first, row)));
  if (endless !== undefined)
    return {
      problem: `${first.name} is not a finite number in row ${(endless + 1).toLocaleString(words.locale)}: something is divided by zero. Divide by nullif(…, 0), and such a row has no value.`,
    };
  if (time !== undefined) return timeChart(batch, time, text, figures.filter(sameUnit(first)), words);
  if (text === undefined) return { problem: 'A chart needs a column to tell its numbers apart.' };
  if (batch.rowCount > mostBars)
    return {
      problem: `${batch.rowCount.toLocaleString(words.locale)} bars cannot be told apart: order by ${first.name} and limit to ${mostBars} or fewer.`,
    };
  const points = rowsOf(batch).map((row) => point(first, row, dimensionText(text.name, cellOf(batch, text.name, row)), words.locale));
  const repeated = new Set(points.map(({ x }) => x)).size < points.length;
  if (repeated) return { problem: `${text.name} holds a value more than once: group by it.` };
  return {
    chart: {
      ...common(first, text.name, words),
      kind: 'bar',
      xKind: 'category',
      series: [{ key: first.name, label: first.name, points }],
    },
  };
}

/** The chart that the names of the columns ask for, or what keeps it from being one. */
function shaped(shape: SqlShape, batch: ColumnBatch, { title, source, locale }: SqlChartWords): SqlChart {
  const chart = shape.draw(batch, { title, subtitle: `${shape.label}, from SQL`, yLabel: '', source, direction: 'info', locale });
  const [problem] = chartProblems(chart);
  return problem === undefined ? { chart } : { problem };
}

const sameUnit =
  (first: Column) =>
  (column: Column): boolean =>
    JSON.stringify(column.unit) === JSON.stringify(first.unit);

function common(figure: Column, by: string, { title, source }: SqlChartWords): Omit<ChartSpec, 'kind' | 'xKind' | 'series'> {
  const named = title ?? `${figure.name} by ${by}`;
  return {
    title: named,
    subtitle: `${figure.name} by ${by}, from SQL`,
    yLabel: figure.name,
    unit: figure.unit,
    annotations: [],
    direction: 'info',
    source,
    alternative: `${named}.`,
  };
}

function point(figure: Column, row: number, x: string | number, locale: string): ChartPoint {
  return { x, y: numberAt(figure, row), text: formatValue(showableAt(figure, row), figure.unit, locale) };
}

function timeChart(batch: ColumnBatch, time: Column, text: Column | undefined, figures: readonly Column[], words: SqlChartWords): SqlChart {
  const rows = rowsOf(batch).filter((row) => cellOf(batch, time.name, row) !== null);
  const at = (row: number): number => bucketTime(time, row, words.timeZone);
  const [first] = figures;
  if (first === undefined || rows.length === 0) return { problem: 'There is no time with a number to draw.' };
  const sorted = rows.toSorted((left, right) => at(left) - at(right));
  const label = (row: number): string =>
    time.type === 'day' ? formatDay(at(row) / millisecondsPerDay) : new Date(at(row)).toISOString().slice(0, 16).replace('T', ' ');
  const line = (figure: Column, of: readonly number[]): readonly ChartPoint[] =>
    of.map((row) => ({ ...point(figure, row, at(row), words.locale), label: label(row) }));
  const groups = text === undefined ? [] : [...new Set(sorted.map((row) => dimensionText(text.name, cellOf(batch, text.name, row))))];
  if (groups.length > mostLines)
    return {
      problem: `${groups.length.toLocaleString(words.locale)} lines cannot be told apart by color: keep ${mostLines} or fewer values of ${text?.name ?? ''}.`,
    };
  const series =
    text === undefined
      ? figures.slice(0, mostLines).map((figure) => ({ key: figure.name, label: figure.name, points: line(figure, sorted) }))
      : groups.map((group) => {
          const own = sorted.filter((row) => dimensionText(text.name, cellOf(batch, text.name, row)) === group);
          return { key: group, label: group, points: line(first, own) };
        });
  const twice = series.some(({ points }) => new Set(points.map(({ x }) => x)).size < points.length);
  if (twice) return { problem: `${time.name} holds a time more than once: group by it.` };
  return { chart: { ...common(first, time.name, words), kind: 'line', xKind: 'time', series } };
}
