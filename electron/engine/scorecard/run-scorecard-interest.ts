import type { Commitment } from '../../../shared/commitments/commitment.ts';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import { lateInterest } from '../../../shared/commitments/remedy.ts';
import { windowBetween } from '../../../shared/commitments/windows.ts';
import { addDays } from '../../../shared/calendar/day.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { addFractions, decimalFraction, fraction, multiplyFractions } from '../../../shared/money/fraction.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf } from '../../../shared/query/filter.ts';
import { clausePopulation } from '../../../shared/commitments/clause-rows.ts';
import { countedRows } from '../rows/counted-rows.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { planRates, rateOn } from '../brief/run-brief-money.ts';

const minuteMs = 60_000;

/** Credits of clauses whose remedy is interest on what settled late: amounts of the missed window x business days beyond the promised one. */
export async function withInterest(
  workbook: OpenWorkbook,
  commitment: Commitment,
  results: readonly CommitmentResult[],
  job: JobContext,
): Promise<readonly CommitmentResult[]> {
  const hasInterest = [commitment, ...commitment.amendments.map(({ changes }) => changes)].some(
    ({ remedy }) => remedy?.kind === 'late_interest',
  );
  if (!hasInterest) return results;
  const paid: CommitmentResult[] = [];
  for (const result of results) paid.push(await interestOf(workbook, commitment, result, job));
  return paid;
}

async function interestOf(
  workbook: OpenWorkbook,
  commitment: Commitment,
  result: CommitmentResult,
  job: JobContext,
): Promise<CommitmentResult> {
  const window = windowBetween(commitment, result.window.from, result.window.to, result.window.label);
  const { terms, inForce } = window;
  if (result.status !== 'missed' || terms.remedy.kind !== 'late_interest' || inForce === null) return result;
  const rates = planRates(workbook);
  const late = allOf(
    clausePopulation({ partner: commitment.partner, population: terms.population }),
    { kind: 'compare', column: 'type', operator: '=', value: 'sale' },
    { kind: 'compare', column: 'is_settled_on_time', operator: '=', value: false },
    { kind: 'not', part: { kind: 'missing', column: 'settlement_lag' } },
  );
  const rules = workbook.document().reconciliation.partners.find(({ partner }) => partner === commitment.partner);
  const promised = rules?.settleDays ?? 2;
  const instants = { from: inForce.from * minuteMs, to: inForce.to * minuteMs };
  const from = await countedRows(workbook, 'order_ledger', late, instants, job.signal);
  const sql = `SELECT "ccy", "settlement_lag" - ${promised}, CAST(sum("amount") AS VARCHAR) ${from} AND "amount" IS NOT NULL AND "settlement_lag" > ${promised} GROUP BY 1, 2`;
  const byDays = new Map<number, ReturnType<typeof fraction>>();
  for (const [currency, days, amount] of await readSmallResult(workbook, sql, job.signal)) {
    const rate =
      rateOn(rates, String(currency), result.window.from) ?? fail('CURRENCY_NO_RATE', { from: String(currency), to: rates.reporting });
    const key = Number(days);
    byDays.set(key, addFractions(byDays.get(key) ?? fraction(0n), multiplyFractions(decimalFraction(String(amount)), rate)));
  }
  const amounts = [...byDays].map(([daysLate, amount]) => ({ amount, daysLate }));
  const owing = lateInterest(amounts, terms.remedy, rates.reporting);
  if (owing === null) return result;
  return {
    ...result,
    credit: { amount: owing.amount, currency: owing.currency },
    creditState: 'payable',
    creditWorking: owing.working,
    claimDue: terms.claimWithinDays === null ? null : addDays(addDays(window.inForceTo, -1), terms.claimWithinDays),
  };
}
