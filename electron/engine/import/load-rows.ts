import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { fail } from '../../../shared/errors/fail.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import { loadSql } from '../../../shared/extract/load-sql.ts';
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
  extractId: number,
  file: string,
): Promise<void> {
  const result = await connection.run(loadSql(plan, { ...segment, proofs: new Map(segment.proofs) }, extractId));
  if (result.rowsChanged !== segment.rows) fail('IMPORT_NOT_COMPLETE', { file, expected: segment.rows, found: result.rowsChanged });
  for (const path of [segment.path, segment.odd?.path]) if (path !== undefined) await rm(path, { force: true });
}

/** Keeps the records that did not fit, with their masked text. */
export async function loadQuarantine(
  connection: DuckDBConnection,
  summary: NormaliseSummary,
  extractId: number,
  file: string,
): Promise<void> {
  if (summary.quarantinePaths.length === 0) return;
  const files = summary.quarantinePaths.map(quoteText).join(', ');
  const result = await connection.run(
    `INSERT INTO quarantine (extract_id, line, byte_offset, text, reason) SELECT ${extractId}, line, byte_offset, coalesce(text, ''), reason FROM read_parquet([${files}])`,
  );
  if (result.rowsChanged !== summary.quarantined)
    fail('IMPORT_NOT_COMPLETE', { file, expected: summary.quarantined, found: result.rowsChanged });
}
