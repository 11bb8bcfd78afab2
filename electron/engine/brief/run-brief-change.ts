import { periodLabel } from '../../../shared/calendar/period.ts';
import { productLabel } from '../../../shared/domain/products.ts';
import type { BriefFinding } from '../../../shared/explain/brief.ts';
import { paymentSuccessFinding } from '../../../shared/explain/brief-payment-success.ts';
import { approved } from '../../../shared/metrics/populations.ts';
import { decimalFraction, fractionNumber } from '../../../shared/money/fraction.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf } from '../../../shared/query/filter.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { countedRows } from '../rows/counted-rows.ts';
import { readSmallResult } from '../read-small-result.ts';
import { runBridge } from '../slice/run-bridge.ts';
import { planRates, rateOn } from './run-brief-money.ts';
import type { BriefPeriods } from './run-brief-periods.ts';
import { instantsOf } from '../table-facts.ts';

/** What moved payment success between the two periods, by product. */
export async function paymentSuccessChange(workbook: OpenWorkbook, periods: BriefPeriods, job: JobContext): Promise<BriefFinding | null> {
  const { period, compare } = periods;
  const { where } = workbook.document().scope;
  const bridge = await runBridge(workbook, { metric: 'payment_success', by: 'product', from: compare, to: period, where }, job);
  return paymentSuccessFinding({
    bridge,
    periodLabel: periodLabel(period),
    compareLabel: periodLabel(compare),
    averageOrder: await averageOrder(workbook, periods, job),
    margin: statedMargin(workbook),
    labelOf: productLabel,
  });
}

/** Mean amount of an approved attempt of the period, at plan rates: an estimate of what an order is worth. */
async function averageOrder(workbook: OpenWorkbook, { period }: BriefPeriods, job: JobContext): Promise<number | null> {
  const { settings, scope } = workbook.document();
  const from = await countedRows(workbook, 'attempt', allOf(scope.where, approved), instantsOf(period, settings.timeZone), job.signal);
  const sql = `SELECT "ccy", count("amount"), CAST(sum("amount") AS VARCHAR) ${from} AND "amount" IS NOT NULL AND "ccy" IS NOT NULL GROUP BY 1`;
  const rates = planRates(workbook);
  let [orders, value] = [0, 0];
  for (const [currency, count, amount] of await readSmallResult(workbook, sql, job.signal)) {
    const rate = rateOn(rates, String(currency), period.from);
    if (rate === null) return null;
    orders += Number(count);
    value += fractionNumber(decimalFraction(String(amount))) * fractionNumber(rate);
  }
  return orders === 0 ? null : value / orders;
}

/** A contribution margin that some case states as a constant ratio. */
export function statedMargin(workbook: OpenWorkbook): { value: number; caseName: string } | null {
  for (const plan of workbook.document().cases) {
    for (const driver of plan.drivers) {
      if (driver.kind === 'constant' && driver.unit === 'ratio' && /margin/i.test(`${driver.id} ${driver.label}`))
        return { value: driver.value, caseName: plan.name };
    }
  }
  return null;
}
