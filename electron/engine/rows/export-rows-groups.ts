import { factTable } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { RowColumn } from '../../../shared/protocol/rows-description.ts';
import { type RowsFormat, smallestGroup } from '../../../shared/query/rows-export.ts';
import { quoteName, quoteText } from '../../../shared/query/sql-text.ts';
import type { RowsQuery } from './compile-rows-spec.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import type { ExportPlan, WrittenColumn } from './export-plan.ts';
import { writtenSql } from './export-rows-sql.ts';
import { fromWhere } from './rows-from.ts';
import { storedColumns } from '../table-facts.ts';

const folded = `(fewer than ${smallestGroup})`;
const people = ['customer_id', 'individual_id', 'account_id'];

interface Key {
  readonly column: WrittenColumn;
  readonly sql: string;
}

/**
 * Counts and sums by what tells rows apart, times by day. Groups of fewer than ten people (rows, where the table names no one) become
 * one group, which is left out when even together they are fewer. Amounts are summed by currency only.
 */
export async function groupedExport(
  workbook: OpenWorkbook,
  query: RowsQuery,
  columns: readonly RowColumn[],
  to: RowsFormat,
  notes: readonly string[],
): Promise<ExportPlan> {
  const measures = columns.filter(({ role, type }) => role === 'measure' && type !== 'text');
  const currencies = [...new Set(measures.flatMap(({ currency }) => currency ?? []))];
  const chosen = columns.filter(({ role, isSource }) => (role === 'dimension' && !isSource) || role === 'time');
  const table = factTable(query.table.name);
  const added = currencies
    .filter((name) => !chosen.some((column) => column.name === name))
    .flatMap((name) => table.columns.filter((column) => column.name === name))
    .map(({ name, label, type }): WrittenColumn => ({ name, label, type }));
  const keys = [...chosen, ...added].map((column) => keyOf(column, workbook.document().settings.timeZone));
  if (keys.length === 0) return fail('INVALID_REQUEST', { problem: 'no chosen column tells groups apart; choose one such as the partner' });
  const left = columns.filter((column) => !chosen.includes(column) && !measures.includes(column));
  const sums = measures.map((column) => ({ column, sql: sumOf(column) }));
  const person = people.find((name) => storedColumns(query.table).some((column) => column.name === name));
  const size =
    person === undefined ? 'count(*)' : `count(DISTINCT ${quoteName(person)}) + count(*) FILTER (WHERE ${quoteName(person)} IS NULL)`;
  const names = keys.map((_, index) => `g${index}`);
  // What is folded keeps its currency: a sum over several would mean nothing.
  const isCurrency = keys.map(({ column }) => currencies.includes(column.name));
  const grouped = `SELECT ${[...keys.map(({ sql }, index) => `${sql} AS g${index}`), `${size} AS size`].join(', ')} FROM ${fromWhere(query)} GROUP BY ALL`;
  const marked = keys.map(({ sql }, index) =>
    isCurrency[index] === true
      ? `${sql} AS k${index}`
      : `CASE WHEN small.size IS NULL THEN ${sql} ELSE ${quoteText(folded)} END AS k${index}`,
  );
  const isSame = keys.map(({ sql }, index) => `small.g${index} IS NOT DISTINCT FROM ${sql}`).join(' AND ');
  const select = `WITH grouped AS MATERIALIZED (${grouped}), small AS (SELECT * FROM grouped WHERE size < ${smallestGroup})
SELECT ${[...keys.map((_, index) => `k${index} AS ${quoteName(names[index] ?? '')}`), 'rows', ...sums.map((_, index) => `s${index}`)].join(', ')} FROM (
  SELECT ${[...marked, 'count(*) AS rows', `${size} AS size`, ...sums.map(({ sql }, index) => `${sql} AS s${index}`)].join(', ')}
  FROM (SELECT * FROM ${fromWhere(query)}) t LEFT JOIN small ON ${isSame} GROUP BY ALL
) WHERE size >= ${smallestGroup} ORDER BY ${keys.map((_, index) => `k${index} = ${quoteText(folded)}, k${index} NULLS LAST`).join(', ')}`;
  const written: readonly WrittenColumn[] = [
    ...keys.map(({ column }) => ({ ...column, type: 'text' as const })),
    { name: 'rows', label: 'Rows', type: 'integer' },
    ...sums.map(({ column }) => ({
      name: column.name,
      label: `${column.label}, ${column.type === 'number' ? 'mean' : 'sum'}`,
      type: column.type,
    })),
  ];
  const inner = [...names, 'rows', ...sums.map((_, index) => `s${index}`)];
  const outer = written.map((column, index) => `${writtenSql(column, quoteName(inner[index] ?? ''), to)} AS ${quoteName(column.name)}`);
  return {
    columns: written,
    select: `SELECT ${outer.join(', ')} FROM (${select})`,
    notes: [
      ...notes,
      ...(left.length === 0 ? [] : [`Left out, one value for nearly every row: ${left.map(({ label }) => label).join(', ')}.`]),
      `Groups of fewer than ${smallestGroup} ${person === undefined ? 'rows' : 'people'} stand together as "${folded}", or are left out where they are fewer even together.`,
    ],
  };
}

/** Times by local day. */
function keyOf(column: WrittenColumn, zone: string): Key {
  const name = quoteName(column.name);
  if (column.type === 'instant')
    return {
      column: { ...column, label: `${column.label}, day` },
      sql: `strftime(timezone(${quoteText(zone)}, timezone('UTC', ${name})), '%Y-%m-%d')`,
    };
  return { column, sql: `CAST(${name} AS VARCHAR)` };
}

function sumOf({ name, type }: RowColumn): string {
  if (type === 'number') return `avg(${quoteName(name)})`;
  return type === 'money' ? `CAST(sum(${quoteName(name)}) AS DECIMAL(38,6))` : `CAST(sum(${quoteName(name)}) AS BIGINT)`;
}
