import type { DuckDBConnection } from '@duckdb/node-api';
import { formatDay, millisecondsPerDay } from '../../../shared/calendar/day.ts';
import { zoneSpans } from '../../../shared/calendar/time-zone.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { noCurrency } from '../../../shared/extract/amount-rule.ts';
import type { ControlRule } from '../../../shared/extract/extract-format.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import type { StatedControl } from '../../../shared/extract/receipt.ts';
import { decimalOf, microsOf } from '../../../shared/money/micros.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';

/** What the database says about the rows of one extract, asked before they are committed. */
export interface ReadBack {
  readonly rows: number;
  readonly faulty: number;
  /** Rows that no period holds, because their time is empty. */
  readonly timeless: number;
  readonly firstInstant: string | null;
  readonly lastInstant: string | null;
  readonly missingDays: readonly string[];
  /** Exact sums by target and currency, "target currency" -> decimal text. */
  readonly sums: ReadonlyMap<string, string>;
}

export const sumKey = (target: string, currency: string) => `${target} ${currency}`;

const quarterHourMs = 900_000;

export async function readBack(connection: DuckDBConnection, plan: LoadPlan, extractId: number, zone: string): Promise<ReadBack> {
  const rows = `extract_id = ${extractId}`;
  const time = quoteName(factTable(plan.table).timeColumn);
  const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  const [totals = []] = await query(
    `SELECT count(*), count(fault), count(*) - count(${time}), epoch_ms(min(${time})), epoch_ms(max(${time})) FROM ${plan.table} WHERE ${rows}`,
  );
  const [count, faulty, timeless, first, last] = totals;
  // No zone's offset has a finer step than a quarter of an hour: the local days follow from these.
  const quarters = await query(
    `SELECT DISTINCT epoch_ms(${time}) // ${quarterHourMs} FROM ${plan.table} WHERE ${rows} AND ${time} IS NOT NULL`,
  );
  return {
    rows: Number(count),
    faulty: Number(faulty),
    timeless: Number(timeless),
    firstInstant: instantText(first),
    lastInstant: instantText(last),
    missingDays: missingDays(
      quarters.map(([quarter]) => Number(quarter) * quarterHourMs),
      zone,
    ),
    sums: await readSums(query, plan, rows),
  };
}

type Query = (sql: string) => Promise<readonly (readonly unknown[])[]>;

const instantText = (milliseconds: unknown): string | null =>
  milliseconds === null || milliseconds === undefined ? null : new Date(Number(milliseconds)).toISOString();

/** Local days without a row between the first and the last; none are listed over more than ten years, where a stray date made them. */
function missingDays(instants: readonly number[], zone: string): readonly string[] {
  const sorted = [...instants].sort((left, right) => left - right);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || last - first > longestListedMs) return [];
  const spans = zoneSpans(zone, first, last + 1);
  const present = new Set<number>();
  let span = 0;
  for (const instant of sorted) {
    while ((spans[span + 1]?.from ?? Number.POSITIVE_INFINITY) <= instant) span++;
    present.add(Math.floor((instant + (spans[span]?.offset ?? 0)) / millisecondsPerDay));
  }
  const missing: string[] = [];
  const lastDay = Math.max(...present);
  for (let day = Math.min(...present); day < lastDay; day++) if (!present.has(day)) missing.push(formatDay(day));
  return missing;
}

const longestListedMs = 3660 * millisecondsPerDay;

async function readSums(query: Query, plan: LoadPlan, rows: string): Promise<ReadonlyMap<string, string>> {
  const columns = factTable(plan.table).columns;
  const targets = plan.amounts.map(({ target }) => ({
    target,
    currency: columns.find((column) => column.name === target)?.currency ?? '',
  }));
  const sums = new Map<string, string>();
  for (const currency of new Set(targets.map((target) => target.currency))) {
    const ofCurrency = targets.filter((target) => target.currency === currency);
    const list = ofCurrency.map(({ target }) => `CAST(sum(${quoteName(target)}) AS VARCHAR)`).join(', ');
    for (const [code, ...values] of await query(
      `SELECT coalesce(${quoteName(currency)}, '${noCurrency}'), ${list} FROM ${plan.table} WHERE ${rows} GROUP BY 1`,
    ))
      ofCurrency.forEach(({ target }, index) => {
        const text = values[index];
        if (typeof text === 'string') sums.set(sumKey(target, String(code)), decimalOf(microsOf(text) ?? 0n));
      });
  }
  return sums;
}

/** The rules that the rows of a layout obey, asked of the loaded rows. */
export async function readControls(
  connection: DuckDBConnection,
  rules: readonly ControlRule[],
  extracts: readonly number[],
  header: readonly string[],
): Promise<readonly StatedControl[]> {
  const controls: StatedControl[] = [];
  for (const rule of rules) {
    const sql = rule.sql(`extract_id IN (${extracts.join(', ')})`, header);
    if (sql === null) continue;
    for (const [name, stated, computed] of (await connection.runAndReadAll(sql)).getRows()) {
      const [left, right] = [microsOf(String(stated)) ?? 0n, microsOf(String(computed)) ?? 0n];
      controls.push({ name: String(name), stated: decimalOf(left), computed: decimalOf(right), ok: left === right });
    }
  }
  return controls;
}
