import {
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBResult,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Column, Unit } from '../../shared/base/column-batch.ts';
import { dictColumn } from '../../shared/metrics/slice-batch.ts';
import { microsToText } from '../../shared/query/format-value.ts';

const none: Unit = { kind: 'none' };
const int64 = 2n ** 63n;

/** A result column as a wire column. Types without one of their own (intervals, lists, wide integers ...) travel as their exact text. */
export function wireColumn(name: string, type: DuckDBType, values: readonly DuckDBValue[], unit: Unit = none): Column {
  const present = values.includes(null) ? { validity: Uint8Array.from(values, (value) => (value === null ? 0 : 1)) } : {};
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return { name, unit, type: 'bool', values: Uint8Array.from(values, (value) => (value === true ? 1 : 0)), ...present };
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
      return { name, unit, type: 'i32', values: Int32Array.from(values, (value) => Number(value ?? 0)), ...present };
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT: {
      const whole = values.map((value) => BigInt((value ?? 0) as bigint | number));
      if (whole.some(isWide)) return dictColumn(name, values.map(textOf));
      return { name, unit, type: 'i64', values: BigInt64Array.from(whole), ...present };
    }
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return { name, unit, type: 'f64', values: Float64Array.from(values, (value) => Number(value ?? 0)), ...present };
    case DuckDBTypeId.DECIMAL:
      return decimalColumn(name, unit, values, present);
    case DuckDBTypeId.DATE:
      return {
        name,
        unit,
        type: 'day',
        values: Int32Array.from(values, (value) => (value instanceof DuckDBDateValue ? value.days : 0)),
        ...present,
      };
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return { name, unit, type: 'instant', values: Float64Array.from(values, millisecondsOf), ...present };
    default:
      return dictColumn(name, values.map(textOf));
  }
}

/** Decimals with up to six places are exact micro-units, with their text where they pass int64; finer ones are text. */
function decimalColumn(name: string, unit: Unit, values: readonly DuckDBValue[], present: { validity?: Uint8Array }): Column {
  if (values.some((value) => value instanceof DuckDBDecimalValue && value.scale > 6)) return dictColumn(name, values.map(textOf));
  const micros = values.map((value) => (value instanceof DuckDBDecimalValue ? value.value * 10n ** BigInt(6 - value.scale) : 0n));
  const text = micros.some(isWide) ? { text: micros.map(microsToText) } : {};
  return { name, unit, type: 'money', values: BigInt64Array.from(micros, (one) => BigInt.asIntN(64, one)), ...text, ...present };
}

const isWide = (value: bigint): boolean => value >= int64 || value < -int64;

function millisecondsOf(value: DuckDBValue): number {
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    const { micros } = value;
    return Number(micros / 1000n) - (micros < 0n && micros % 1000n !== 0n ? 1 : 0);
  }
  return 0;
}

function textOf(value: DuckDBValue): string | null {
  return value === null ? null : String(value);
}

export interface ReadLimits {
  readonly rows: number;
  /** Of text and numbers together, roughly. */
  readonly bytes: number;
}

export type ReadOutcome =
  | { readonly kind: 'read'; readonly rowCount: number; readonly columns: readonly (readonly DuckDBValue[])[] }
  | { readonly kind: 'too_large'; readonly unit: 'rows' | 'bytes' };

/** Reads a streamed result chunk by chunk and stops as soon as it passes a limit. */
export async function readWithin(result: DuckDBResult, limits: ReadLimits): Promise<ReadOutcome> {
  const columns: DuckDBValue[][] = Array.from({ length: result.columnCount }, () => []);
  let rowCount = 0;
  let bytes = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    rowCount += chunk.rowCount;
    if (rowCount > limits.rows) return { kind: 'too_large', unit: 'rows' };
    bytes += appendChunk(columns, chunk);
    if (bytes > limits.bytes) return { kind: 'too_large', unit: 'bytes' };
  }
  return { kind: 'read', rowCount, columns };
}

function appendChunk(columns: DuckDBValue[][], chunk: DuckDBDataChunk): number {
  let bytes = 0;
  for (const [index, column] of columns.entries()) {
    for (const value of chunk.getColumnValues(index)) {
      column.push(value);
      bytes += typeof value === 'string' ? value.length * 2 : 8;
    }
  }
  return bytes;
}
