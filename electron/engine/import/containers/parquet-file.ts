import { realpath } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoteName, quoteText } from '../../../../shared/query/sql-text.ts';
import { damagedBy, tooLarge } from './container-failure.ts';
import { type ContainerRows, csvRecord } from './container-rows.ts';

/** A Parquet file as rows of text. It is read where it lies and nothing of it is written anywhere. */
export interface ParquetFile {
  /** Stamps in the file carry no zone. */
  readonly hasNaiveStamps: boolean;
  /** Its rows under a record that names the columns; `most`: so many of them, null takes all. */
  rows(most: number | null): ContainerRows;
  /** Which part of its rows was given, from 0 to 1. */
  share(): number;
  close(): void;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

const isNaive = ({ type }: Column) => /^TIMESTAMP(_S|_MS|_NS)?$/.test(type);
/** Types whose text holds neither a delimiter nor a quote. */
const plainTypes =
  /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DOUBLE|FLOAT|DECIMAL\(\d+,\d+\)|BOOLEAN|DATE|TIME(?:STAMP)?(?:_S|_MS|_NS| WITH TIME ZONE)?|UUID)$/;

/** A value as text that the strict patterns accept: instants with their offset, whole floats without a fraction. */
function textSql({ name, type }: Column): string {
  const column = quoteName(name);
  if (type === 'TIMESTAMP WITH TIME ZONE') return `strftime(${column} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')`;
  if (isNaive({ name, type })) return `strftime(CAST(${column} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%fZ')`;
  if (type === 'DOUBLE' || type === 'FLOAT')
    return `CASE WHEN ${column} = trunc(${column}) AND abs(${column}) < 9e18 THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
  return `CAST(${column} AS VARCHAR)`;
}

/** A field of a record; the first one is never nothing, so that a row without values is no blank line. */
function fieldSql(column: Column, index: number): string {
  const text = textSql(column);
  const field = plainTypes.test(column.type) ? text : `'"' || replace(${text}, '"', '""') || '"'`;
  return `coalesce(${field}, '${index === 0 ? '""' : ''}')`;
}

/** The file is the only one that this database may open, and there is nowhere it could put anything aside. */
const hardening = (path: string): readonly string[] => [
  "SET temp_directory = ''",
  "SET TimeZone = 'UTC'",
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  `SET allowed_paths = [${quoteText(path)}]`,
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];

const memory = '1000MB';

export async function openParquet(path: string, file: string): Promise<ParquetFile> {
  const real = await realpath(path);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: memory });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    for (const statement of hardening(real)) await connection.run(statement);
    const table = `read_parquet(${quoteText(real)})`;
    const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`)).getRows();
    const columns = described.map(([name, type]) => ({ name: String(name), type: String(type) }));
    const [[total = 0] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${table}`)).getRows();
    let given = 0;
    const rows = (most: number | null): ContainerRows => {
      const select = `SELECT concat_ws(',', ${columns.map(fieldSql).join(', ')}) FROM ${table}${most === null ? '' : ` LIMIT ${most}`}`;
      const chunks = textOf(connection, select, columns, file, (count) => {
        given += count;
      });
      return { chunks, notes: () => [] };
    };
    return { hasNaiveStamps: columns.some(isNaive), rows, share: () => (Number(total) === 0 ? 1 : given / Number(total)), close };
  } catch (thrown) {
    close();
    throw unreadable(thrown, file);
  }
}

async function* textOf(
  connection: DuckDBConnection,
  select: string,
  columns: readonly Column[],
  file: string,
  onRows: (count: number) => void,
): AsyncGenerator<Buffer> {
  yield csvRecord(columns.map(({ name }) => name));
  try {
    const result = await connection.stream(select);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      onRows(chunk.rowCount);
      yield Buffer.from(`${chunk.getColumnValues(0).join('\n')}\n`, 'utf8');
    }
  } catch (thrown) {
    throw unreadable(thrown, file);
  }
}

/** What the database says of a file could quote its rows. */
function unreadable(thrown: unknown, file: string): unknown {
  if (thrown instanceof Error && thrown.message.startsWith('Out of Memory'))
    return tooLarge(file, `a part of it needs more than ${memory} of memory`);
  return damagedBy(thrown, file, 'it begins like Parquet but cannot be read as such');
}
