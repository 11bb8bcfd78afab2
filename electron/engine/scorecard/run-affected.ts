import type { AffectedCount } from '../../../shared/commitments/affected-count.ts';
import type { AffectedRows } from '../../../shared/commitments/escalation.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { moneyText } from '../../../shared/money/exact-money.ts';
import { addFractions, decimalFraction, fraction, multiplyFractions } from '../../../shared/money/fraction.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { planRates, rateOn } from '../brief/run-brief-money.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { countedRows } from '../rows/counted-rows.ts';

/** Counts what an escalation touched from the rows that are loaded now; a late file is in the next count. */
export async function runAffected(workbook: OpenWorkbook, affected: AffectedRows, job: JobContext): Promise<AffectedCount> {
  const columns = new Set(factTable(affected.table).columns.map(({ name }) => name));
  const has = (name: string): boolean => columns.has(name);
  const instants = { from: Date.parse(affected.from), to: Date.parse(affected.to) };
  const from = await countedRows(workbook, affected.table, affected.where, instants, job.signal);
  const distinct = (name: string): string => (has(name) ? `count(DISTINCT "${name}")` : 'NULL');
  const [counts] = await readSmallResult(
    workbook,
    `SELECT count(*), ${distinct('order_id')}, ${distinct('customer_id')} ${from}`,
    job.signal,
  );
  const [rows = 0, orders = null, customers = null] = counts ?? [];
  const count = (value: unknown): number | null => (value === null ? null : Number(value));
  return { rows: Number(rows), orders: count(orders), customers: count(customers), ...(await valueOf(workbook, affected, from, has, job)) };
}

async function valueOf(
  workbook: OpenWorkbook,
  { from: start }: AffectedRows,
  from: string,
  has: (column: string) => boolean,
  job: JobContext,
): Promise<Pick<AffectedCount, 'value' | 'unrated'>> {
  const [amount, ccy] = has('amount') ? ['amount', 'ccy'] : ['gross', 'ccy_gross'];
  if (!has(amount) || !has(ccy)) return { value: null, unrated: [] };
  // An order that was tried three times is worth its amount once.
  const each = has('order_id') ? `coalesce("order_id", CAST(row_number() OVER () AS VARCHAR) || ' without order')` : 'row_number() OVER ()';
  const sql = `SELECT c, CAST(sum(v) AS VARCHAR) FROM (SELECT o, c, max(v) AS v FROM (SELECT ${each} AS o, "${ccy}" AS c, abs("${amount}") AS v ${from} AND "${amount}" IS NOT NULL) GROUP BY 1, 2) GROUP BY 1 ORDER BY 1`;
  const rates = planRates(workbook);
  const unrated: string[] = [];
  let total = null;
  for (const [currency, sum] of await readSmallResult(workbook, sql, job.signal)) {
    const rate = currency === null ? null : rateOn(rates, String(currency), start.slice(0, 10));
    if (rate === null) unrated.push(currency === null ? 'no currency' : String(currency));
    else total = addFractions(total ?? fraction(0n), multiplyFractions(decimalFraction(String(sum)), rate));
  }
  return { value: total === null ? null : { amount: moneyText(total, rates.reporting), currency: rates.reporting }, unrated };
}
