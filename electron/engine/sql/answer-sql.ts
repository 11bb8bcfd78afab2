import { appVersion } from '../../../shared/base/app-version.ts';
import { hashValue } from '../../../shared/base/hash.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { stillWaiting } from '../../../shared/extract/with-corrections.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { SqlAnswer } from '../../../shared/report/sql-block.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { runSql } from './run-sql.ts';

/** The answer to a person's SELECT with its passport; more rows than `limit` are an error, never a part of the answer. */
export async function answerSql(workbook: OpenWorkbook, sql: string, limit: number, job: JobContext): Promise<SqlAnswer> {
  const batch = await runSql(workbook, sql, job);
  if (batch.rowCount > limit) fail('RESULT_TOO_LARGE', { limit: limit.toLocaleString('en-US'), unit: 'rows' });
  const active = (await workbook.extracts()).filter(({ state }) => state === 'active');
  return {
    batch,
    lineage: {
      metrics: [],
      sliceHash: hashValue([sql, active.map(({ receipt }) => receipt.sha256)]),
      sql,
      extracts: active.map((extract) => ({
        id: extract.id,
        name: extract.name,
        sha256: extract.receipt.sha256,
        rows: extract.receipt.rows.loaded,
        quarantined: stillWaiting(extract, active),
      })),
      dataThrough: null,
      appVersion,
    },
  };
}
