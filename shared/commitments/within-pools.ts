import { bucketStart } from '../calendar/bucket.ts';
import { addDays, dayNumber } from '../calendar/day.ts';
import { moneyText } from '../money/exact-money.ts';
import { addFractions, compareFractions, decimalFraction, type Fraction, fraction, subtractFractions } from '../money/fraction.ts';
import type { CommitmentResult, ScorecardRow } from './commitment-result.ts';
import { written } from './remedy.ts';
import { termsOn } from './terms-in-force.ts';

/**
 * Credits of clauses that draw on one pool (partner, contract, amount at risk) for the same month or quarter: together never more than
 * what is at risk. In the order of the clauses each takes what is left; who gets less, or nothing, says so.
 */
export function withinPools(rows: readonly ScorecardRow[]): ScorecardRow[] {
  const taken = new Map<string, Fraction>();
  return rows.map((row) => ({ ...row, results: row.results.map((result) => limited(row, result, taken)) }));
}

function limited({ commitment }: ScorecardRow, result: CommitmentResult, taken: Map<string, Fraction>): CommitmentResult {
  const { remedy, window } = termsOn(commitment, addDays(result.window.to, -1)).terms;
  if (remedy.kind !== 'pool' || result.credit === null || result.creditState === 'earned_back') return result;
  const grain = window === 'quarter' ? 'quarter' : 'month';
  const start = bucketStart(grain, dayNumber(addDays(result.window.to, -1)));
  const key = JSON.stringify([commitment.partner, commitment.contract, remedy.atRisk, remedy.currency, grain, start]);
  const before = taken.get(key) ?? fraction(0n);
  const asked = decimalFraction(result.credit.amount);
  const left = subtractFractions(decimalFraction(remedy.atRisk), before);
  const isEnough = compareFractions(asked, left) <= 0;
  const given = isEnough ? asked : left;
  taken.set(key, addFractions(before, given));
  if (isEnough) return result;
  const working = `${result.creditWorking ?? ''}, of which ${written(moneyText(left, remedy.currency), remedy.currency)} was left of the pool`;
  if (left.n <= 0n)
    return {
      ...result,
      credit: null,
      creditState: null,
      claimDue: null,
      creditWorking: `${result.creditWorking ?? ''}, but the pool is used up`,
    };
  return { ...result, credit: { amount: moneyText(left, remedy.currency), currency: remedy.currency }, creditWorking: working };
}
