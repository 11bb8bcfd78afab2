import { dayNumber } from '../../shared/calendar/day.ts';
import { localDay, startOfDay } from '../../shared/calendar/time-zone.ts';
import { factTable, type FactTableName, type TableColumn } from '../../shared/domain/tables.ts';
import { type ExtractSummary, tablesOf } from '../../shared/extract/receipt.ts';
import type { Presence } from '../../shared/metrics/presence.ts';
import { type SourceTable, sourceConditions } from '../../shared/metrics/slice-source.ts';
import { quoteName, quoteText } from '../../shared/query/sql-text.ts';
import { timeBuckets } from '../../shared/query/time-bucket.ts';
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
  return dataCache(workbook).once(`facts|${name}|${zone}`, signal, async () => {
    const source = await sourceTable(workbook, name, signal);
    const active = new Set(workbook.activeExtracts());
    const extracts = (await workbook.extracts()).filter((extract) => fills(extract, name) && active.has(extract.id));
    return { source, extracts, presence: await readPresence(workbook, source, zone, signal) };
  });
}

/** The table's columns with the source columns loaded beside them, and which extracts count. */
export async function sourceTable(workbook: OpenWorkbook, name: FactTableName, signal: AbortSignal): Promise<SourceTable> {
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

async function readPresence(workbook: OpenWorkbook, source: SourceTable, zone: string, signal: AbortSignal): Promise<Presence> {
  const time = quoteName(source.timeColumn);
  const known = presenceColumns.filter((column) => source.columns.some(({ name }) => name === column));
  const active = sourceConditions({ table: source, instants: null, buckets: null });
  const where = [...active, `${time} IS NOT NULL`].join(' AND ');
  return workbook.session.withConnection(async (connection) => {
    const bounds = await (
      await connection.run(`SELECT epoch_ms(min(${time})), epoch_ms(max(${time})) FROM ${quoteName(source.name)} WHERE ${where}`)
    ).getColumns();
    const [first, last] = [bounds[0]?.[0] ?? null, bounds[1]?.[0] ?? null];
    if (first === null || last === null) return { range: null, rows: [] };
    const day = timeBuckets('day', source.timeColumn, zone, Number(first), Number(last) + 1, 'monday');
    const columns = await (
      await connection.run(
        `SELECT DISTINCT ${[...known.map(quoteName), `CAST(${day.sql} AS BIGINT)`].join(', ')} FROM ${quoteName(source.name)} WHERE ${where}`,
      )
    ).getColumns();
    return { range: { from: localDay(zone, Number(first)), through: localDay(zone, Number(last)) }, rows: presenceRows(known, columns) };
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
