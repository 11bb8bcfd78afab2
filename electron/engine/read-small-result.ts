import type { JS } from '@duckdb/node-api';
import type { FactTableName } from '../../shared/domain/tables.ts';
import { sourceConditions } from '../../shared/metrics/slice-source.ts';
import { compileFilter } from '../../shared/query/compile-filter.ts';
import type { Filter } from '../../shared/query/filter.ts';
import { quoteName } from '../../shared/query/sql-text.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { sourceTable } from './table-facts.ts';

export type ResultCell = JS;

/** Rows of a query whose result is known to be small; decimals are cast to text in the query. */
export async function readSmallResult(
  workbook: OpenWorkbook,
  sql: string,
  signal: AbortSignal,
): Promise<readonly (readonly ResultCell[])[]> {
  return workbook.session.withConnection(async (connection) => (await connection.runAndReadAll(sql)).getRowsJS(), signal);
}

/** FROM and WHERE of the rows that count: active extracts, with a time, passing the filter, in [from, to) ms when given. */
export async function countedRows(
  workbook: OpenWorkbook,
  name: FactTableName,
  where: Filter,
  instants: { readonly from: number; readonly to: number } | null,
  signal: AbortSignal,
): Promise<string> {
  const table = await sourceTable(workbook, name, signal);
  const conditions = [
    ...sourceConditions({ table, instants, buckets: null }),
    `${quoteName(table.timeColumn)} IS NOT NULL`,
    ...(where.kind === 'all' ? [] : [compileFilter(where, table)]),
  ];
  return `FROM ${quoteName(name)} WHERE ${conditions.join(' AND ')}`;
}
