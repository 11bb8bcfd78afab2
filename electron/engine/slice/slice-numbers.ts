import { cellAt, type Column, type ColumnBatch } from '../../../shared/base/column-batch.ts';
import { microsToText } from '../../../shared/query/format-value.ts';
import { exactCell } from '../../../shared/query/slice-cells.ts';

export type MetricPart = 'value' | 'numerator' | 'denominator' | 'n';

/** A part of a metric in one row, exact as text: money in major units. null when it is not there. */
export function partText(batch: ColumnBatch, metric: string, part: MetricPart, row: number): string | null {
  const column = partColumn(batch, metric, part);
  if (column === undefined) return null;
  if (column.type === 'money') {
    const micros = exactCell(column, row);
    return micros === null ? null : microsToText(micros);
  }
  const value = cellAt(column, row);
  return value === null ? null : String(value);
}

/** The same as a number: an estimate from here on. */
export function partNumber(batch: ColumnBatch, metric: string, part: MetricPart, row: number): number | null {
  const text = partText(batch, metric, part, row);
  return text === null ? null : Number(text);
}

export function isMoneyPart(batch: ColumnBatch, metric: string, part: MetricPart): boolean {
  return partColumn(batch, metric, part)?.type === 'money';
}

function partColumn(batch: ColumnBatch, metric: string, part: MetricPart): Column | undefined {
  const name = part === 'value' ? metric : `${metric}.${part}`;
  return batch.columns.find((column) => column.name === name);
}
