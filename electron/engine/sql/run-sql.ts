import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { StatementType } from '@duckdb/node-api';
import type { Column, ColumnBatch } from '../../../shared/base/column-batch.ts';
import { factTables } from '../../../shared/domain/tables.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { metricsOfSql } from '../../../shared/metrics/from-sql/metrics-of-sql.ts';
import { rowsOfSql } from '../../../shared/metrics/from-sql/rows-of-sql.ts';
import { gateProblem, type ParsedSql } from '../../../shared/query/sql-gate.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readWithin, wireColumn } from '../read-columns.ts';
import { sqlProblem } from './sql-problem.ts';
import { sourceTable } from '../table-facts.ts';

const askable: ReadonlySet<string> = new Set([...factTables.map(({ name }) => name), 'extract_receipt', 'quarantine']);

/** Runs a person's SELECT behind the gate, in a transaction that is never committed, over the rows of active extracts only. */
export function runSql(workbook: OpenWorkbook, sql: string, job: JobContext): Promise<ColumnBatch> {
  return behindGate(workbook, sql, job, async (connection, text) => readBatch(await prepareOne(connection, text), job.signal));
}

/** How the database would go about a SELECT, as text; nothing is read. */
export function explainSql(workbook: OpenWorkbook, sql: string, job: JobContext): Promise<string> {
  return behindGate(workbook, sql, job, async (connection, text) => {
    // What is explained must itself pass as the one SELECT that would be run.
    await prepareOne(connection, text);
    const rows = (await connection.runAndReadAll(`EXPLAIN ${text}`)).getRowsJS();
    return rows.map((row) => String(row[1] ?? '')).join('\n');
  });
}

/** The rows behind the lines of a SELECT; it is read, not run. */
export function sqlRows(workbook: OpenWorkbook, sql: string, signal: AbortSignal): Promise<ReturnType<typeof rowsOfSql>> {
  return workbook.session.withConnection(async (connection) => rowsOfSql(await checkGate(connection, sql)), signal);
}

/** The figures of a SELECT as metrics; it is read, not run. */
export function sqlMetrics(workbook: OpenWorkbook, sql: string, signal: AbortSignal): Promise<ReturnType<typeof metricsOfSql>> {
  return workbook.session.withConnection(async (connection) => metricsOfSql(await checkGate(connection, sql)), signal);
}

async function behindGate<T>(
  workbook: OpenWorkbook,
  sql: string,
  job: JobContext,
  task: (connection: DuckDBConnection, text: string) => Promise<T>,
): Promise<T> {
  if (sql.length > 100_000) return fail('SQL_REFUSED', { reason: 'it is longer than 100,000 characters' });
  const inactive = await inactiveTables(workbook, job.signal);
  return workbook.session.withConnection(async (connection) => {
    await checkGate(connection, sql);
    await connection.run('BEGIN TRANSACTION READ ONLY');
    try {
      return await task(connection, inactive.length === 0 ? sql : overActiveRows(sql, inactive));
    } catch (thrown) {
      if (thrown instanceof AppFailure || job.signal.aborted) throw thrown;
      return fail('SQL_FAILED', { reason: sqlProblem(thrown) });
    } finally {
      await connection.run('ROLLBACK');
    }
  }, job.signal);
}

async function checkGate(connection: DuckDBConnection, sql: string): Promise<ParsedSql> {
  const parsed = await (await connection.run('SELECT json_serialize_sql(CAST($1 AS VARCHAR))', [sql])).getColumns();
  const tree = JSON.parse(String(parsed[0]?.[0])) as ParsedSql;
  const problem = gateProblem(tree, askable);
  if (problem !== null) fail('SQL_REFUSED', { reason: problem });
  return tree;
}

/** The second lock behind the gate: the engine itself must see one statement, and it must be a SELECT. */
async function prepareOne(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const extracted = await connection.extractStatements(sql);
  if (extracted.count !== 1) fail('SQL_REFUSED', { reason: 'there is more than one statement' });
  const statement = await extracted.prepare(0);
  if (statement.statementType !== StatementType.SELECT) fail('SQL_REFUSED', { reason: 'this is not a SELECT' });
  if (statement.parameterCount > 0) fail('SQL_REFUSED', { reason: 'a placeholder has no value here' });
  return statement;
}

async function readBatch(statement: DuckDBPreparedStatement, signal: AbortSignal): Promise<ColumnBatch> {
  const result = await statement.stream();
  const read = await readWithin(result, { rows: limits.sqlResultRows, bytes: limits.sqlResultBytes });
  if (read.kind === 'too_large') {
    const limit = read.unit === 'rows' ? limits.sqlResultRows.toLocaleString('en-US') : String(limits.sqlResultBytes / 1024 / 1024);
    return fail('RESULT_TOO_LARGE', { limit, unit: read.unit === 'rows' ? 'rows' : 'MB' });
  }
  const names = result.deduplicatedColumnNames();
  const columns: Column[] = [];
  for (const [index, name] of names.entries()) {
    columns.push(wireColumn(name, result.columnType(index), read.columns[index] ?? []));
    // A hundred thousand rows of many columns take a while: a cancel is heard between two columns.
    await setImmediate();
    if (signal.aborted) fail('CANCELLED');
  }
  return { rowCount: read.rowCount, columns };
}

interface InactiveTable {
  readonly name: string;
  readonly extracts: readonly number[];
}

async function inactiveTables(workbook: OpenWorkbook, signal: AbortSignal): Promise<InactiveTable[]> {
  const tables: InactiveTable[] = [];
  for (const { name } of factTables) {
    const { extracts } = await sourceTable(workbook, name, signal);
    if (extracts !== null) tables.push({ name, extracts });
  }
  return tables;
}

/** Rows of extracts that were undone or replaced stay in the file until it is saved; a WITH query of the table's own name hides them. */
function overActiveRows(sql: string, tables: readonly InactiveTable[]): string {
  const hidden = tables.map(({ name, extracts }) => {
    const condition = extracts.length === 0 ? 'FALSE' : `extract_id IN (${extracts.join(', ')})`;
    return `${quoteName(name)} AS (SELECT * FROM main.${quoteName(name)} WHERE ${condition})`;
  });
  return `WITH ${hidden.join(', ')} SELECT * FROM (${sql.replace(/;\s*$/, '')}\n)`;
}
