import { type Column, type ColumnBatch, columnNamed } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import { type ChartWords, countText, nameOf, rowsOf, valueOf, wordsOf } from './batch-chart.ts';
import type { ChartPoint, ChartSeries, ChartSpec } from './chart-spec.ts';
import { sayFinding } from './say-finding.ts';
import { columnOf } from './slice-cells.ts';

export interface HeatWords extends ChartWords {
  /** The columns behind rows and columns, for their names and for filters. */
  readonly rowDimension?: string;
  readonly columnDimension?: string;
  /** Colors to both sides of this value; from pale to strong unless told. */
  readonly middle?: number;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

interface Cell {
  readonly row: string;
  readonly column: string;
  readonly rowKey: string | null;
  readonly columnKey: string | null;
  readonly at: number;
  readonly label?: string;
}

/** A metric by two dimensions, in the order in which they come. Columns: `row`, `column` (text), `value` (any unit), where known `n`. */
export function heatChart(batch: ColumnBatch, words: HeatWords): ChartSpec {
  const [row, column] = [columnNamed(batch, 'row'), columnNamed(batch, 'column')];
  const cells = rowsOf(batch).map((at): Cell => {
    const [left, top] = [nameOf(row, at, words.rowDimension), nameOf(column, at, words.columnDimension)];
    return { row: left.name, rowKey: left.key, column: top.name, columnKey: top.key, at };
  });
  const distinct = (pick: (cell: Cell) => string) => [...new Set(cells.map(pick))];
  return gridOf(
    batch,
    cells,
    distinct((cell) => cell.row),
    distinct((cell) => cell.column),
    words,
  );
}

/** A metric by hour of the week, local time. Columns: `weekday` (1 = Monday), `hour` (0..23), `value`, where known `n`; an hour without a row is missing. */
export function weekdayHourChart(batch: ColumnBatch, words: ChartWords & { readonly middle?: number }): ChartSpec {
  const [weekday, hour] = [columnNamed(batch, 'weekday'), columnNamed(batch, 'hour')];
  const cells = rowsOf(batch).map((at): Cell => {
    const [day, time] = [valueOf(weekday, at) ?? 1, valueOf(hour, at) ?? 0];
    return {
      row: weekdays[day - 1] ?? '',
      rowKey: String(day),
      column: hours[time] ?? '',
      columnKey: String(time),
      at,
      label: `${weekdays[day - 1] ?? ''} ${hours[time] ?? ''}:00`,
    };
  });
  return gridOf(batch, cells, weekdays, hours, words);
}

function gridOf(
  batch: ColumnBatch,
  cells: readonly Cell[],
  rows: readonly string[],
  columns: readonly string[],
  words: HeatWords,
): ChartSpec {
  const { locale = 'en-US', middle, rowDimension, columnDimension } = words;
  const value: Column = columnNamed(batch, 'value');
  const n = columnOf(batch, 'n');
  const found = new Map(cells.map((cell) => [`${cell.row}\u0000${cell.column}`, cell]));
  const series = rows.map((row): ChartSeries => {
    const points = columns.map((column): ChartPoint => {
      const cell = found.get(`${row}\u0000${column}`);
      const y = cell === undefined ? null : valueOf(value, cell.at);
      return {
        x: column,
        y,
        text: formatValue(y, value.unit, locale, value.unit.kind === 'money' ? { style: 'compact' } : {}),
        label: cell?.label ?? `${row}, ${column}`,
        ...(cell === undefined ? {} : { key: cell.columnKey, n: countText(n, cell.at, locale) }),
      };
    });
    return { key: cells.find((cell) => cell.row === row)?.rowKey ?? row, label: row, points };
  });
  return sayFinding(
    {
      ...wordsOf(words),
      kind: 'heat',
      xKind: 'category',
      unit: value.unit,
      series,
      ramp: middle === undefined ? { kind: 'sequential' } : { kind: 'diverging', middle },
      ...(columnDimension === undefined ? {} : { dimension: columnDimension }),
      ...(rowDimension === undefined ? {} : { seriesDimension: rowDimension }),
    },
    words.title,
    locale,
  );
}
