/**
 * The only bulk shape between engine and window: named typed columns.
 * `validity`: one byte a row, 1 = present; absent when no value is missing.
 */
export type Unit =
  | { readonly kind: 'none' }
  | { readonly kind: 'count' }
  | { readonly kind: 'ratio' } // 0..1, shown as %
  | { readonly kind: 'bps' } // value already x 10,000
  | { readonly kind: 'milliseconds' }
  | { readonly kind: 'minutes' }
  | { readonly kind: 'hours' }
  | { readonly kind: 'days' }
  | { readonly kind: 'per_thousand' } // value already x 1,000
  | { readonly kind: 'points' } // a difference of two ratios, shown in percentage points
  | { readonly kind: 'per_second' }
  | { readonly kind: 'multiple' } // so many times a target
  | { readonly kind: 'money'; readonly currency: string };

interface Base {
  readonly name: string;
  readonly unit: Unit;
  readonly validity?: Uint8Array;
}

export type Column =
  | (Base & { readonly type: 'f64'; readonly values: Float64Array })
  | (Base & { readonly type: 'i32'; readonly values: Int32Array })
  | (Base & { readonly type: 'i64'; readonly values: BigInt64Array })
  /** Micro-units (1e-6 of the major unit). `text` holds exact decimal strings where a sum passes int64. */
  | (Base & { readonly type: 'money'; readonly values: BigInt64Array; readonly text?: readonly string[] })
  /** Days since 1970-01-01. */
  | (Base & { readonly type: 'day'; readonly values: Int32Array })
  /** Milliseconds since 1970-01-01 UTC (fractions of a millisecond are dropped on the wire, kept in the workbook). */
  | (Base & { readonly type: 'instant'; readonly values: Float64Array })
  | (Base & { readonly type: 'bool'; readonly values: Uint8Array })
  | (Base & { readonly type: 'dict'; readonly codes: Int32Array; readonly dictionary: readonly string[] });

export interface ColumnBatch {
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

export type CellValue = string | number | bigint | boolean | null;

export function columnNamed(batch: ColumnBatch, name: string): Column {
  const found = batch.columns.find((column) => column.name === name);
  if (found === undefined) throw new Error(`No column ${name} in batch`);
  return found;
}

/** One cell: money as micro-units (bigint), day as days since 1970, instant as ms, dict as its text; null when missing. */
export function cellAt(column: Column, row: number): CellValue {
  if (column.validity !== undefined && column.validity[row] === 0) return null;
  switch (column.type) {
    case 'dict': {
      const code = column.codes[row] ?? -1;
      return code < 0 ? null : (column.dictionary[code] ?? null);
    }
    case 'bool':
      return column.values[row] === 1;
    default:
      return column.values[row] ?? null;
  }
}
