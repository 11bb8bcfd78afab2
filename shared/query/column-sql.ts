import { nearestName } from '../base/nearest-name.ts';
import type { TableColumn } from '../domain/tables.ts';
import { fail } from '../errors/fail.ts';
import { type Lag, lagMicroseconds, parseLag } from './lag.ts';
import { quoteName, quoteText } from './sql-text.ts';
import { timeBuckets } from './time-bucket.ts';
import { parseWorked } from './worked-column.ts';
import { workedQueryColumn } from './worked-sql.ts';

/** A column a query may name: one of the table, with `sql` where it is computed from others. */
export interface QueryColumn extends Pick<TableColumn, 'name' | 'type' | 'currency'> {
  readonly sql?: string;
}

/** What business days are counted by: the workbook's zone, and the holidays of partners (others keep weekdays only). */
export interface BusinessCalendar {
  readonly zone: string;
  /** Instants (ms since 1970 UTC) between which the table's times lie. */
  readonly from: number;
  readonly to: number;
  readonly holidays: readonly { readonly partners: readonly string[]; readonly days: readonly number[] }[];
}

/** The columns a query may name: a fact table's own, the source columns (x_...) loaded beside them, computed ones, and lags between times. */
export interface QueryTable {
  readonly label: string;
  readonly columns: readonly QueryColumn[];
  readonly calendar?: BusinessCalendar;
  /** What places a row in a period. */
  readonly timeColumn?: string;
}

export const columnSql = (column: QueryColumn): string => column.sql ?? quoteName(column.name);

/** The column with this name, or the lag or worked column that it spells; null when there is none. Fails for one of the wrong kind. */
export function findColumn(name: string, table: QueryTable): QueryColumn | null {
  const own = table.columns.find((column) => column.name === name);
  if (own !== undefined) return own;
  const worked = parseWorked(name);
  if (worked !== null) return workedQueryColumn(name, worked, table, (base) => columnNamed(base, table));
  const lag = parseLag(name);
  return lag === null ? null : { name, type: lag.unit === 'business_days' ? 'integer' : 'number', sql: lagSql(lag, table) };
}

/** The column, or FILTER_INVALID with the nearest name. */
export function columnNamed(name: string, table: QueryTable): QueryColumn {
  const found = findColumn(name, table);
  if (found !== null) return found;
  const names = table.columns.map((column) => column.name);
  const near = names.find((known) => known === `x_${name}`) ?? nearestName(name, names);
  const hint = near === null ? '' : `; did you mean ${near}?`;
  return fail('FILTER_INVALID', { problem: `${table.label} have no column ${name}${hint}`, column: name });
}

function lagSql(lag: Lag, table: QueryTable): string {
  const [from, to] = [timeColumn(lag.from, table), timeColumn(lag.to, table)];
  if (lag.unit === 'business_days')
    return `(${businessIndex(to, table)} - ${businessIndex(from, table)}${holidaysBetween(from, to, table)})`;
  if (from.type !== to.type || (from.type === 'day' && lag.unit !== 'days'))
    return fail('FILTER_INVALID', {
      problem: `${lag.unit} need two times, and ${from.type === 'day' ? from.name : to.name} is a day; days or business_days can be counted`,
      column: from.name,
    });
  return `((epoch_us(${columnSql(to)}) - epoch_us(${columnSql(from)})) / ${lagMicroseconds[lag.unit]})`;
}

function timeColumn(name: string, table: QueryTable): QueryColumn {
  const column = columnNamed(name, table);
  if (column.type === 'instant' || column.type === 'day') return column;
  return fail('FILTER_INVALID', { problem: `${name} is not a time`, column: name });
}

/** Local day of a time, days since 1970-01-01. */
function daySql(column: QueryColumn, { calendar }: QueryTable): string {
  if (column.type === 'day') return `(${columnSql(column)} - DATE '1970-01-01')`;
  if (calendar === undefined) throw new Error('Business days need a calendar');
  return `(${timeBuckets('day', column.name, calendar.zone, calendar.from, calendar.to, 'monday').sql})`;
}

/** Weekdays from Monday 1969-12-29 through the day: two of them subtract to weekdays between. */
function businessIndex(column: QueryColumn, table: QueryTable): string {
  const sinceMonday = `(${daySql(column, table)} + 3)`;
  return `(${sinceMonday} // 7 * 5 + least(5, ${sinceMonday} % 7 + 1))`;
}

/** Takes the holidays of the row's partner off that lie after the first day and up to the second. */
function holidaysBetween(from: QueryColumn, to: QueryColumn, table: QueryTable): string {
  const lists = (table.calendar?.holidays ?? []).filter(({ days }) => days.length > 0);
  if (lists.length === 0 || !table.columns.some(({ name }) => name === 'partner')) return '';
  const [first, last] = [daySql(from, table), daySql(to, table)];
  const counts = lists.map(({ partners, days }) => {
    const list = `[${days.join(', ')}]`;
    const between = (low: string, high: string) => `len(list_filter(${list}, lambda day: day > ${low} AND day <= ${high}))`;
    return `WHEN "partner" IN (${partners.map(quoteText).join(', ')}) THEN ${between(first, last)} - ${between(last, first)}`;
  });
  return ` - CASE ${counts.join(' ')} ELSE 0 END`;
}
