import { isBusinessDay } from '../calendar/business-day.ts';
import { millisecondsPerDay } from '../calendar/day.ts';
import { federalHolidays } from '../calendar/federal-holidays.ts';
import type { FactTableName } from '../domain/tables.ts';
import type { Receipt } from './receipt.ts';

/** What banks and clearing houses do: nothing happens on weekends and holidays. */
const bankTables: ReadonlySet<FactTableName> = new Set(['bank_line', 'payout', 'ach_entry', 'ach_return']);

/** Their rows speak of whole periods: a day without one is no gap. */
const periodTables: ReadonlySet<FactTableName> = new Set(['reported_measure', 'rate_card']);

/** Whether a table has rows on business days only. */
export const isBankTable = (table: FactTableName): boolean => bankTables.has(table);

/** Whether a bank books on a day: no weekend, no day it is closed, and for dollars no holiday of the Federal Reserve. */
export function isBankDay(day: string, hasDollars: boolean, holidays?: ReadonlySet<string>): boolean {
  return isBusinessDay(day, holidays) && !(hasDollars && federalHolidays(Number(day.slice(0, 4))).includes(day));
}

/** Whether amounts of a file are in US dollars. */
export const hasDollars = ({ amounts }: Pick<Receipt, 'amounts'>): boolean => amounts.some(({ currency }) => currency === 'USD');

/** A few rows now and then: of a day without one nothing can be said. */
export const isIrregular = (rows: number, daysWith: number, daysWithout: number): boolean =>
  rows < daysWith * 5 && daysWithout > (daysWith + daysWithout) * 0.1;

type Days = Pick<Receipt, 'table' | 'missingDays' | 'amounts' | 'rows' | 'firstInstant' | 'lastInstant'>;

/** Days between the first and the last of a file on which rows were due and none are; what a bank does not book on is no gap. */
export function gapDays(receipt: Days, holidays?: ReadonlySet<string>): readonly string[] {
  const { table, missingDays, rows, firstInstant, lastInstant } = receipt;
  if (periodTables.has(table)) return [];
  const span = Math.round((Date.parse(lastInstant ?? '') - Date.parse(firstInstant ?? '')) / millisecondsPerDay) + 1;
  const due = isBankTable(table) ? missingDays.filter((day) => isBankDay(day, hasDollars(receipt), holidays)) : missingDays;
  return isIrregular(rows.loaded, span - missingDays.length, due.length) ? [] : due;
}
