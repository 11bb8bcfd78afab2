import { fail } from '../../../shared/errors/fail.ts';
import type { SortKey } from '../../../shared/query/rows-spec.ts';
import { quoteName, quoteText } from '../../../shared/query/sql-text.ts';
import type { RowsQuery } from './compile-rows-spec.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { storedColumns } from '../table-facts.ts';

/** Columns with more different values are sorted by their text. */
const mostWords = 1000;
const mostCharacters = 100_000;

/**
 * ORDER BY of a list: missing values last, equal rows as they lie in the files, `row` being the number of one. With several keys, a column of few words is sorted by
 * its word's number: keys of a fixed width sort five times faster (10 million rows by two columns: 2.4 s against 12 s).
 */
export async function orderBy(
  workbook: OpenWorkbook,
  query: RowsQuery,
  sort: readonly SortKey[],
  signal: AbortSignal,
  row = `${quoteName(query.table.name)}.rowid`,
): Promise<string> {
  const keys: string[] = [];
  for (const { column, descending } of sort) {
    const type = typeOf(query, column);
    const words = type === 'text' && sort.length > 1 ? await fewWords(workbook, query, column, signal) : null;
    // Named with its table: a column of the same name may be selected in another form.
    const name = `${quoteName(query.table.name)}.${quoteName(column)}`;
    const key = words === null ? name : `CAST(${name} AS ENUM(${words.map(quoteText).join(', ')}))`;
    keys.push(`${key} ${descending ? 'DESC' : 'ASC'} NULLS LAST`);
  }
  return keys.length === 0 ? '' : ` ORDER BY ${[...keys, row].join(', ')}`;
}

const placeTypes: Readonly<Record<string, string>> = { extract_id: 'integer', line_no: 'integer', row_no: 'integer', fault: 'text' };

function typeOf({ table }: RowsQuery, column: string): string {
  const known = storedColumns(table).find(({ name }) => name === column)?.type ?? placeTypes[column];
  return known ?? fail('INVALID_REQUEST', { problem: `${table.label} have no column ${column}` });
}

/** Every word of a column in its order; null when there are many. */
async function fewWords(workbook: OpenWorkbook, query: RowsQuery, column: string, signal: AbortSignal): Promise<readonly string[] | null> {
  const name = quoteName(column);
  const where = [...query.conditions, `${name} IS NOT NULL`].join(' AND ');
  const sql = `SELECT word FROM (SELECT DISTINCT ${name} AS word FROM ${quoteName(query.table.name)} WHERE ${where} LIMIT ${mostWords + 1}) ORDER BY word`;
  const words = await workbook.session.withConnection(
    async (connection) => ((await (await connection.run(sql)).getColumns())[0] ?? []).map(String),
    signal,
  );
  const isFew = words.length > 0 && words.length <= mostWords && words.reduce((sum, word) => sum + word.length, 0) <= mostCharacters;
  return isFew ? words : null;
}
