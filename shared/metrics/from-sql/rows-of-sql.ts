import { cellAt, type ColumnBatch } from '../../base/column-batch.ts';
import { formatDay } from '../../calendar/day.ts';
import { factTable, type FactTableName } from '../../domain/tables.ts';
import { allOf, type Filter, type Literal } from '../../query/filter.ts';
import type { ParsedSql } from '../../query/sql-gate.ts';
import { isFigure, placeOf } from './metrics-of-sql.ts';
import { columnOf, constantOf, nodeOf, nodesOf, NoMetric, noMetric, uncast } from './sql-node.ts';

/** The rows that a SELECT reads, and which of its result columns tell the rows of one line apart. */
export interface SqlRows {
  readonly table: FactTableName;
  readonly where: Filter;
  /** Position in the result, and the column of the table that stands there. */
  readonly groups: readonly { readonly at: number; readonly column: string }[];
}

/** What lies behind the lines of a SELECT that counts or adds up the rows of one table, or why it cannot be told. */
export function rowsOfSql(parsed: ParsedSql): SqlRows | { readonly problem: string } {
  try {
    const select = nodeOf(nodeOf(parsed.statements?.[0])['node']);
    const { table, where } = placeOf(select);
    const sets = select['group_sets'];
    if (Array.isArray(sets) && sets.length > 1) return noMetric('adds up several groupings at once');
    const items = nodesOf(select['select_list']);
    if (!items.some(isFigure)) return noMetric('counts nothing, so its lines are the rows themselves');
    const groups = items.flatMap((item, at) => {
      if (isFigure(item) || constantOf(item) !== undefined) return [];
      return [{ at, column: groupColumn(columnOf(uncast(item)) ?? noMetric('groups by something worked out'), table) }];
    });
    for (const grouped of nodesOf(select['group_expressions'])) {
      const named = columnOf(grouped);
      const isListed = constantOf(grouped) !== undefined || groups.some(({ column }) => column === named?.toLowerCase());
      if (!isListed && !items.some((item) => item['alias'] === named)) return noMetric('groups by something that it does not list');
    }
    return { table, where, groups };
  } catch (thrown) {
    if (thrown instanceof NoMetric) return { problem: `This query ${thrown.message}.` };
    throw thrown;
  }
}

/** The value by which the rows of a line are told in each column that the SELECT groups by; days as ISO text. */
export function lineValues(
  { groups }: SqlRows,
  batch: ColumnBatch,
  line: number,
): readonly { readonly column: string; readonly value: Literal | null }[] {
  return groups.flatMap(({ at, column }) => {
    const found = batch.columns[at];
    if (found === undefined) return [];
    const value = cellAt(found, line);
    if (found.type === 'day' && typeof value === 'number') return [{ column, value: formatDay(value) }];
    return [{ column, value: typeof value === 'bigint' ? String(value) : value }];
  });
}

/** The rows behind one line of the result. */
export function lineFilter(rows: SqlRows, batch: ColumnBatch, line: number): Filter {
  return allOf(rows.where, ...lineValues(rows, batch, line).map(({ column, value }): Filter => ({ kind: 'in', column, values: [value] })));
}

const telling: ReadonlySet<string> = new Set(['text', 'boolean', 'day']);

/** The name of the column as the table has it; numbers and times do not tell rows apart exactly. */
function groupColumn(name: string, table: FactTableName): string {
  const own = name.toLowerCase();
  const column = factTable(table).columns.find((each) => each.name === own);
  if (column === undefined ? !own.startsWith('x_') : !telling.has(column.type))
    return noMetric(`groups by ${name}, which is no text and no day`);
  return own;
}
