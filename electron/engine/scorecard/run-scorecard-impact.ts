import type { Commitment } from '../../../shared/commitments/commitment.ts';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import { moneyText } from '../../../shared/money/exact-money.ts';
import { addFractions, decimalFraction, type Fraction, fraction, multiplyFractions } from '../../../shared/money/fraction.ts';
import { everything } from '../../../shared/query/filter.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { metrics } from '../../../shared/metrics/registry.ts';
import { countedRows } from '../rows/counted-rows.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { planRates, rateOn } from '../brief/run-brief-money.ts';

/** What the gap of a window comes to: attempts or orders short of the target, and the sales behind them at the partner's mean amount. */
export async function withImpact(
  workbook: OpenWorkbook,
  commitment: Commitment,
  results: readonly CommitmentResult[],
  job: JobContext,
): Promise<readonly CommitmentResult[]> {
  const metric = metrics.find(({ id }) => id === commitment.metric);
  const isAttempts = metric?.table === 'attempt' && metric.direction === 'up';
  const isMinutes = commitment.metric === 'availability_time' || commitment.metric === 'availability_request';
  if (!isAttempts && !isMinutes) return results;
  if (!results.some((result) => Number(result.gapEvents ?? 0) > 0 || result.impact !== null)) return results;
  const mean = (await meanAmounts(workbook, job.signal)).get(commitment.partner) ?? null;
  const { currency } = workbook.document().settings;
  const sales = (count: string) =>
    mean === null ? null : { amount: moneyText(multiplyFractions(decimalFraction(count), mean), currency), currency };
  const what = isMinutes
    ? 'requests failed beyond the target'
    : metric?.grain === 'order'
      ? 'orders short of the target'
      : 'attempts short of the target';
  return results.map((result) => {
    if (result.impact !== null) return { ...result, impact: { ...result.impact, sales: sales(result.impact.count) } };
    const count = result.gapEvents;
    if (count === null || Number(count) <= 0 || commitment.metric === 'availability_time') return result;
    return { ...result, impact: { what, count, sales: sales(count) } };
  });
}

/** Mean attempted amount of each partner in the reporting currency at plan rates; partners with an amount that has no rate are left out. */
function meanAmounts(workbook: OpenWorkbook, signal: AbortSignal): Promise<ReadonlyMap<string, Fraction>> {
  const { currency, fx } = workbook.document().settings;
  return dataCache(workbook).once(`mean-amount|${currency}|${JSON.stringify(fx)}`, signal, async () => {
    const from = await countedRows(workbook, 'attempt', everything, null, signal);
    const sql = `SELECT "partner", "ccy", count(*), CAST(sum("amount") AS VARCHAR), strftime(max("ts_utc"), '%Y-%m-%d') ${from} AND "amount" IS NOT NULL AND "partner" IS NOT NULL GROUP BY 1, 2`;
    const rates = planRates(workbook);
    const sums = new Map<string, { count: bigint; amount: Fraction } | null>();
    for (const [partner, ccy, count, amount, day] of await readSmallResult(workbook, sql, signal)) {
      const key = String(partner);
      const known = sums.get(key);
      const rate = rateOn(rates, String(ccy), String(day));
      if (known === null || rate === null) {
        sums.set(key, null);
        continue;
      }
      const added = multiplyFractions(decimalFraction(String(amount)), rate);
      sums.set(key, {
        count: (known?.count ?? 0n) + BigInt(String(count)),
        amount: known === undefined ? added : addFractions(known.amount, added),
      });
    }
    const means = [...sums].flatMap(([partner, sum]): [string, Fraction][] =>
      sum === null || sum.count === 0n ? [] : [[partner, multiplyFractions(sum.amount, fraction(1n, sum.count))]],
    );
    return new Map(means);
  });
}
