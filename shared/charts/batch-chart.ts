import { cellAt, type Column, type ColumnBatch } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import type { ChartSpec } from './chart-spec.ts';
import { dimensionText } from './dimension-text.ts';
import { numberAt, showableAt } from './slice-cells.ts';

/** What a chart made of a batch is told besides its numbers. */
export interface ChartWords {
  /** null = say the finding. */
  readonly title: string | null;
  readonly subtitle: string;
  /** What the value axis says: measure, then its unit after a comma. */
  readonly yLabel: string;
  readonly source: string;
  readonly direction: ChartSpec['direction'];
  readonly references?: ChartSpec['references'];
  readonly locale?: string;
}

/** The part of a spec that its words alone decide. */
export function wordsOf(words: ChartWords): Pick<ChartSpec, 'subtitle' | 'yLabel' | 'source' | 'direction' | 'references' | 'annotations'> {
  const { subtitle, yLabel, source, direction, references } = words;
  return { subtitle, yLabel, source, direction, annotations: [], ...(references === undefined ? {} : { references }) };
}

/** A number of a row, in major units for money; null = missing, or no such column. */
export function valueOf(column: Column | undefined, row: number): number | null {
  return column === undefined || row < 0 ? null : numberAt(column, row);
}

/** A number of a row that a point may hold, or nothing. */
export function optional(column: Column | undefined, row: number): number | undefined {
  return valueOf(column, row) ?? undefined;
}

/** A count as people read it; nothing where the column is not there. */
export function countText(column: Column | undefined, row: number, locale: string): string | undefined {
  if (column === undefined) return undefined;
  const value = showableAt(column, row);
  return value === null ? undefined : formatValue(value, { kind: 'count' }, locale);
}

/** The stored text of a cell and how people call it, for a dimension or for plain text. */
export function nameOf(column: Column, row: number, dimension: string | undefined): { readonly key: string | null; readonly name: string } {
  const value = cellAt(column, row);
  const key = value === null ? null : String(value);
  return { key, name: dimension === undefined ? (key ?? '(none)') : dimensionText(dimension, key) };
}

export function rowsOf(batch: ColumnBatch): readonly number[] {
  return Array.from({ length: batch.rowCount }, (_, row) => row);
}
