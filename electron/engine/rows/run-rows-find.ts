import { hashValue } from '../../../shared/base/hash.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { FoundRow, RowsSpec } from '../../../shared/query/rows-spec.ts';
import { quoteName, quoteText } from '../../../shared/query/sql-text.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { type RowsIndex, withRowsIndex } from './rows-index.ts';
import { rowsLists } from './rows-lists.ts';
import { createScratchTable } from '../scratch-tables.ts';
import { storedColumns } from '../table-facts.ts';

export interface FindRequest {
  readonly rows: RowsSpec;
  readonly text: string;
  /** Columns that are looked at; all of them when left out. */
  readonly columns?: readonly string[] | undefined;
  /** The row from which the search begins; it counts itself. */
  readonly from: number;
  readonly backwards?: boolean | undefined;
}

/**
 * The next row at or after `from` (or before it) that holds the text in some column, whatever its case, with which of how many it is.
 * All rows that hold the text are found in one pass and kept for the next question.
 */
export function runRowsFind(workbook: OpenWorkbook, request: FindRequest, job: JobContext): Promise<FoundRow> {
  return withRowsIndex(workbook, request.rows, job, (index) =>
    withMatches(workbook, index, request, job, async (matches) => {
      const { from, backwards = false } = request;
      const [position, before] = backwards
        ? [`max(position) FILTER (WHERE position <= ${from})`, `count(*) FILTER (WHERE position <= ${from})`]
        : [`min(position) FILTER (WHERE position >= ${from})`, `count(*) FILTER (WHERE position < ${from}) + 1`];
      const [row = []] = await workbook.session.withConnection(
        async (connection) => (await connection.run(`SELECT ${position}, ${before}, count(*) FROM ${matches}`)).getRows(),
        job.signal,
      );
      const [at = null, ordinal = 0, count = 0] = row;
      return { offset: at === null ? null : Number(at), ordinal: at === null ? null : Number(ordinal), matches: Number(count) };
    }),
  );
}

/** Positions of the matching rows, in a scratch table that stays as long as `read` runs and is kept like a list of rows. */
async function withMatches<T>(
  workbook: OpenWorkbook,
  index: RowsIndex,
  { text, columns, rows }: FindRequest,
  job: JobContext,
  read: (matches: string) => Promise<T>,
): Promise<T> {
  const cache = dataCache(workbook);
  const { table, conditions } = index.query;
  const name = `find_${hashValue([cache.state, table.name, conditions, rows.sort, text, columns ?? null])}`;
  const lists = rowsLists(workbook);
  const release = lists.use(name);
  try {
    const matches = await cache.once(name, job.signal, async () => {
      const where = [...conditions, matchSql(index, text, columns)].join(' AND ');
      const found = `SELECT rowid FROM ${quoteName(table.name)} WHERE ${where}`;
      const select =
        index.scratch === null
          ? `SELECT rowid AS position FROM ${quoteName(table.name)} WHERE ${where}`
          : `SELECT rowid AS position FROM ${index.scratch} WHERE row_id IN (${found})`;
      const made = await createScratchTable(workbook, name, select, 'Searching rows', job);
      await lists.keep(workbook, name, 0, () => cache.forget(name));
      return made;
    });
    return await read(matches);
  } finally {
    release();
  }
}

/** Texts are looked at as they are; numbers and times only when a digit is sought, as their plain text. */
function matchSql({ query: { table } }: RowsIndex, text: string, columns: readonly string[] | undefined): string {
  const sought = quoteText(text.toLowerCase());
  const looked = storedColumns(table).filter(({ name }) => columns === undefined || columns.includes(name));
  const tests = looked.flatMap(({ name, type }) => {
    if (type === 'text') return [`contains(lower(${quoteName(name)}), ${sought})`];
    return /\d/.test(text) && columns !== undefined ? [`contains(CAST(${quoteName(name)} AS VARCHAR), ${sought})`] : [];
  });
  return tests.length === 0 ? 'FALSE' : `(${tests.join(' OR ')})`;
}
