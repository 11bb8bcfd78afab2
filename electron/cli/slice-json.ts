import { cellAt, type Column, type ColumnBatch } from '../../shared/base/column-batch.ts';
import { formatDay } from '../../shared/calendar/day.ts';
import { microsToText } from '../../shared/query/format-value.ts';
import { exactCell } from '../../shared/query/slice-cells.ts';
import type { SliceColumn, SliceResult } from '../../shared/query/slice.ts';

const idleZeros = /(\.\d{2}\d*?)0+$/;

/** A cell as exact text: decimals of money without idle zeros beyond the second, days and instants as ISO 8601; null when missing. */
export function exactText(column: Column, row: number): string | null {
  const value = cellAt(column, row);
  if (value === null) return null;
  switch (column.type) {
    case 'money': {
      const text = column.text?.[row] || microsToText(value as bigint);
      return text.replace(idleZeros, '$1');
    }
    case 'day':
      return formatDay(Number(value));
    case 'instant':
      return new Date(Number(value)).toISOString();
    default:
      return String(value);
  }
}

export interface MetricRow {
  readonly [dimension: string]: string | boolean | null;
}

export interface SliceJson {
  readonly columns: readonly Pick<SliceColumn, 'name' | 'kind' | 'unit'>[];
  readonly rows: readonly MetricRow[];
  readonly totals: readonly MetricRow[];
  readonly notes: SliceResult['notes'];
}

function rowsOf(result: SliceResult, batch: ColumnBatch, isTotal: boolean): MetricRow[] {
  const find = (name: string) => batch.columns.find((column) => column.name === name);
  const text = (name: string, row: number) => {
    const column = find(name);
    return column === undefined ? null : exactText(column, row);
  };
  const groups = isTotal ? [] : result.columns.filter(({ kind }) => kind === 'dimension').map(({ name }) => name);
  const complete = find('complete');
  const metrics = [...new Set(result.columns.filter(({ kind }) => kind === 'metric').map(({ metric, name }) => metric ?? name))];
  return Array.from({ length: batch.rowCount }, (_, row) =>
    metrics.map(
      (metric): MetricRow => ({
        ...Object.fromEntries(groups.map((name) => [name, text(name, row)])),
        period: isTotal ? null : text('period', row),
        metric,
        value: text(metric, row),
        numerator: text(`${metric}.numerator`, row),
        denominator: text(`${metric}.denominator`, row),
        n: text(`${metric}.n`, row),
        ...(find(`${metric}.base`) === undefined
          ? {}
          : {
              base: text(`${metric}.base`, row),
              base_numerator: text(`${metric}.base_numerator`, row),
              base_denominator: text(`${metric}.base_denominator`, row),
              base_n: text(`${metric}.base_n`, row),
              change: changeText(find(metric), find(`${metric}.base`), row),
            }),
        complete: complete === undefined ? null : (cellAt(complete, row) as boolean | null),
      }),
    ),
  ).flat();
}

/** Now less before: exact where both are, missing where one is. */
function changeText(now: Column | undefined, before: Column | undefined, row: number): string | null {
  if (now === undefined || before === undefined) return null;
  if (now.type === 'money' || now.type === 'i64') {
    const [left, right] = [exactCell(now, row), exactCell(before, row)];
    if (left === null || right === null) return null;
    return now.type === 'money' ? microsToText(left - right).replace(idleZeros, '$1') : String(left - right);
  }
  const [left, right] = [cellAt(now, row), cellAt(before, row)];
  return typeof left === 'number' && typeof right === 'number' ? String(left - right) : null;
}

/** A slice as plain JSON: one row per group and metric, exact numbers as strings. */
export function sliceJson(result: SliceResult): SliceJson {
  return {
    columns: result.columns.map(({ name, kind, unit }) => ({ name, kind, unit })),
    rows: rowsOf(result, result.rows, false),
    totals: rowsOf(result, result.totals, true),
    notes: result.notes,
  };
}
