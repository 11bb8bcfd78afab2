import { constants } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { plainForm } from '../../../shared/extract/containers/source-form.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { quoteName, quoteText } from '../../../shared/query/sql-text.ts';
import type { SourceFile } from './build-receipt.ts';
import { failureOfFile } from './file-failures.ts';
import { hashFile } from './read-source.ts';

/** A Parquet file as a CSV in staging, so that its values pass the same reader, guard and sums as every other file. */
export interface StagedParquet {
  readonly csv: string;
  readonly source: SourceFile;
  /** Stamps in the file carry no zone. */
  readonly hasNaiveStamps: boolean;
}

/** How the staged copy is written, all of it: rows of a Parquet file are never taken for a title or a total. */
export const stagedDialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  hasHeader: true,
  headerRows: 1,
  preambleLines: 0,
  lastLine: null,
  trailerLines: 0,
} as const;

const isNaive = (type: string) => /^TIMESTAMP(_S|_MS|_NS)?$/.test(type);

/** A column as text that the strict patterns accept: instants with their offset, whole floats without a fraction. */
function textSql(name: string, type: string): string {
  const column = quoteName(name);
  if (type === 'TIMESTAMP WITH TIME ZONE') return `strftime(${column} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ') AS ${column}`;
  if (isNaive(type)) return `strftime(CAST(${column} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%fZ') AS ${column}`;
  if (type === 'DOUBLE' || type === 'FLOAT')
    return `CASE WHEN ${column} = trunc(${column}) AND abs(${column}) < 1e15 THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END AS ${column}`;
  return `CAST(${column} AS VARCHAR) AS ${column}`;
}

/** `most`: rows to take, for a preview; null takes them all. */
export async function stageParquet(
  connection: DuckDBConnection,
  path: string,
  folder: string,
  most: number | null,
  signal: AbortSignal,
): Promise<StagedParquet> {
  const file = basename(path);
  const copy = join(folder, 'source.parquet');
  const csv = join(folder, 'source.csv');
  try {
    const before = await stat(path);
    await copyFile(path, copy, constants.COPYFILE_FICLONE);
    const after = await stat(path);
    if (before.size !== after.size || before.mtimeMs !== after.mtimeMs) fail('FILE_CHANGED', { file });
    const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${quoteText(copy)})`)).getRows();
    const columns = described.map(([name, type]) => ({ name: String(name), type: String(type) }));
    const select = columns.map(({ name, type }) => textSql(name, type)).join(', ');
    const limit = most === null ? '' : ` LIMIT ${most}`;
    await connection.run(
      `COPY (SELECT ${select} FROM read_parquet(${quoteText(copy)})${limit}) TO ${quoteText(csv)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
    );
    const sha256 = most === null ? await hashFile(copy, signal) : '';
    const source: SourceFile = {
      file,
      path,
      bytes: before.size,
      sha256,
      modifiedMs: before.mtimeMs,
      container: 'parquet',
      form: plainForm,
    };
    return { csv, source, hasNaiveStamps: columns.some(({ type }) => isNaive(type)) };
  } catch (thrown) {
    throw parquetFailure(thrown, file, signal);
  }
}

function parquetFailure(thrown: unknown, file: string, signal: AbortSignal): unknown {
  if (thrown instanceof AppFailure || signal.aborted) return thrown;
  const message = thrown instanceof Error ? thrown.message : '';
  if (/^(Invalid Input|IO|Serialization|INTERNAL) Error/.test(message) && !/space left/i.test(message)) {
    return fail('FILE_DAMAGED', { file, reason: 'it begins like Parquet but cannot be read as such' });
  }
  return failureOfFile(thrown, file);
}
