import { type FailureType, failureTypes } from '../../../shared/explain/friction/failure-types.ts';
import type { LostCounts } from '../../../shared/explain/friction/lost-sales.ts';
import { answered, approved, is, ofType } from '../../../shared/metrics/populations.ts';
import { decimalFraction, fractionNumber } from '../../../shared/money/fraction.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { compileFilter } from '../../../shared/query/compile-filter.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { countedRows } from '../rows/counted-rows.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { cellKey, textOf } from './run-friction-cases.ts';
import { planRates, rateOn } from '../brief/run-brief-money.ts';
import { instantsOf, sourceTable } from '../table-facts.ts';

/** What a cell lost by, and what one lost order or redemption is worth in the reporting currency; null where nothing says so. */
export interface LostCell {
  readonly counts: LostCounts;
  readonly each: number | null;
}
/** By failure, then by cell. */
export type LostByType = ReadonlyMap<string, ReadonlyMap<string, LostCell>>;

export interface OrderFacts {
  /** Orders by cell: what contacts are set against. */
  readonly orders: ReadonlyMap<string, number>;
  readonly lost: LostByType;
  readonly sql: string;
}

interface Sums {
  affected: number;
  paid: number;
  others: number;
  othersPaid: number;
  unpaid: number;
  worth: number;
}

const dayMs = 86_400_000;
const noSums = (): Sums => ({ affected: 0, paid: 0, others: 0, othersPaid: 0, unpaid: 0, worth: 0 });

function sumsOf(byCell: Map<string, Sums>, key: string): Sums {
  const sums = byCell.get(key) ?? noSums();
  byCell.set(key, sums);
  return sums;
}

const lostCells = (byCell: ReadonlyMap<string, Sums>): ReadonlyMap<string, LostCell> =>
  new Map(
    [...byCell].map(([key, { unpaid, worth, ...counts }]): [string, LostCell] => [
      key,
      { counts, each: unpaid === 0 ? null : worth / unpaid },
    ]),
  );

/** Amounts by currency as one number at plan rates. */
function converter(workbook: OpenWorkbook, period: Period): (amount: unknown, currency: unknown) => number {
  const rates = planRates(workbook);
  return (amount, currency) => {
    if (amount === null || amount === undefined) return 0;
    const code = String(currency);
    const rate = rateOn(rates, code, period.from) ?? fail('CURRENCY_NO_RATE', { from: code, to: rates.reporting });
    return fractionNumber(decimalFraction(String(amount))) * fractionNumber(rate);
  };
}

/**
 * Orders of the period and what became of them. An order belongs to its first attempt and is paid by an approval within a day of it,
 * whatever the method; it met a failure when one of its attempts did.
 */
