import { addDays } from '../calendar/day.ts';
import { decimalFraction } from '../money/fraction.ts';
import type { Commitment } from './commitment.ts';
import { poolCredit } from './remedy.ts';
import { termsOn } from './terms-in-force.ts';
import { comparedValue, reaches } from './verdict.ts';
import type { CommitmentResult } from './commitment-result.ts';

type Result = Pick<
  CommitmentResult,
  | 'status'
  | 'window'
  | 'value'
  | 'standing'
  | 'credit'
  | 'creditState'
  | 'creditWorking'
  | 'claimDue'
  | 'cureUntil'
  | 'sentence'
  | 'operator'
  | 'unit'
>;

/** What windows in a row mean together: misses excused by a cure period, dearer repeats, credits earned back. Oldest first. */
export function followUp<T extends Result>(commitment: Commitment, results: readonly T[], termsOf: (result: T) => Commitment): T[] {
  return earnedBack(repeated(cured(commitment, results, termsOf), termsOf), termsOf);
}

/** A miss within the cure period, opened by the first miss or by the start of the clause, is no breach. The next period opens after a window that is met. */
function cured<T extends Result>(commitment: Commitment, results: readonly T[], termsOf: (result: T) => Commitment): T[] {
  let until: string | null = null;
  let isUsed = false;
  return results.map((result) => {
    const { cure } = termsOf(result);
    if (result.status === 'met') isUsed = until !== null && result.window.to <= until ? isUsed : false;
    if (cure === null || result.status !== 'missed') return result;
    const lastDay = addDays(result.window.to, -1);
    if (cure.from === 'start') {
      const end = addDays(commitment.effectiveFrom, cure.days);
      return lastDay < end ? inCure(result, addDays(end, -1)) : result;
    }
    if (!isUsed) {
      isUsed = true;
      until = addDays(result.window.to, cure.days);
      return inCure(result, addDays(until, -1));
    }
    return until !== null && lastDay < until ? inCure(result, addDays(until, -1)) : result;
  });
}

function inCure<T extends Result>(result: T, until: string): T {
  const sentence = `${result.sentence.replace(/\.$/, '')}, in cure through ${until}.`;
  return { ...result, status: 'in_cure', credit: null, creditState: null, creditWorking: null, claimDue: null, cureUntil: until, sentence };
}

function repeated<T extends Result>(results: readonly T[], termsOf: (result: T) => Commitment): T[] {
  let misses = 0;
  return results.map((result) => {
    if (result.status !== 'missed') {
      if (result.status === 'met') misses = 0;
      return result;
    }
    const before = misses++;
    const { remedy } = termsOf(result);
    if (remedy.kind !== 'pool' || before === 0 || result.credit === null) return result;
    const { amount, currency, working } = poolCredit(remedy, before);
    return { ...result, credit: { amount, currency }, creditWorking: working };
  });
}

/** A credit is given back when each of the next n windows reaches the expected level; until they are over it is only accrued. */
function earnedBack<T extends Result>(results: readonly T[], termsOf: (result: T) => Commitment): T[] {
  return results.map((result, index) => {
    const terms = termsOf(result);
    if (result.credit === null || terms.earnBackWindows === null) return result;
    const next = results.slice(index + 1, index + 1 + terms.earnBackWindows);
    const isBetter = (later: T): boolean =>
      later.status === 'met' &&
      later.value !== null &&
      reaches(comparedValue(decimalFraction(later.value), terms, later.unit), terms.expected ?? terms.target, terms.operator);
    if (next.some((later) => !later.window.open && !isBetter(later))) return { ...result, creditState: 'payable' };
    const isOver = next.length === terms.earnBackWindows && next.every(({ window }) => !window.open);
    return isOver ? { ...result, creditState: 'earned_back', claimDue: null } : { ...result, creditState: 'accrued' };
  });
}

/** Misses that have become chronic under the terms then in force, in a sentence, the latest; null when they have not. */
export function chronicText(commitment: Commitment, results: readonly Result[]): string | null {
  const closed = results.filter(({ window, status }) => !window.open && status !== 'not_in_force');
  const triggerOf = ({ window }: Result) => termsOn(commitment, addDays(window.to, -1)).terms.chronic;
  const floor = closed.find((one) => triggerOf(one)?.belowMinimum === true && one.status === 'missed' && one.standing === 'below_minimum');
  if (floor !== undefined) return `Chronic: ${floor.window.label} fell short of the minimum level.`;
  for (let end = closed.length; end > 0; end--) {
    const last = closed[end - 1];
    const chronic = last === undefined ? null : triggerOf(last);
    if (last === undefined || chronic === null) continue;
    const among = closed.slice(Math.max(0, end - chronic.ofWindows), end);
    const misses = among.filter(({ status }) => status === 'missed');
    if (misses.length >= chronic.misses)
      return `Chronic: ${misses.length} misses among ${among.length} windows through ${last.window.label}; the clause allows fewer than ${chronic.misses} in ${chronic.ofWindows}.`;
  }
  return null;
}
