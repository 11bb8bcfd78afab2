import { hashValue } from '../../shared/base/hash.ts';
import { fail } from '../../shared/errors/fail.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import { quoteName } from '../../shared/query/sql-text.ts';
import { compileRowsSpec, type RowsQuery } from './compile-rows-spec.ts';
import { dataCache } from './data-cache.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { addScratchTable } from './scratch-tables.ts';
import { storedColumns } from './table-facts.ts';

/** Where the n-th row of a list lies: in the table itself, or in a scratch table whose n-th row holds the table's rowid. */
export interface RowsIndex {
  readonly query: RowsQuery;
  readonly total: number;
  readonly scratch: string | null;
}

/** Lists are kept apart from each other; the oldest gives way. */
const keptIndexes = 6;

/** The index of a row list, built once for each list and state of the data: paging by OFFSET would read everything before the page. */
export async function rowsIndex(workbook: OpenWorkbook, spec: RowsSpec, job: JobContext): Promise<RowsIndex> {
  const cache = dataCache(workbook);
  const id = hashValue([cache.state, spec, workbook.document().settings.timeZone]);
  return cache.once(`rows|${id}`, job.signal, async () => {
    const query = await compileRowsSpec(workbook, spec, job);
    const name = quoteName(spec.table);
    if (query.conditions.length === 0 && spec.sort === null) {
      const [rows, last] = await counts(workbook, `SELECT count(*), max(rowid) FROM ${name}`, job.signal);
      if (rows === 0 || last === rows - 1) return { query, total: rows, scratch: null };
    }
    job.progress(spec.sort === null ? 'Finding rows' : 'Sorting rows', null);
    const where = query.conditions.length === 0 ? '' : ` WHERE ${query.conditions.join(' AND ')}`;
    const select = `SELECT rowid AS row_id FROM ${name}${where}${orderBy(query, spec)}`;
    const { name: scratch, gone } = await addScratchTable(workbook, 'rows', id, select, keptIndexes, job.signal);
    for (const old of gone) if (old !== id) cache.forget(`rows|${old}`);
    const [total] = await counts(workbook, `SELECT count(*) FROM ${scratch}`, job.signal);
    return { query, total, scratch };
  });
}

function orderBy({ table }: RowsQuery, { sort }: RowsSpec): string {
  if (sort === null) return '';
  const known = storedColumns(table).some(({ name }) => name === sort.column) || ['extract_id', 'line_no', 'fault'].includes(sort.column);
  if (!known) fail('INVALID_REQUEST', { problem: `${table.label} have no column ${sort.column}` });
  return ` ORDER BY ${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, rowid`;
}

async function counts(workbook: OpenWorkbook, sql: string, signal: AbortSignal): Promise<[number, number]> {
  return workbook.session.withConnection(async (connection) => {
    const columns = await (await connection.run(sql)).getColumns();
    return [Number(columns[0]?.[0] ?? 0), Number(columns[1]?.[0] ?? 0)];
  }, signal);
}
