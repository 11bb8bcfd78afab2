import { shareOfMoney } from '../money/exact-money.ts';
import { decimalFraction, compareFractions } from '../money/fraction.ts';
import type { ClauseUnit } from './clause-unit.ts';
import type { Commitment } from './commitment.ts';
import { written } from './remedy.ts';
import { amountSchema } from './remedy-terms.ts';
import { levelText } from './wording.ts';

type Terms = Pick<Commitment, 'remedy' | 'operator' | 'target' | 'upper' | 'earnBackWindows'>;

/** What in a remedy contradicts the clause it belongs to, in words; null when nothing does. */
export function remedyProblem(terms: Terms, unit: ClauseUnit | null): string | null {
  const { remedy, earnBackWindows } = terms;
  if (earnBackWindows !== null && remedy.kind === 'none') return 'nothing can be earned back where a miss costs nothing';
  const amounts = amountsOf(remedy);
  const wrong = amounts.find((amount) => !amountSchema.safeParse(amount).success);
  if (wrong !== undefined) return `${wrong === '' ? 'an empty amount' : wrong} is not an amount; write it like 420000.00`;
  if ('currency' in remedy && !/^[A-Z]{3}$/.test(remedy.currency)) return `${remedy.currency} is not a currency code like USD`;
  return (remedy.kind === 'ladder' ? ladderProblem(remedy, terms, unit) : null) ?? capProblem(remedy);
}

/** A cap below what the smallest miss costs would leave every other amount of the remedy without meaning. */
function capProblem(remedy: Commitment['remedy']): string | null {
  if (!('cap' in remedy) || remedy.cap === null) return null;
  const [base, share] =
    remedy.kind === 'ladder'
      ? [remedy.base, Math.min(...remedy.steps.map((step) => step.share))]
      : remedy.kind === 'per_point'
        ? [remedy.base, remedy.sharePerPoint]
        : [remedy.atRisk, remedy.allocation];
  const least = shareOfMoney(base, share, remedy.currency, null);
  return compareFractions(decimalFraction(remedy.cap), decimalFraction(least)) < 0
    ? `its cap of ${written(remedy.cap, remedy.currency)} is less than the smallest credit, ${written(least, remedy.currency)}`
    : null;
}

function amountsOf(remedy: Commitment['remedy']): readonly string[] {
  switch (remedy.kind) {
    case 'none':
    case 'late_interest':
      return [];
    case 'fixed':
      return [remedy.amount];
    case 'pool':
      return [remedy.atRisk, ...(remedy.cap === null ? [] : [remedy.cap])];
    case 'ladder':
    case 'per_point':
      return [remedy.base, ...(remedy.cap === null ? [] : [remedy.cap])];
  }
}

/** Steps go on from the target towards worse, and a worse level never costs less. */
function ladderProblem(
  { steps }: Extract<Commitment['remedy'], { kind: 'ladder' }>,
  { operator, target, upper }: Terms,
  unit: ClauseUnit | null,
): string | null {
  if (operator === 'between' && upper !== null) return 'a ladder of levels does not say which side of a range is meant; use a fixed amount';
  const sign = operator === '<=' ? -1 : 1;
  const sorted = steps.toSorted((a, b) => sign * compareFractions(decimalFraction(b.below), decimalFraction(a.below)));
  const shown = (level: number): string => levelText(level, unit ?? 'count');
  const first = sorted[0];
  if (first !== undefined && sign * compareFractions(decimalFraction(first.below), decimalFraction(target)) > 0)
    return `the ladder pays from ${shown(first.below)} on, where the clause is still kept at ${shown(target)}`;
  for (const [index, step] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before === undefined) continue;
    if (before.below === step.below) return `two steps of the ladder begin at ${shown(step.below)}`;
    if (step.share < before.share) return `the ladder pays less beyond ${shown(step.below)} than before it`;
  }
  return null;
}
