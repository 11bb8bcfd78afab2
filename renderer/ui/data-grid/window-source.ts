import { type CellValue, type ColumnBatch, type Column, cellAt, columnNamed } from '../../../shared/base/column-batch.ts';

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface GridWindow {
  readonly total: number;
  readonly batch: ColumnBatch;
}

/** Where a grid gets its rows: windows on demand, however many rows there are. */
export interface WindowSource {
  /** In the order of `sort`: first the column that decides. A rejection leaves the window empty; whoever made the source shows why. */
  load(offset: number, limit: number, sort: readonly GridSort[]): Promise<GridWindow>;
}

function compare(left: CellValue, right: CellValue): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  if (typeof left === 'string' && typeof right === 'string') return left.localeCompare(right, 'en-US', { numeric: true });
  return left < right ? -1 : 1;
}

function pickColumn(column: Column, rows: readonly number[]): Column {
  const validity = column.validity;
  const kept = validity === undefined ? {} : { validity: Uint8Array.from(rows, (row) => validity[row] ?? 0) };
  switch (column.type) {
    case 'dict':
      return { ...column, ...kept, codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1) };
    case 'money': {
      const { text } = column;
      const exact = text === undefined ? {} : { text: rows.map((row) => text[row] ?? '') };
      return { ...column, ...kept, ...exact, values: BigInt64Array.from(rows, (row) => column.values[row] ?? 0n) };
    }
    case 'i64':
      return { ...column, ...kept, values: BigInt64Array.from(rows, (row) => column.values[row] ?? 0n) };
    case 'f64':
    case 'instant':
      return { ...column, ...kept, values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN) };
    case 'bool':
      return { ...column, ...kept, values: Uint8Array.from(rows, (row) => column.values[row] ?? 0) };
    case 'i32':
    case 'day':
      return { ...column, ...kept, values: Int32Array.from(rows, (row) => column.values[row] ?? 0) };
  }
}

/** Windows over a result that is wholly here; sorts in place of the engine. */
export function batchSource(batch: ColumnBatch): WindowSource {
  const orders = new Map<string, readonly number[]>();
  const orderFor = (sort: readonly GridSort[]): readonly number[] => {
    const key = sort.map(({ column, descending }) => `${column}:${descending}`).join();
    const known = orders.get(key);
    if (known !== undefined) return known;
    const order = Array.from({ length: batch.rowCount }, (_, row) => row);
    const keys = sort.map(({ column, descending }) => ({ column: columnNamed(batch, column), sign: descending ? -1 : 1 }));
    order.sort((left, right) => {
      for (const { column, sign } of keys) {
        const found = sign * compare(cellAt(column, left), cellAt(column, right));
        if (found !== 0) return found;
      }
      return 0;
    });
    orders.set(key, order);
    return order;
  };
  return {
    load(offset, limit, sort) {
      const rows = orderFor(sort).slice(offset, offset + limit);
      const columns = batch.columns.map((column) => pickColumn(column, rows));
      return Promise.resolve({ total: batch.rowCount, batch: { rowCount: rows.length, columns } });
    },
  };
}
