import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { fail } from '../../../shared/errors/fail.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import { loadSql } from '../../../shared/extract/load-sql.ts';
import type { Dialect } from '../../../shared/extract/receipt.ts';
import { quoteName, quoteText } from '../../../shared/query/sql-text.ts';
import type { NormaliseSummary, Segment } from './normalise-request.ts';

/** Adds the source columns that this file brings and the table does not have yet; DuckDB's names do not differ by case. */
export async function addSourceColumns(connection: DuckDBConnection, plan: LoadPlan): Promise<void> {
  for (const { name } of plan.extras)
    await connection.run(`ALTER TABLE ${quoteName(plan.table)} ADD COLUMN IF NOT EXISTS ${quoteName(name)} VARCHAR`);
}

/** Loads one segment in one statement and deletes it. Every record written must have become a row. */
export async function loadSegment(
  connection: DuckDBConnection,
  plan: LoadPlan,
  segment: Segment,
  dialect: Pick<Dialect, 'delimiter' | 'quote'>,
  extractId: number,
  file: string,
): Promise<void> {
  const { longestRecord, hasLineBreaks, proofs } = segment;
  const sql = loadSql(
    plan,
    segment.path,
    { delimiter: dialect.delimiter, quote: dialect.quote ?? '', longestRecord, hasLineBreaks, proofs: new Map(proofs) },
    extractId,
  );
  const result = await connection.run(sql);
  if (result.rowsChanged !== segment.rows) fail('IMPORT_NOT_COMPLETE', { file, expected: segment.rows, found: result.rowsChanged });
  await rm(segment.path, { force: true });
}

/** Keeps the records that did not fit, with their masked text. */
export async function loadQuarantine(
  connection: DuckDBConnection,
  summary: NormaliseSummary,
  extractId: number,
  file: string,
): Promise<void> {
  if (summary.quarantinePath === null) return;
  const longest = Math.max(2_000_000, summary.longestQuarantined + 1024);
  const result = await connection.run(
    `INSERT INTO quarantine (extract_id, line, byte_offset, text, reason) SELECT ${extractId}, * FROM read_csv(${quoteText(summary.quarantinePath)}, ` +
      "columns = {'line': 'BIGINT', 'byte_offset': 'BIGINT', 'text': 'VARCHAR', 'reason': 'VARCHAR'}, auto_detect = false, header = false, " +
      `delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '\\N', parallel = false, max_line_size = ${longest})`,
  );
  if (result.rowsChanged !== summary.quarantined)
    fail('IMPORT_NOT_COMPLETE', { file, expected: summary.quarantined, found: result.rowsChanged });
}
