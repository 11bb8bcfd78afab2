import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScorecardRow } from '../../../shared/commitments/commitment-result.ts';
import { withinPools } from '../../../shared/commitments/within-pools.ts';
import { commitmentResult } from '../../support/commitment-result.ts';
import { clause } from './sample-commitment.ts';

/** A clause that missed the month and asks for `amount` of a pool of 10,000. */
function row(id: string, amount: string, more: { contract?: string; to?: string } = {}): ScorecardRow {
  const commitment = clause({
    id,
    contract: more.contract ?? 'NB-1',
    remedy: { kind: 'pool', atRisk: '10000.00', currency: 'USD', allocation: 0.6, repeatMultiplier: 1.5, cap: null },
  });
  const to = more.to ?? '2026-03-01';
  const result = commitmentResult({
    status: 'missed',
    window: { from: to === '2026-03-01' ? '2026-02-01' : '2026-03-01', to, label: to, open: false },
    credit: { amount, currency: 'USD' },
    creditState: 'payable',
    creditWorking: '60 % of USD 10,000.00 at risk',
  });
  return { commitment, results: [result], chronic: null };
}

const amounts = (rows: readonly ScorecardRow[]) => withinPools(rows).map(({ results }) => results[0]?.credit?.amount ?? null);

describe('clauses that draw on one pool', () => {
  it('get together no more than what is at risk, in their order', () => {
    const rows = [row('a', '6000.00'), row('b', '6000.00'), row('c', '100.00')];
    expect(amounts(rows)).toEqual(['6000.00', '4000.00', null]);
    const [, second, third] = withinPools(rows);
    expect(second?.results[0]?.creditWorking).toContain('USD 4,000.00 was left of the pool');
    expect(third?.results[0]).toMatchObject({ creditState: null, status: 'missed' });
    expect(third?.results[0]?.creditWorking).toContain('the pool is used up');
  });
  it('of another month or another contract draw on another', () => {
    expect(amounts([row('a', '6000.00'), row('b', '6000.00', { to: '2026-04-01' }), row('c', '6000.00', { contract: 'NB-2' })])).toEqual([
      '6000.00',
      '6000.00',
      '6000.00',
    ]);
  });
  it('never exceed it, whatever they ask', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 8 }), (asked) => {
        const rows = asked.map((cents, index) => row(`c${index}`, (cents / 100).toFixed(2)));
        const got = amounts(rows).reduce((sum, amount) => sum + Math.round(Number(amount ?? 0) * 100), 0);
        expect(got).toBe(
          Math.min(
            1_000_000,
            asked.reduce((sum, cents) => sum + cents, 0),
          ),
        );
      }),
    );
  });
});
