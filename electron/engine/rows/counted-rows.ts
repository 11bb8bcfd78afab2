import type { FactTableName } from '../../../shared/domain/tables.ts';
import { fromSql, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import { compileFilter, filterColumns } from '../../../shared/query/compile-filter.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { withPrepared } from '../prepared-tables.ts';
import { sourceTable } from '../table-facts.ts';

/** FROM and WHERE of the rows that count: active extracts, with a time, passing the filter, in [from, to) ms when given. */
export async function countedRows(
  workbook: OpenWorkbook,
  name: FactTableName,
  where: Filter,
  instants: { readonly from: number; readonly to: number } | null,
  signal: AbortSignal,
): Promise<string> {
  const used = filterColumns(where);
  const table = await withPrepared(workbook, await sourceTable(workbook, name, signal), used, { signal, progress: () => undefined });
  const conditions = [
    ...sourceConditions({ table, instants, buckets: null }),
    `${quoteName(table.timeColumn)} IS NOT NULL`,
    ...(where.kind === 'all' ? [] : [compileFilter(where, table)]),
  ];
  return `FROM ${fromSql(table, used)} WHERE ${conditions.join(' AND ')}`;
}
