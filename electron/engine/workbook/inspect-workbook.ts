import type { DuckDBConnection } from '@duckdb/node-api';
import { factTables } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { DatabaseSession } from '../engine-context.ts';
import { applicationMark, bookkeepingTables, knownTables, rowColumns, schemaVersion, tablesOfSchema1 } from '../workbook-schema.ts';

/** The list of functions is long: it is read beside the rest. */
const macrosSql = `SELECT DISTINCT 'macro ' || function_name FROM duckdb_functions() WHERE NOT internal`;

/** Names of everything else a person or program other than Paybench put into the database, as rows (what, name). */
const foreignSql = `
  SELECT 'view ' || view_name FROM duckdb_views() WHERE NOT internal
  UNION ALL SELECT 'sequence ' || sequence_name FROM duckdb_sequences()
  UNION ALL SELECT 'type ' || type_name FROM duckdb_types() WHERE NOT internal
  UNION ALL SELECT 'index ' || index_name FROM duckdb_indexes()
  UNION ALL SELECT 'schema ' || schema_name FROM duckdb_schemas() WHERE database_name = current_database() AND schema_name <> 'main'
  UNION ALL SELECT 'table ' || table_name FROM duckdb_tables()
    WHERE NOT internal AND (schema_name <> 'main' OR table_name NOT IN (${[...knownTables].map((name) => `'${name}'`).join(', ')}))
  UNION ALL SELECT DISTINCT 'rule on ' || table_name FROM duckdb_constraints() WHERE constraint_type <> 'NOT NULL'`;

const columnsSql = `SELECT table_name, column_name, data_type, column_default IS NOT NULL FROM duckdb_columns()
  WHERE NOT internal AND schema_name = 'main' AND database_name = current_database()`;

function canonicalColumns(table: string): ReadonlySet<string> | null {
  const facts = factTables.find(({ name }) => name === table);
  return facts === undefined ? null : new Set([...rowColumns, ...facts.columns].map(({ name }) => name));
}

type ColumnRow = readonly [table: string, column: string, type: string, hasDefault: boolean];

/** Columns with an expression of their own, or that no version of Paybench would have made. */
function foreignColumns(rows: readonly ColumnRow[]): string[] {
  return rows
    .filter(([table, column, type, hasDefault]) => {
      if (hasDefault) return true;
      const canonical = canonicalColumns(table);
      return canonical !== null && !canonical.has(column) && !(column.startsWith('x_') && type === 'VARCHAR');
    })
    .map(([table, column]) => `column ${table}.${column}`);
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRows() as unknown[][];
}

async function readCatalogue(connection: DuckDBConnection) {
  const tables = await rowsOf(connection, 'SELECT table_name FROM duckdb_tables() WHERE NOT internal');
  const foreign = await rowsOf(connection, foreignSql);
  const columns = await rowsOf(connection, columnsSql);
  return {
    tables: new Set(tables.map(([name]) => String(name))),
    foreign: foreign.map(([name]) => String(name)),
    columns: columns.map(
      ([table, column, type, hasDefault]): ColumnRow => [String(table), String(column), String(type), hasDefault === true],
    ),
  };
}

/** What the meta table says; empty when it is not ours, or would have to compute an answer. */
async function readMeta(connection: DuckDBConnection, columns: readonly ColumnRow[]): Promise<ReadonlyMap<string, string>> {
  const own = columns.filter(([table]) => table === 'meta');
  const isPlain = ['key', 'value'].every((name) => own.some(([, column, , hasDefault]) => column === name && !hasDefault));
  if (!isPlain) return new Map();
  const rows = await rowsOf(connection, 'SELECT key::VARCHAR, value::VARCHAR FROM meta');
  return new Map(rows.map(([key, value]) => [String(key), String(value)]));
}

/**
 * Refuses a database that is not a workbook of ours, is of a later version, or holds anything our own code did not make: views,
 * macros, defaults and checks hold expressions that would run unasked. Reads the catalogue first and the tables after. Gives the
 * schema it was written with.
 */
export async function inspectWorkbook(session: DatabaseSession, file: string): Promise<number> {
  const [macros, { tables, foreign, columns }] = await Promise.all([
    session.withConnection((connection) => rowsOf(connection, macrosSql)),
    session.withConnection(readCatalogue),
  ]);
  if (!tables.has('meta') || !tables.has('document')) fail('WORKBOOK_NOT_ONE', { file });
  const meta = await session.withConnection((connection) => readMeta(connection, columns));
  if (meta.get('application') !== applicationMark) fail('WORKBOOK_NOT_ONE', { file });
  const schema = Number(meta.get('schema'));
  if (!(schema <= schemaVersion)) fail('WORKBOOK_NEWER', { file });
  const objects = [...macros.map(([name]) => String(name)), ...foreign, ...foreignColumns(columns)].sort();
  if (objects.length > 0) {
    const shown = objects.slice(0, 5).map((name) => name.slice(0, 80));
    fail('WORKBOOK_FOREIGN_OBJECTS', {
      file,
      objects: `${shown.join(', ')}${objects.length > 5 ? ` and ${objects.length - 5} more` : ''}`,
    });
  }
  const expected = schema === 1 ? tablesOfSchema1 : factTables.map(({ name }) => name);
  if (![...expected, ...bookkeepingTables].every((name) => tables.has(name))) fail('WORKBOOK_DAMAGED', { file });
  return schema;
}
