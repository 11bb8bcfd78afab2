import { describe, expect, it } from 'vitest';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import type { CommitmentResult, CommitmentStatus } from '../../../shared/commitments/commitment-result.ts';
import { chronicText, followUp } from '../../../shared/commitments/follow-up.ts';
import { poolCredit } from '../../../shared/commitments/remedy.ts';
import { commitmentResult } from '../../support/commitment-result.ts';
import { clause } from './sample-commitment.ts';

const ends = ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01'];
const credit = { amount: '1000.00', currency: 'USD' };

/** Months from January on; a miss owes 1,000. */
function months(...statuses: (CommitmentStatus | [CommitmentStatus, Partial<CommitmentResult>])[]): CommitmentResult[] {
  return statuses.map((given, index) => {
    const [status, more] = typeof given === 'string' ? [given, {}] : given;
    const to = ends[index] ?? '';
    const from = index === 0 ? '2026-01-01' : (ends[index - 1] ?? '');
    const owing = status === 'missed' ? { credit, creditState: 'payable' as const, creditWorking: 'fixed', claimDue: to } : {};
    return commitmentResult({ status, window: { from, to, label: from.slice(0, 7), open: false }, ...owing, ...more });
  });
}

const after = (commitment: Commitment, results: readonly CommitmentResult[]) => followUp(commitment, results, () => commitment);
const statuses = (results: readonly CommitmentResult[]) => results.map(({ status }) => status);

describe('a cure period', () => {
  it('excuses the first miss and those that end within it, and no later one', () => {
    const commitment = clause({ cure: { days: 45, from: 'miss' } });
    // January ends Feb 1; 45 days run through Mar 17, so February is excused and March is not.
    const results = after(commitment, months('missed', 'missed', 'missed'));
    expect(statuses(results)).toEqual(['in_cure', 'in_cure', 'missed']);
    expect(results[0]).toMatchObject({ credit: null, claimDue: null, cureUntil: '2026-03-17' });
    expect(results[0]?.sentence).toContain('in cure through 2026-03-17');
    expect(results[2]?.credit).toEqual(credit);
  });
  it('opens again only after a window that is met', () => {
    const commitment = clause({ cure: { days: 20, from: 'miss' } });
    expect(statuses(after(commitment, months('missed', 'missed', 'met', 'missed')))).toEqual(['in_cure', 'missed', 'met', 'in_cure']);
  });
  it('from the start excuses what ends within it only', () => {
    const commitment = clause({ cure: { days: 60, from: 'start' }, effectiveFrom: '2026-01-01' });
    // 60 days from Jan 1 run through Mar 1: January and February end within them.
    expect(statuses(after(commitment, months('missed', 'missed', 'missed')))).toEqual(['in_cure', 'in_cure', 'missed']);
  });
});

describe('a pool', () => {
  const pool = (more: object = {}) =>
    ({ kind: 'pool', atRisk: '50000', currency: 'USD', allocation: 0.1, repeatMultiplier: 1.5, cap: null, ...more }) as const;
  it('pays its allocation, half as much again for a miss after a miss', () => {
    const results = after(clause({ remedy: pool() }), months('missed', 'missed', 'met', 'missed'));
    expect(results.map((result) => result.credit?.amount)).toEqual(['1000.00', '7500.00', undefined, '1000.00']);
    expect(poolCredit(pool(), 0)).toMatchObject({ amount: '5000.00', working: '10 % of USD 50,000.00 at risk' });
    expect(results[1]?.creditWorking).toBe('10 % of USD 50,000.00 at risk x 1.5 for a repeated miss');
  });
  it('never pays more than its cap, nor than what is at risk', () => {
    expect(poolCredit(pool({ cap: '6000' }), 1).amount).toBe('6000.00');
    expect(poolCredit(pool({ allocation: 1, repeatMultiplier: 10 }), 1).amount).toBe('50000.00');
  });
});

describe('earn-back', () => {
  const commitment = clause({ earnBackWindows: 3, expected: 0.9995, remedy: { kind: 'fixed', amount: '1000', currency: 'USD' } });
  const better: [CommitmentStatus, Partial<CommitmentResult>] = ['met', { value: 0.9996 }];
  it('gives a credit back after three windows at the expected level', () => {
    const [first] = after(commitment, months('missed', better, better, better));
    expect([first?.creditState, first?.claimDue, first?.credit]).toEqual(['earned_back', null, credit]);
  });
  it('is lost by one window that only keeps the target', () => {
    expect(after(commitment, months('missed', better, ['met', { value: 0.9991 }]))[0]?.creditState).toBe('payable');
  });
  it('compares at the contract’s rounding where it states one', () => {
    // 99.946 % is 99.95 % at two decimals.
    const rounded: [CommitmentStatus, Partial<CommitmentResult>] = ['met', { value: 0.99946, unit: 'ratio' }];
    const missed = months('missed', rounded, rounded, rounded);
    expect(after({ ...commitment, rounding: 2 }, missed)[0]?.creditState).toBe('earned_back');
    expect(after(commitment, missed)[0]?.creditState).toBe('payable');
  });
  it('leaves the credit accrued until the windows are over', () => {
    expect(after(commitment, months('missed', better, better))[0]?.creditState).toBe('accrued');
  });
});

describe('chronic misses', () => {
  const commitment = clause({ chronic: { misses: 3, ofWindows: 6, belowMinimum: true } });
  it('are judged by the trigger that an amendment brought, from its day on', () => {
    const amended = (effectiveFrom: string) =>
      clause({
        amendments: [{ id: 'a', label: 'A', effectiveFrom, changes: { chronic: { misses: 2, ofWindows: 3, belowMinimum: false } } }],
      });
    const results = months('missed', 'missed', 'met', 'met');
    // January to March are the last three with two misses; of February to April only one missed.
    expect(chronicText(amended('2026-02-01'), results)).toContain('2 misses among 3 windows through 2026-03');
    expect(chronicText(amended('2026-04-01'), results)).toBeNull();
  });
  it('are three in six', () => {
    expect(chronicText(commitment, months('missed', 'met', 'missed', 'met', 'met'))).toBeNull();
    expect(chronicText(commitment, months('missed', 'met', 'missed', 'met', 'met', 'missed'))).toContain('3 misses among 6 windows');
  });
  it('are one below the floor', () => {
    expect(chronicText(commitment, months(['missed', { standing: 'below_minimum' }]))).toContain('fell short of the minimum level');
  });
  it('are none where the clause has no trigger', () => {
    expect(chronicText(clause(), months('missed', 'missed', 'missed'))).toBeNull();
  });
});
