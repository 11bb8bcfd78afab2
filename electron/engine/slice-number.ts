import { type CellValue, cellAt, type ColumnBatch } from '../../shared/base/column-batch.ts';
import { microsToText } from '../../shared/query/format-value.ts';
import type { SliceResult } from '../../shared/query/slice.ts';

/** One metric of a slice at its own grain; counts as bigint, money parts in micro-units. */
export interface SliceNumber {
  readonly value: number | null;
  /** The value as exact decimal text where it is money. */
  readonly exact: string | null;
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
  readonly n: bigint | null;
}

function cell(batch: ColumnBatch, name: string, row: number): CellValue {
  const column = batch.columns.find((candidate) => candidate.name === name);
  return column === undefined ? null : cellAt(column, row);
}

const whole = (value: CellValue): bigint | null => {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isFinite(value) ? BigInt(Math.round(value)) : null;
};

/** What a row of a batch says about a metric. */
export function numberAt(batch: ColumnBatch, metric: string, row: number): SliceNumber {
  const value = cell(batch, metric, row);
  return {
    value: typeof value === 'bigint' ? Number(value) / (isMoney(batch, metric) ? 1e6 : 1) : typeof value === 'number' ? value : null,
    exact: typeof value === 'bigint' && isMoney(batch, metric) ? microsToText(value) : null,
    numerator: whole(cell(batch, `${metric}.numerator`, row)),
    denominator: whole(cell(batch, `${metric}.denominator`, row)),
    n: whole(cell(batch, `${metric}.n`, row)),
  };
}

/** The total of a slice's metric. */
export function totalOf(result: SliceResult, metric: string): SliceNumber {
  return numberAt(result.totals, metric, 0);
}

/** Whether a metric's value, or a part of it, is an amount in micro-units of the reporting currency. */
export function isMoneyPart(result: SliceResult, metric: string, part: 'numerator' | 'denominator' | null): boolean {
  return isMoney(result.totals, part === null ? metric : `${metric}.${part}`);
}

function isMoney(batch: ColumnBatch, name: string): boolean {
  return batch.columns.find((column) => column.name === name)?.type === 'money';
}
