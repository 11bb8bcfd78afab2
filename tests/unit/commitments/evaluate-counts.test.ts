import { describe, expect, it } from 'vitest';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { type CountEvidence, evaluateCounts, poolCounts } from '../../../shared/commitments/evaluate-counts.ts';
import { clause, requests, windowOf } from './sample-commitment.ts';

const closed = { currency: null, forecast: null, open: false, covered: true, missingDays: [] };
const evaluate = (commitment: Commitment, numerator: bigint, denominator: bigint, more: Partial<CountEvidence> = {}) =>
  evaluateCounts(commitment, requests, windowOf(commitment, '2026-06-10'), {
    ...closed,
    sample: denominator,
    numerator,
    denominator,
    ...more,
  });

describe('availability is not approval (DOMAIN 1.7)', () => {
  it('takes declines as successes of the service: 91,000 approved + 8,600 declined + 400 technical', () => {
    const result = evaluate(clause({ target: 0.995 }), 91_000n + 8_600n, 100_000n);
    expect(result.value).toBe(0.996);
    expect(result.status).toBe('met');
  });
});

describe('golden case (b): 99.9 % of requests, 8,000,000 forecast, 5,000,000 so far', () => {
  const soFar = (bad: bigint) => evaluate(clause(), 5_000_000n - bad, 5_000_000n, { open: true, forecast: 8_000_000n });
  it('is on track with 4,100 bad: 3,900 more are allowed', () => {
    const result = soFar(4_100n);
    expect(result.status).toBe('on_track');
    expect(result.sentence).toContain('can still be met if at most 3,900 more bad requests in the 3,000,000 still forecast (0.13 %)');
  });
  it('cannot be met at the forecast volume with 8,100 bad', () => {
    const result = soFar(8_100n);
    expect(result.status).toBe('cannot_be_met_at_forecast');
    expect(result.sentence).toContain('it needs 3,100,000 more without a miss, 3,000,000 are forecast');
  });
  it('is at risk when the same share would go over', () => {
    expect(soFar(5_100n).status).toBe('at_risk');
  });
  it('owes nothing while the window is open', () => {
    const remedy = { kind: 'fixed', amount: '500', currency: 'USD' } as const;
    expect(evaluate(clause({ remedy }), 1n, 5_000_000n, { open: true, forecast: 8_000_000n }).credit).toBeNull();
  });
  it('cannot be met at all when no miss is allowed and one happened', () => {
    expect(evaluate(clause({ target: 1 }), 99n, 100n, { open: true, forecast: 1_000n }).status).toBe('cannot_be_met');
  });
});

describe('golden case (d): 18 of 20 files on time against 95 %', () => {
  it('is missed: a month of files is a census, the interval is information', () => {
    const result = evaluate(clause({ target: 0.95 }), 18n, 20n);
    expect(result.status).toBe('missed');
    expect(result.sentence).toBe('Availability 90.0 % against 95.0 %: 18 of 20, 19 were needed.');
    expect(result.interval?.low).toBeCloseTo(0.699, 4);
    expect(result.interval?.high).toBeCloseTo(0.9721, 4);
  });
  it('is an insufficient sample only when the clause states a minimum', () => {
    const result = evaluate(clause({ target: 0.95, minimumSample: 30 }), 18n, 20n);
    expect([result.status, result.value]).toEqual(['insufficient_sample', 0.9]);
  });
});

describe('golden case (e): a quarter is pooled', () => {
  it('is met at 99.929 % where the mean of months would say 99.89 %', () => {
    const commitment = clause({ window: 'quarter' });
    const pooled = poolCounts([
      { numerator: 9_995_000n, denominator: 10_000_000n },
      { numerator: 998_000n, denominator: 1_000_000n },
      { numerator: 8_992_800n, denominator: 9_000_000n },
    ]);
    const result = evaluate(commitment, pooled.numerator, pooled.denominator);
    expect(result.window).toMatchObject({ from: '2026-04-01', to: '2026-07-01', label: 'Q2 2026' });
    expect(result.value).toBe(0.99929);
    expect(result.status).toBe('met');
  });
});

describe('amounts', () => {
  const cost = { id: 'cost_of_acceptance_bps', label: 'cost of acceptance', unit: 'bps' as const, badEvents: 'misses' };
  it('are shown as money, in bps, without an interval of counts', () => {
    // 2,000 USD of fees on 100,000 USD of sales are 200 bps; 180 bps would be 1,800 USD.
    const commitment = clause({ operator: '<=', target: 180 });
    const result = evaluateCounts(commitment, cost, windowOf(commitment, '2026-06-10'), {
      ...closed,
      sample: 40n,
      currency: 'USD',
      numerator: 2_000_000_000n,
      denominator: 100_000_000_000n,
    });
    expect(result).toMatchObject({
      status: 'missed',
      value: 200,
      gap: 20,
      numerator: '2000.000000',
      denominator: '100000.000000',
      interval: null,
    });
    expect(result.sentence).toBe('Cost of acceptance 200 bps against at most 180 bps: $2,000 of $100,000, at most $1,800 were allowed.');
  });
});

describe('comparison', () => {
  it('is never on nothing: no denominator is not 100 %', () => {
    expect(evaluate(clause(), 0n, 0n)).toMatchObject({ status: 'not_measurable', value: null });
  });
  it('is at full precision: 99.949 % misses 99.95 %, and the text shows the difference', () => {
    const result = evaluate(clause({ target: 0.9995 }), 99_949n, 100_000n);
    expect(result.status).toBe('missed');
    expect(result.sentence).toContain('99.949 % against 99.95 %');
  });
  it('never shows 100 % for less than all', () => {
    expect(evaluate(clause(), 9_999_600n, 10_000_000n).sentence).toContain('99.996 % against 99.9 %');
  });
  it('rounds half up only where the clause says so', () => {
    const rounded = evaluate(clause({ target: 0.9995, rounding: 2 }), 99_945n, 100_000n);
    expect(rounded.status).toBe('met');
    // Who reads 99.945 % against 99.95 % and "met" is told why.
    expect(rounded.sentence).toContain('99.945 % (99.95 % as the contract rounds) against 99.95 %');
    expect(evaluate(clause({ target: 0.9995, rounding: 2 }), 99_960n, 100_000n).sentence).not.toContain('rounds');
    expect(evaluate(clause({ target: 0.9995, rounding: 2 }), 99_944n, 100_000n).status).toBe('missed');
  });
  it('is not measurable when a closed window is not covered, and says which days are missing', () => {
    expect(evaluate(clause(), 100n, 100n, { covered: false }).status).toBe('not_measurable');
    expect(evaluate(clause(), 100n, 100n, { missingDays: ['Jun 9'] }).sentence).toContain('partial, not in the data: Jun 9');
  });
  it('takes "at most" clauses the other way round', () => {
    const commitment = clause({ operator: '<=', target: 0.01 });
    expect(evaluate(commitment, 10n, 1_000n).status).toBe('met');
    expect(evaluate(commitment, 11n, 1_000n).sentence).toContain('at most 10 were allowed');
  });
});
