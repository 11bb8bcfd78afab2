import type { ColumnBatch } from '../base/column-batch.ts';
import { cellOf, numberAt, showableAt } from '../charts/slice-cells.ts';
import { sourceLine } from '../charts/source-line.ts';
import { sqlChart } from '../charts/sql-chart.ts';
import { dimensionText } from '../charts/dimension-text.ts';
import { formatDay } from '../calendar/day.ts';
import { formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';
import { missingCell, textCell, valueCell } from './model-cells.ts';
import type { ModelBlock, ModelCell, ModelTable } from './report-model.ts';
import type { ReportSetting } from './report-sources.ts';

/** What a person's SQL gave, with its passport. */
export interface SqlAnswer {
  readonly batch: ColumnBatch;
  readonly lineage: Lineage;
}

/** Rows that a report takes of one query. */
export const mostReportRows = 1000;

/** The result of a person's SELECT as a table, or as a chart with its table. */
export function sqlBlock(
  block: { readonly id: string; readonly title: string; readonly chart: boolean },
  { batch, lineage }: SqlAnswer,
  setting: ReportSetting,
): ModelBlock {
  const { id, title } = block;
  const shared = {
    id,
    table: sqlTable(batch, setting.locale),
    lineage: [lineage],
    scope: ['Asked in SQL, over the rows of active extracts'],
  };
  if (block.chart) {
    const found = sqlChart(batch, {
      title,
      source: sourceLine(lineage, setting.locale),
      timeZone: setting.timeZone,
      locale: setting.locale,
    });
    if ('chart' in found) return { kind: 'chart', chart: found.chart, notes: [], ...shared };
    return { kind: 'table', title, notes: [found.problem], ...shared };
  }
  return { kind: 'table', title, notes: [], ...shared };
}

function sqlTable(batch: ColumnBatch, locale: string): ModelTable {
  const isNumber = (type: string): boolean => type === 'f64' || type === 'i32' || type === 'i64' || type === 'money';
  const cell = (column: ColumnBatch['columns'][number], row: number): ModelCell => {
    const value = cellOf(batch, column.name, row);
    if (value === null) return missingCell;
    if (isNumber(column.type)) {
      const number = numberAt(column, row);
      if (column.unit.kind !== 'none') return valueCell(showableAt(column, row), column.unit, locale);
      return { text: formatValue(showableAt(column, row), { kind: 'none' }, locale), value: number, format: null };
    }
    if (column.type === 'day') return textCell(formatDay(Number(value)));
    if (column.type === 'instant') return textCell(new Date(Number(value)).toISOString());
    return textCell(dimensionText(column.name, value));
  };
  return {
    columns: batch.columns.map(({ name, type }) =>
      isNumber(type) ? { label: name, align: 'right', kind: 'number' } : { label: name, align: 'left', kind: 'text' },
    ),
    rows: Array.from({ length: batch.rowCount }, (_, row) => batch.columns.map((column) => cell(column, row))),
  };
}
