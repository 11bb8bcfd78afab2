import { cellAt, type Column, type ColumnBatch } from '../base/column-batch.ts';
import { decimalText } from './sql-text.ts';

/** An exact number of a batch: whole numbers as they are, money as micro-units also where a sum passes int64. */
export function exactCell(column: Column, row: number): bigint | null {
  if (column.validity?.[row] === 0) return null;
  if (column.type === 'money' && column.text !== undefined) return microsOf(column.text[row] ?? '0');
  const value = cellAt(column, row);
  return typeof value === 'bigint' ? value : typeof value === 'number' ? BigInt(Math.round(value)) : null;
}

/** What is known of one metric in one row of a slice. Money is in micro-units; `value` is a bigint for counts and money, a number otherwise. */
export interface MetricCell {
  readonly value: number | bigint | null;
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
  readonly n: bigint | null;
}

/** The four numbers of a metric; `part` 'base' reads the comparison period. All missing when the batch does not hold the metric. */
export function metricCell(batch: ColumnBatch, metric: string, row = 0, part: 'now' | 'base' = 'now'): MetricCell {
  const find = (suffix: string): Column | undefined => {
    const name =
      part === 'now' ? (suffix === '' ? metric : `${metric}.${suffix}`) : `${metric}.${suffix === '' ? 'base' : `base_${suffix}`}`;
    return batch.columns.find((column) => column.name === name);
  };
  const exact = (suffix: string): bigint | null => {
    const column = find(suffix);
    return column === undefined ? null : exactCell(column, row);
  };
  const column = find('');
  const isExact = column?.type === 'money' || column?.type === 'i64';
  const shown = column === undefined ? null : isExact ? exactCell(column, row) : cellAt(column, row);
  return {
    value: typeof shown === 'number' || typeof shown === 'bigint' ? shown : null,
    numerator: exact('numerator'),
    denominator: exact('denominator'),
    n: exact('n'),
  };
}

/**
 * The sums behind one metric in one row, as whole numbers: counts as they are, amounts and decimal sums in micro-units.
 */
export function metricSums(batch: ColumnBatch, metric: string, row = 0, part: 'now' | 'base' = 'now'): Omit<MetricCell, 'value'> {
  const sum = (suffix: string): bigint | null => {
    const column = batch.columns.find(({ name }) => name === `${metric}.${part === 'now' ? '' : 'base_'}${suffix}`);
    if (column === undefined || column.type !== 'f64') return column === undefined ? null : exactCell(column, row);
    const value = cellAt(column, row);
    return value === null ? null : microsOf(Number(value).toFixed(6));
  };
  return { numerator: sum('numerator'), denominator: sum('denominator'), n: sum('n') };
}

/** Exact decimal text with up to six places as micro-units. */
export function microsOf(text: string): bigint {
  const plain = decimalText(text) ?? '0';
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
  const micros = BigInt(whole + fraction.slice(0, 6).padEnd(6, '0'));
  return plain.startsWith('-') ? -micros : micros;
}