export async function orderFacts(workbook: OpenWorkbook, where: Filter, period: Period, job: JobContext): Promise<OrderFacts> {
  const table = await sourceTable(workbook, 'attempt', job.signal);
  const types = failureTypes.filter(({ loses }) => loses === 'orders');
  const asked = instantsOf(period, workbook.document().settings.timeZone);
  const from = await countedRows(workbook, 'attempt', answered, { from: asked.from - dayMs, to: asked.to + dayMs }, job.signal);
  const scoped = where.kind === 'all' ? 'true' : compileFilter(where, table);
  const sql = `WITH placed AS (
  SELECT order_id, product, partner, ts_utc, amount, ccy, ${compileFilter(approved, table)} AS is_approved, ${scoped} AS is_asked,
    ${types.map((type, index) => `coalesce(${compileFilter(type.where, table)}, false) AS hit_${index}`).join(', ')}
  ${from} AND order_id IS NOT NULL
), each_order AS (
  SELECT order_id, arg_min(struct_pack(product, partner, ccy, amount, is_asked), ts_utc) AS first, min(ts_utc) AS first_utc,
    min(ts_utc) FILTER (WHERE is_approved) AS paid_utc, ${types.map((_, index) => `bool_or(hit_${index}) AS met_${index}`).join(', ')}
  FROM placed GROUP BY order_id
)
SELECT first.product, first.partner, first.ccy, coalesce(paid_utc <= first_utc + INTERVAL 24 HOUR, false) AS is_paid,
  ${types.map((_, index) => `met_${index}`).join(', ')}, count(*), CAST(sum(first.amount) AS VARCHAR)
FROM each_order WHERE first.is_asked AND epoch_ms(first_utc) >= ${asked.from} AND epoch_ms(first_utc) < ${asked.to}
GROUP BY ALL`;
  const inReporting = converter(workbook, period);
  const orders = new Map<string, number>();
  const lost = types.map(() => new Map<string, Sums>());
  for (const row of await readSmallResult(workbook, sql, job.signal)) {
    const [product, partner, currency, isPaid, ...rest] = row;
    const [count, amount] = [Number(rest[types.length]), rest[types.length + 1]];
    const key = cellKey(textOf(product), textOf(partner));
    orders.set(key, (orders.get(key) ?? 0) + count);
    types.forEach((_, index) => {
      const sums = sumsOf(lost[index] as Map<string, Sums>, key);
      const hasMet = rest[index] === true;
      if (hasMet) sums.affected += count;
      else sums.others += count;
      if (isPaid === true && hasMet) sums.paid += count;
      if (isPaid === true && !hasMet) sums.othersPaid += count;
      if (hasMet && isPaid !== true) {
        sums.unpaid += count;
        sums.worth += inReporting(amount, currency);
      }
    });
  }
  return { orders, lost: new Map(types.map(({ id }, index) => [id, lostCells(lost[index] ?? new Map())])), sql };
}

/** Sessions whose tender was hidden against those that were offered it: how many of each redeemed, and what a redemption is worth. */
export async function sessionFacts(
  workbook: OpenWorkbook,
  type: FailureType,
  where: Filter,
  period: Period,
  job: JobContext,
): Promise<{ readonly cells: ReadonlyMap<string, LostCell>; readonly sql: string }> {
  const instants = instantsOf(period, workbook.document().settings.timeZone);
  const rowsOf = (filter: Filter) => countedRows(workbook, 'points_event', allOf(filter, where), instants, job.signal);
  const redeemed = allOf(ofType('redemption'), is('result', 'ok'));
  const hidden = await rowsOf(type.where);
  const sql = `WITH redeemed AS MATERIALIZED (SELECT product, partner, ccy, order_id, value ${await rowsOf(redeemed)}),
session AS (
  SELECT product, partner, order_id, bool_or(is_hidden) AS is_hidden FROM (
    SELECT product, partner, order_id, false AS is_hidden ${await rowsOf(allOf(ofType('inquiry'), is('result', 'ok')))}
    UNION ALL SELECT product, partner, order_id, true ${hidden}
  ) GROUP BY 1, 2, 3
)
SELECT product, partner, NULL, is_hidden, count(*), count(*) FILTER (WHERE order_id IN (SELECT order_id FROM redeemed)), NULL FROM session GROUP BY 1, 2, 4
UNION ALL SELECT product, partner, ccy, NULL, count(*), 0, CAST(sum(value) AS VARCHAR) FROM redeemed GROUP BY 1, 2, 3`;
  const inReporting = converter(workbook, period);
  const byCell = new Map<string, Sums>();
  for (const [product, partner, currency, isHidden, count, paid, value] of await readSmallResult(workbook, sql, job.signal)) {
    const sums = sumsOf(byCell, cellKey(textOf(product), textOf(partner)));
    if (isHidden === null) {
      sums.unpaid += Number(count);
      sums.worth += inReporting(value, currency);
    } else if (isHidden === true) {
      sums.affected += Number(count);
      sums.paid += Number(paid);
    } else {
      sums.others += Number(count);
      sums.othersPaid += Number(paid);
    }
  }
  return { cells: lostCells(byCell), sql };
}
