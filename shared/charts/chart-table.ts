import { formatValue, missingText } from '../query/format-value.ts';
import { bucketLabel } from '../calendar/period.ts';
import { formatDay, millisecondsPerDay } from '../calendar/day.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';
import { panelTitles } from './chart-spec.ts';
import { pointsByStop, stopsOf } from './points.ts';

export interface ChartTableColumn {
  readonly label: string;
  readonly align: 'left' | 'right';
}

/** What a cell says, and the number behind it where there is one. */
export interface ChartTableCell {
  readonly text: string;
  readonly value: number | null;
}

/** The numbers of a chart, for the table view, the clipboard, files and decks. */
export interface ChartTable {
  readonly columns: readonly ChartTableColumn[];
  readonly rows: readonly (readonly ChartTableCell[])[];
}

export const left = (label: string): ChartTableColumn => ({ label, align: 'left' });
export const right = (label: string): ChartTableColumn => ({ label, align: 'right' });

export const wordCell = (text: string): ChartTableCell => ({ text, value: null });
export const missingCell: ChartTableCell = { text: missingText, value: null };
export const numberCell = (value: number | null | undefined, text: string): ChartTableCell =>
  value === null || value === undefined ? missingCell : { text, value };
export const pointCell = (point: ChartPoint | undefined): ChartTableCell =>
  point === undefined || point.y === null ? missingCell : { text: point.text, value: point.y };
/** An n that was written for people, as a number again. */
export const countCell = (n: string | undefined): ChartTableCell =>
  n === undefined ? missingCell : { text: n, value: Number(n.replace(/[^\d]/g, '')) };

/** Words for a place of the x axis: what its points say, otherwise the day, the number or the category itself. */
export function stopWords(spec: ChartSpec, x: string | number): string {
  for (const series of spec.series) {
    const label = series.points.find((point) => point.x === x)?.label;
    if (label !== undefined) return label.charAt(0).toUpperCase() + label.slice(1);
  }
  if (typeof x === 'string') return x;
  if (spec.xKind === 'number') return formatValue(x, spec.xUnit ?? { kind: 'none' });
  const day = Math.floor(x / millisecondsPerDay);
  return `${bucketLabel('day', day)}, ${formatDay(day).slice(0, 4)}`;
}

/** A row for each place of the x axis, a column for each series. */
export function seriesTable(spec: ChartSpec): ChartTable {
  const points = spec.series.map(pointsByStop);
  const hasPanels = panelTitles(spec).length > 0;
  const head = spec.series.map((series) =>
    right(hasPanels && series.panel !== series.label ? `${series.panel ?? ''} · ${series.label}` : series.label),
  );
  return {
    columns: [left(spec.xKind === 'time' ? 'Period' : spec.xKind === 'number' ? (spec.xLabel ?? '') : ''), ...head],
    rows: stopsOf(spec).map((x) => [wordCell(stopWords(spec, x)), ...points.map((byStop) => pointCell(byStop.get(x)))]),
  };
}
