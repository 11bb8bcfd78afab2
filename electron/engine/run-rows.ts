import type { Unit } from '../../shared/base/column-batch.ts';
import { factTable } from '../../shared/domain/tables.ts';
import type { JobContext, RowsPage } from '../../shared/protocol/engine-protocol.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import { quoteName, quoteText } from '../../shared/query/sql-text.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { wireColumn } from './read-columns.ts';
import { type RowsIndex, rowsIndex } from './rows-index.ts';
import { storedColumns } from './table-facts.ts';

const rowColumns = ['extract_id', 'line_no', 'fault'];
/** Rows searched before a cancel is noticed and a hit is reported. */
const searchWindow = 200_000;

/** A window of a row list: every column of the table, in the list's order. */
export async function runRowsPage(
  workbook: OpenWorkbook,
  spec: RowsSpec,
  offset: number,
  limit: number,
  job: JobContext,
): Promise<RowsPage> {
  const index = await rowsIndex(workbook, spec, job);
  const names = [...rowColumns, ...storedColumns(index.query.table).map(({ name }) => name)];
  const sql = `SELECT ${[...names.map((name) => `t.${quoteName(name)}`), 'position'].join(', ')} FROM ${windowSql(index, spec, offset, offset + limit)}`;
  return workbook.session.withConnection(async (connection) => {
    const result = await connection.run(sql);
    const columns = await result.getColumns();
    const order = inOrder(columns[names.length] ?? []);
    const batch = names.map((name, position) => {
      const values = columns[position] ?? [];
      return wireColumn(
        name,
        result.columnType(position),
        order.map((row) => values[row] ?? null),
        unitOf(index, name),
      );
    });
    return { total: index.total, offset, batch: { rowCount: order.length, columns: batch } };
  }, job.signal);
}

/** Row numbers by position. Sorted here: asked to sort, the engine joins the other way round, which takes three times as long. */
function inOrder(positions: readonly unknown[]): number[] {
  const numbers = positions.map(Number);
  return numbers.map((_, row) => row).sort((left, right) => (numbers[left] ?? 0) - (numbers[right] ?? 0));
}

/** Position of the next row at or after `from` in which some text column contains the text, whatever its case; null when there is none. */
export async function runRowsFind(
  workbook: OpenWorkbook,
  spec: RowsSpec,
  text: string,
  from: number,
  job: JobContext,
): Promise<{ offset: number | null }> {
  const index = await rowsIndex(workbook, spec, job);
  const sought = quoteText(text.toLowerCase());
  const columns = storedColumns(index.query.table)
    .filter(({ type }) => type === 'text')
    .map(({ name }) => name);
  const matches = columns.map((name) => `contains(lower(t.${quoteName(name)}), ${sought})`).join(' OR ');
  return workbook.session.withConnection(async (connection) => {
    for (let start = from; start < index.total; start += searchWindow) {
      job.progress('Searching rows', start / index.total);
      const window = windowSql(index, spec, start, start + searchWindow);
      const found = await (await connection.run(`SELECT min(position) FROM ${window} WHERE ${matches}`)).getColumns();
      const position = found[0]?.[0] ?? null;
      if (position !== null) return { offset: Number(position) };
    }
    return { offset: null };
  }, job.signal);
}

/** Rows [from, to) of a list as `t`, each with its position. */
function windowSql({ scratch }: RowsIndex, spec: RowsSpec, from: number, to: number): string {
  const table = quoteName(spec.table);
  if (scratch === null) return `(SELECT *, rowid AS position FROM ${table} WHERE rowid >= ${from} AND rowid < ${to}) t`;
  return `${table} t JOIN (SELECT rowid AS position, row_id FROM ${scratch} WHERE rowid >= ${from} AND rowid < ${to}) w ON t.rowid = w.row_id`;
}

/** Money of a row list has no unit of its own: the currency column beside it says, row by row, what it is. */
function unitOf({ query }: RowsIndex, name: string): Unit {
  const column = factTable(query.table.name).columns.find((candidate) => candidate.name === name);
  return column?.unit === 'ms' ? { kind: 'milliseconds' } : { kind: 'none' };
}
