import type { FactTableName } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { fromSql, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import { columnSql } from '../../../shared/query/column-sql.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { withPrepared } from '../prepared-tables.ts';
import { sourceTable } from '../table-facts.ts';

export interface DimensionValuesQuery {
  readonly table: FactTableName;
  readonly column: string;
  readonly contains?: string | undefined;
  readonly limit: number;
}

export interface DimensionValues {
  readonly values: readonly { readonly value: string; readonly rows: number }[];
  readonly distinct: number;
  readonly missing: number;
}

/** Values of a column, most frequent first (equal ones by name), with how many there are in all and how many rows have none. */
export async function dimensionValues(workbook: OpenWorkbook, query: DimensionValuesQuery, job: JobContext): Promise<DimensionValues> {
  const table = await withPrepared(workbook, await sourceTable(workbook, query.table, job.signal), [query.column], job);
  const column = table.columns.find(({ name, type }) => name === query.column && type !== 'money');
  if (column === undefined) {
    const allowed = table.columns.filter(({ type }) => type === 'text').map(({ name }) => name);
    return fail('DIMENSION_NO_SUCH', { metric: table.label, dimension: query.column, allowed: allowed.join(', ') });
  }
  const conditions = sourceConditions({ table, instants: null, buckets: null });
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const sought =
    query.contains === undefined || query.contains === '' ? '' : `AND contains(lower(value), ${quoteText(query.contains.toLowerCase())})`;
  const sql = `WITH counted AS MATERIALIZED (
  SELECT CAST(${columnSql(column)} AS VARCHAR) AS value, count(*) AS n FROM ${fromSql(table, [column.name])} ${where} GROUP BY 1
)
SELECT value, n, (SELECT count(value) FROM counted), (SELECT coalesce(sum(n), 0)::BIGINT FROM counted WHERE value IS NULL)
FROM counted WHERE value IS NOT NULL ${sought}
UNION ALL
SELECT NULL, NULL, (SELECT count(value) FROM counted), (SELECT coalesce(sum(n), 0)::BIGINT FROM counted WHERE value IS NULL)
ORDER BY 2 DESC NULLS LAST, 1 LIMIT ${query.limit + 1}`;
  return workbook.session.withConnection(async (connection) => {
    const [values = [], counts = [], distinct = [], missing = []] = await (await connection.run(sql)).getColumns();
    const found = values.flatMap((value, row) => (value === null ? [] : [{ value: String(value), rows: Number(counts[row]) }]));
    return { values: found.slice(0, query.limit), distinct: Number(distinct[0] ?? 0), missing: Number(missing[0] ?? 0) };
  }, job.signal);
}
