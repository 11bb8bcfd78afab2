import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditFor, poolCredit } from '../../../shared/commitments/remedy.ts';
import { decimalFraction, fraction } from '../../../shared/money/fraction.ts';
import { evaluateCounts } from '../../../shared/commitments/evaluate-counts.ts';
import { clause, requests, windowOf } from './sample-commitment.ts';

const ladder = (cap: string | null = null, base = '420000') =>
  clause({
    remedy: {
      kind: 'ladder',
      base,
      currency: 'USD',
      cap,
      steps: [
        { below: 0.999, share: 0.1 },
        { below: 0.99, share: 0.25 },
        { below: 0.95, share: 0.5 },
      ],
    },
    claimWithinDays: 30,
  });

describe('golden case (c): the ladder', () => {
  it.each([
    ['0.9985', '42000.00'],
    ['0.99', '42000.00'],
    ['0.98999', '105000.00'],
    ['0.95', '105000.00'],
    ['0.9499', '210000.00'],
  ])('at %s owes %s', (value, amount) => {
    expect(creditFor(ladder(), decimalFraction(value))).toMatchObject({ amount, currency: 'USD' });
  });
  it('owes nothing exactly at 99.90 %', () => {
    expect(creditFor(ladder(), decimalFraction('0.999'))).toBeNull();
  });
});

describe('money', () => {
  it('is exact to the cent and never above the cap', () => {
    expect(creditFor(ladder('40000'), decimalFraction('0.9985'))?.amount).toBe('40000.00');
    expect(creditFor(ladder(null, '0.25'), decimalFraction('0.9985'))?.amount).toBe('0.02');
    expect(creditFor(ladder(null, '90071992547409931.10'), decimalFraction('0.9985'))?.amount).toBe('9007199254740993.11');
    expect(creditFor(clause({ remedy: { kind: 'fixed', amount: '1500', currency: 'JPY' } }), fraction(1n, 2n))?.amount).toBe('1500');
  });
  it('never exceeds the cap, whatever the value', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 500_000 }),
        (value, base, cap) => {
          const credit = creditFor(ladder(String(cap), String(base)), fraction(BigInt(value), 100_000n));
          return credit === null ? value >= 99_900 : Number(credit.amount) <= cap && Number(credit.amount) <= base / 2 + 0.005;
        },
      ),
    );
  });
  it('never exceeds its cap and what it is a share of, whatever the remedy, the level and the value', () => {
    const cents = fc.integer({ min: 0, max: 100_000_000 }).map((amount) => (amount / 100).toFixed(2));
    const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    const cap = fc.option(cents);
    const steps = fc.array(fc.record({ below: share, share }), { minLength: 1, maxLength: 5 });
    const remedy = fc.oneof(
      fc.record({ kind: fc.constant('ladder' as const), base: cents, currency: fc.constant('USD'), cap, steps }),
      fc.record({ kind: fc.constant('per_point' as const), base: cents, currency: fc.constant('USD'), cap, sharePerPoint: share }),
      fc.record({
        kind: fc.constant('pool' as const),
        atRisk: cents,
        currency: fc.constant('USD'),
        cap,
        allocation: share,
        repeatMultiplier: fc.integer({ min: 1, max: 10 }),
      }),
    );
    const operator = fc.constantFrom('>=' as const, '<=' as const);
    fc.assert(
      fc.property(remedy, operator, share, share, fc.integer({ min: 0, max: 5 }), (paid, side, target, value, missesBefore) => {
        const terms = clause({ remedy: paid, operator: side, target });
        const credits = [creditFor(terms, decimalFraction(value)), ...(paid.kind === 'pool' ? [poolCredit(paid, missesBefore)] : [])];
        const most = Math.min(Number(paid.kind === 'pool' ? paid.atRisk : paid.base), Number(paid.cap ?? 'Infinity'));
        for (const credit of credits) {
          expect(Number(credit?.amount ?? 0)).toBeGreaterThanOrEqual(0);
          expect(Number(credit?.amount ?? 0)).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('is exact for points, too: three times a tenth of 0.15 is half a cent, which goes to the even cent below', () => {
    const remedy = { kind: 'per_point', base: '0.15', currency: 'USD', sharePerPoint: 0.1, cap: null } as const;
    expect(creditFor(clause({ target: 0.99, remedy }), decimalFraction('0.96'))?.amount).toBe('0.04');
  });
  it('is claimed within 30 days of the last day of the window', () => {
    const commitment = ladder();
    const result = evaluateCounts(commitment, requests, windowOf(commitment, '2026-02-10'), {
      numerator: 90n,
      denominator: 100n,
      currency: null,
      sample: 100n,
      forecast: null,
      open: false,
      covered: true,
      missingDays: [],
    });
    expect(result).toMatchObject({ status: 'missed', claimDue: '2026-03-30', creditWorking: '50 % of USD 420,000.00' });
  });
});
