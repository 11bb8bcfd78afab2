import { dayNumber } from '../../shared/calendar/day.ts';
import { localDay, startOfDay } from '../../shared/calendar/time-zone.ts';
import { factTable, type FactTableName, type TableColumn } from '../../shared/domain/tables.ts';
import { type ExtractSummary, tablesOf } from '../../shared/extract/receipt.ts';
import { computedColumns } from '../../shared/metrics/computed-columns.ts';
import { preparedColumns } from '../../shared/metrics/prepared-columns.ts';
import type { Presence } from '../../shared/metrics/presence.ts';
import { fromSql, type SourceTable, sourceConditions } from '../../shared/metrics/slice-source.ts';
import type { QueryColumn } from '../../shared/query/column-sql.ts';
import { quoteName, quoteText } from '../../shared/query/sql-text.ts';
import { timeBuckets } from '../../shared/query/time-bucket.ts';
import { businessCalendar } from './business-calendar.ts';
import { dataCache } from './data-cache.ts';
import type { OpenWorkbook } from './engine-context.ts';

/** What is known of a fact table before a query is written: columns, extracts that count, and the days that hold rows. */
export interface TableFacts {
  readonly source: SourceTable;
  readonly extracts: readonly ExtractSummary[];
  readonly presence: Presence;
}

const fills = ({ receipt }: ExtractSummary, name: FactTableName) => tablesOf(receipt).some(({ table }) => table === name);

const presenceColumns = ['partner', 'method', 'product'] as const;

/** Facts of a table, read once for each state of the data. */
export function tableFacts(workbook: OpenWorkbook, name: FactTableName, signal: AbortSignal): Promise<TableFacts> {
  const zone = workbook.document().settings.timeZone;
  return dataCache(workbook).once(`facts|${name}|${zone}|${calendarKey(workbook)}`, signal, async () => {
    const source = await sourceTable(workbook, name, signal);
    return { source, extracts: await countingExtracts(workbook, name), presence: await readPresence(workbook, source, zone, signal) };
  });
}

/** The holidays that business days are counted by are part of the document, not of the data. */
function calendarKey(workbook: OpenWorkbook): string {
  return JSON.stringify(workbook.document().reconciliation.partners.map(({ partner, aliases, holidays }) => [partner, aliases, holidays]));
}

async function countingExtracts(workbook: OpenWorkbook, name: FactTableName): Promise<readonly ExtractSummary[]> {
  const active = new Set(workbook.activeExtracts());
  return (await workbook.extracts()).filter((extract) => fills(extract, name) && active.has(extract.id));
}

/**
 * The same facts with rows placed by another time of theirs: its range joins that of the table, so that every row finds its bucket.
 * The table must be prepared where that time is worked out.
 */
export async function factsByTime(workbook: OpenWorkbook, facts: TableFacts, time: string, signal: AbortSignal): Promise<TableFacts> {
  const zone = workbook.document().settings.timeZone;
  const source: SourceTable = { ...facts.source, timeColumn: time };
  const own = await dataCache(workbook).once(`range|${source.name}|${time}|${zone}`, signal, () => readRange(workbook, source, signal));
  const { range } = facts.presence;
  if (range === null || own === null) return { ...facts, source };
  const isDay = source.columns.find(({ name }) => name === time)?.type === 'day';
  const day = (instant: number): number => localDay(isDay ? 'UTC' : zone, instant);
  const both = { from: Math.min(range.from, day(own.first)), through: Math.max(range.through, day(own.last)) };
  return { ...facts, source, presence: { ...facts.presence, range: both } };
}

/** The table's columns with the source columns loaded beside them and what is computed from them, and which extracts count. */
export async function sourceTable(workbook: OpenWorkbook, name: FactTableName, signal: AbortSignal): Promise<SourceTable> {
  const stored = await storedTable(workbook, name, signal);
  const calendar = businessCalendar(
    workbook.document(),
    (await workbook.extracts()).filter((extract) => fills(extract, name)),
  );
  const prepared = preparedColumns.filter(({ table }) => table === name);
  const plain = { ...stored, calendar, columns: [...stored.columns, ...prepared.flatMap(({ columns }) => columns)] };
  const computed = computedColumns
    .filter(({ table }) => table === name)
    .map(({ sql, ...column }): TableColumn & QueryColumn => ({ ...column, sql: sql(plain) }));
  return {
    ...plain,
    columns: [...plain.columns, ...computed],
    prepared: prepared.map(({ id, columns }) => ({ id, name: null, columns: columns.map((column) => column.name) })),
  };
}

