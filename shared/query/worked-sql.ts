import { fail } from '../errors/fail.ts';
import type { QueryColumn, QueryTable } from './column-sql.ts';
import { quoteText } from './sql-text.ts';
import { wallClockSql } from './time-bucket.ts';
import { type ClockPart, otherValue, placingTime, type WorkedColumn } from './worked-column.ts';

const microsecondsPerDay = 86_400_000_000;
const microsecondsPerHour = 3_600_000_000;
/** Finest step of a bin: a millionth, the precision of amounts. */
const finest = 1_000_000n;

type NamedColumn = (name: string) => QueryColumn;

/** A worked column as a column of the table. Fails where its base is not there or is of a kind it cannot be worked out of. */
export function workedQueryColumn(name: string, worked: WorkedColumn, table: QueryTable, named: NamedColumn): QueryColumn {
  if (worked.kind === 'only') return onlyColumn(name, worked.values, named(worked.column));
  if (worked.kind === 'bin' || worked.kind === 'bins') return { name, type: 'integer', sql: binSql(worked, named(worked.column)) };
  const column = named(worked.column === placingTime ? (table.timeColumn ?? worked.column) : worked.column);
  return { name, type: worked.kind === 'date' ? 'day' : 'integer', sql: clockSql(worked.kind, column, table) };
}

function onlyColumn(name: string, values: readonly string[], column: QueryColumn): QueryColumn {
  const own = sqlOf(column);
  const text = column.type === 'text' ? own : `CAST(${own} AS VARCHAR)`;
  const other = quoteText(otherValue);
  if (values.length === 0) return { name, type: 'text', sql: `CASE WHEN ${text} IS NOT NULL THEN ${other} END` };
  return {
    name,
    type: 'text',
    sql: `CASE WHEN ${text} IS NULL OR ${text} IN (${values.map(quoteText).join(', ')}) THEN ${text} ELSE ${other} END`,
  };
}

const sqlOf = ({ sql, name }: QueryColumn): string => sql ?? `"${name.replaceAll('"', '""')}"`;

/** Steps are counted in whole millionths, so that 0.3 lies in the third step of 0.1. */
function binSql(worked: Extract<WorkedColumn, { kind: 'bin' | 'bins' }>, column: QueryColumn): string {
  if (!['money', 'integer', 'number'].includes(column.type))
    return fail('FILTER_INVALID', { problem: `${column.name} is no number, so it has no bins`, column: column.name });
  const millionths = `CAST(TRY_CAST(${sqlOf(column)} AS DECIMAL(32,6)) * 1000000 AS HUGEINT)`;
  if (worked.kind === 'bins') {
    const reached = worked.edges.map((edge) => `CAST(${millionths} >= ${inMillionths(edge)} AS INTEGER)`);
    return `(${reached.join(' + ')})`;
  }
  const step = inMillionths(worked.step);
  return `CAST((${millionths} - ((${millionths} % ${step}) + ${step}) % ${step}) // ${step} AS BIGINT)`;
}

function inMillionths(text: string): bigint {
  const [whole = '0', decimals = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * finest + BigInt(decimals.padEnd(6, '0'));
  return text.startsWith('-') ? -size : size;
}

function clockSql(part: ClockPart, column: QueryColumn, table: QueryTable): string {
  if (column.type === 'day') {
    if (part === 'date') return sqlOf(column);
    const day = `(${sqlOf(column)} - DATE '1970-01-01')`;
    if (part === 'hour_of_day') return fail('FILTER_INVALID', { problem: `${column.name} is a day and has no hours`, column: column.name });
    return part === 'weekday' ? weekdaySql(day) : `CAST(month(${sqlOf(column)}) AS BIGINT)`;
  }
  const { calendar } = table;
  if (column.type !== 'instant' || calendar === undefined)
    return fail('FILTER_INVALID', { problem: `${column.name} is not a time`, column: column.name });
  const wall = wallClockSql(column.name, calendar.zone, calendar.from, calendar.to);
  if (part === 'hour_of_day') return `(${wall} // ${microsecondsPerHour} % 24)`;
  const day = `(${wall} // ${microsecondsPerDay})`;
  if (part === 'weekday') return weekdaySql(day);
  const date = `(DATE '1970-01-01' + CAST(${day} AS INTEGER))`;
  return part === 'date' ? date : `CAST(month(${date}) AS BIGINT)`;
}

/** 1970-01-01 was a Thursday. */
const weekdaySql = (day: string): string => `((${day} + 3) % 7 + 1)`;
