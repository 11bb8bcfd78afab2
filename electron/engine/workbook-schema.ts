import { type ColumnType, factTables, type TableColumn } from '../../shared/domain/tables.ts';

/** Raised when the tables themselves change; the document has its own version (shared/workbook/document.ts). */
export const schemaVersion = 3;

/** Marks a DuckDB file as one of ours (meta key `application`). */
export const applicationMark = 'paybench-workbook';

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  money: 'DECIMAL(18,6)',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  instant: 'TIMESTAMP',
  day: 'DATE',
};

/** DuckDB type of a canonical column. */
export function sqlTypeOf(column: TableColumn): string {
  return sqlTypes[column.type];
}

/** Columns that every fact table has before its canonical ones. */
export const rowColumns = [
  { name: 'extract_id', sqlType: 'INTEGER' },
  { name: 'line_no', sqlType: 'BIGINT' },
  { name: 'row_no', sqlType: 'BIGINT' },
  { name: 'fault', sqlType: 'VARCHAR' },
] as const;

/** Tables beside the facts. */
export const bookkeepingTables = ['meta', 'document', 'extract_receipt', 'quarantine'] as const;

/** Fact tables that a workbook of an earlier schema already had; the others are added when it is opened. */
export const tablesOfSchema1: readonly string[] = ['attempt', 'settlement_line', 'availability_sample', 'plain_line'];

/** Every table a workbook may hold; anything else was not made by Paybench. */
export const knownTables: ReadonlySet<string> = new Set([...factTables.map((table) => table.name), ...bookkeepingTables]);

function factTableDdl(table: (typeof factTables)[number]): string {
  const columns = [
    ...rowColumns.map((column) => `${column.name} ${column.sqlType}`),
    ...table.columns.map((column) => `${column.name} ${sqlTypeOf(column)}`),
  ];
  return `CREATE TABLE ${table.name} (${columns.join(', ')})`;
}

/** Statements that turn an empty database into an empty workbook; run in one transaction. */
export const workbookDdl: readonly string[] = [
  'CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL)',
  'CREATE TABLE document (revision BIGINT NOT NULL, json VARCHAR NOT NULL)',
  'CREATE TABLE extract_receipt (extract_id INTEGER NOT NULL, receipt JSON NOT NULL)',
  'CREATE TABLE quarantine (extract_id INTEGER NOT NULL, line BIGINT, byte_offset BIGINT, text VARCHAR, reason VARCHAR, column_name VARCHAR)',
  ...factTables.map(factTableDdl),
];

/** Rows of earlier workbooks were not numbered: they are in the order in which they lie. */
const numberRows = (table: string) =>
  `UPDATE ${table} SET row_no = ${table}.rowid - own.first + 1 FROM (SELECT extract_id, min(rowid) AS first FROM ${table} GROUP BY extract_id) own
  WHERE own.extract_id = ${table}.extract_id AND ${table}.row_no IS NULL`;

/** Adds to an earlier workbook the fact tables and columns it does not have yet; nothing that is there changes. */
export const upgradeDdl: readonly string[] = [
  ...factTables.flatMap((table) => [
    factTableDdl(table).replace('CREATE TABLE', 'CREATE TABLE IF NOT EXISTS'),
    ...[...rowColumns, ...table.columns.map((column) => ({ name: column.name, sqlType: sqlTypeOf(column) }))].map(
      ({ name, sqlType }) => `ALTER TABLE ${table.name} ADD COLUMN IF NOT EXISTS ${name} ${sqlType}`,
    ),
    numberRows(table.name),
  ]),
  `UPDATE meta SET value = '${schemaVersion}' WHERE key = 'schema'`,
];