/** Columns that lie in the table, not those worked out from them. */
export function storedColumns({ columns, prepared = [] }: SourceTable): readonly QueryColumn[] {
  const worked = new Set(prepared.flatMap((table) => table.columns));
  return columns.filter(({ name, sql }) => sql === undefined && !worked.has(name));
}

async function storedTable(workbook: OpenWorkbook, name: FactTableName, signal: AbortSignal): Promise<SourceTable> {
  return dataCache(workbook).once(`source|${name}`, signal, async () => {
    const table = factTable(name);
    const ofTable = (await workbook.extracts()).filter((extract) => fills(extract, name));
    const active = new Set(workbook.activeExtracts());
    const counting = ofTable.filter((extract) => active.has(extract.id)).map((extract) => extract.id);
    const extras = await workbook.session.withConnection(async (connection) => {
      const sql = `SELECT column_name FROM information_schema.columns WHERE table_catalog = current_database() AND table_schema = 'main' AND table_name = ${quoteText(name)} AND column_name LIKE 'x\\_%' ESCAPE '\\' ORDER BY ordinal_position`;
      return (await (await connection.run(sql)).getColumns())[0] ?? [];
    }, signal);
    const sourceColumns = extras.map(
      (column): TableColumn => ({ name: String(column), type: 'text', label: String(column).slice(2), role: 'dimension' }),
    );
    return {
      name,
      label: table.label,
      timeColumn: table.timeColumn,
      columns: [...table.columns, ...sourceColumns],
      extracts: counting.length === ofTable.length ? null : counting,
    };
  });
}

/** First and last instant (ms) of the rows that count; null without any. */
async function readRange(
  workbook: OpenWorkbook,
  source: SourceTable,
  signal: AbortSignal,
): Promise<{ readonly first: number; readonly last: number } | null> {
  const time = quoteName(source.timeColumn);
  const where = [...sourceConditions({ table: source, instants: null, buckets: null }), `${time} IS NOT NULL`].join(' AND ');
  return workbook.session.withConnection(async (connection) => {
    const sql = `SELECT epoch_ms(CAST(min(${time}) AS TIMESTAMP)), epoch_ms(CAST(max(${time}) AS TIMESTAMP)) FROM ${fromSql(source, [source.timeColumn])} WHERE ${where}`;
    const bounds = await (await connection.run(sql)).getColumns();
    const [first, last] = [bounds[0]?.[0] ?? null, bounds[1]?.[0] ?? null];
    return first === null || last === null ? null : { first: Number(first), last: Number(last) };
  }, signal);
}

async function readPresence(workbook: OpenWorkbook, source: SourceTable, zone: string, signal: AbortSignal): Promise<Presence> {
  const range = await readRange(workbook, source, signal);
  if (range === null) return { range: null, rows: [] };
  const time = quoteName(source.timeColumn);
  const own = source.columns.find(({ name }) => name === source.timeColumn)?.type === 'day' ? 'UTC' : zone;
  const known = presenceColumns.filter((column) => source.columns.some(({ name }) => name === column));
  const where = [...sourceConditions({ table: source, instants: null, buckets: null }), `${time} IS NOT NULL`].join(' AND ');
  const day = timeBuckets('day', source.timeColumn, own, range.first, range.last + 1, 'monday');
  const sql = `SELECT DISTINCT ${[...known.map(quoteName), `CAST(${day.sql} AS BIGINT)`].join(', ')} FROM ${quoteName(source.name)} WHERE ${where}`;
  return workbook.session.withConnection(async (connection) => {
    const columns = await (await connection.run(sql)).getColumns();
    return { range: { from: localDay(own, range.first), through: localDay(own, range.last) }, rows: presenceRows(known, columns) };
  }, signal);
}

function presenceRows(known: readonly string[], columns: readonly (readonly unknown[])[]): Presence['rows'] {
  const rows = new Map<string, { known: Record<string, string | null>; days: Set<number> }>();
  const days = columns[known.length] ?? [];
  for (let row = 0; row < days.length; row++) {
    const values = Object.fromEntries(known.map((name, index) => [name, (columns[index]?.[row] ?? null) as string | null]));
    const id = JSON.stringify(values);
    const entry = rows.get(id) ?? { known: values, days: new Set<number>() };
    entry.days.add(Number(days[row]));
    rows.set(id, entry);
  }
  return [...rows.values()];
}

/** Instants [from, to) of local days [from, to). */
export function instantsOf(period: { readonly from: string; readonly to: string }, zone: string): { from: number; to: number } {
  return { from: startOfDay(zone, dayNumber(period.from)), to: startOfDay(zone, dayNumber(period.to)) };
}
