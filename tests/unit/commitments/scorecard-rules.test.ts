import { describe, expect, it } from 'vitest';
import { changedAfterClose, closedWindow } from '../../../shared/commitments/changed-after-close.ts';
import type { CommitmentStatus } from '../../../shared/commitments/commitment-result.ts';
import { applyExclusions } from '../../../shared/commitments/exclusions.ts';
import { partnerScores } from '../../../shared/commitments/partner-score.ts';
import { worstByMonth } from '../../../shared/commitments/worst-window.ts';
import { creditFor } from '../../../shared/commitments/remedy.ts';
import { evaluateCounts } from '../../../shared/commitments/evaluate-counts.ts';
import { decimalFraction } from '../../../shared/money/fraction.ts';
import { commitmentResult } from '../../support/commitment-result.ts';
import { clause, minuteAt, requests, windowOf } from './sample-commitment.ts';

describe('a partner’s score', () => {
  const row = (status: CommitmentStatus, weight: number) => ({
    commitment: clause({ weight }),
    results: [commitmentResult({ status })],
    chronic: null,
  });
  it('weighs points, and says when a clause that cannot be judged left its weight to the others', () => {
    // 3 met + 1 missed of 4 that could be judged; the 6 of the unmeasurable one go.
    const [score] = partnerScores([row('met', 3), row('missed', 1), row('not_measurable', 6)]);
    expect(score).toMatchObject({ score: 0.75, met: 1, scored: 2, isRenormalised: true });
    expect(score?.sentence).toContain('1 of 3 clauses could not be judged');
  });
  it('is no number when nothing could be judged, and whole when everything could', () => {
    expect(partnerScores([row('not_measurable', 1)])[0]).toMatchObject({ score: null, isRenormalised: false });
    expect(partnerScores([row('met', 1), row('in_cure', 1)])[0]).toMatchObject({ score: 0.75, isRenormalised: false });
  });
});

it('shows the worst of a month’s rolling windows', () => {
  const rolling = (to: string, status: CommitmentStatus, gap: number) =>
    commitmentResult({ status, gap, window: { from: '2026-01-01', to, label: `through ${to}`, open: false } });
  const found = worstByMonth([
    rolling('2026-02-02', 'met', 0.0001),
    rolling('2026-02-20', 'missed', -0.0001),
    rolling('2026-03-01', 'missed', -0.0004),
    rolling('2026-03-02', 'met', 0.0002),
  ]);
  // A window that ends on Mar 1 (exclusive) belongs to February.
  expect(found.map(({ window }) => window.label)).toEqual([
    'through 2026-03-01, worst of February 2026',
    'through 2026-03-02, worst of March 2026',
  ]);
});

describe('a window that changes after it was closed', () => {
  const before = commitmentResult({ status: 'met', value: 0.9997, numerator: '9997', denominator: '10000' });
  const closed = [closedWindow(before, '2026-03-05T09:00:00Z')];
  it('keeps both versions', () => {
    const changed = changedAfterClose({ ...before, status: 'missed', value: 0.9985, numerator: '9985' }, closed);
    expect(changed?.before).toMatchObject({ status: 'met', numerator: '9997' });
    expect(changed?.sentence).toBe('Changed after close: closed on 2026-03-05 as met at 99.97 %, now missed at 99.85 %.');
  });
  it('says nothing when it is as it was, or was never closed', () => {
    expect(changedAfterClose(before, closed)).toBeNull();
    expect(changedAfterClose({ ...before, numerator: '1' }, [])).toBeNull();
  });
});

describe('exclusions', () => {
  const part = { from: minuteAt('2026-06-01T00:00:00Z'), to: minuteAt('2026-07-01T00:00:00Z') };
  const window = (id: string, start: string, end: string, more: object = {}) => ({
    id,
    label: id,
    kind: 'maintenance' as const,
    start,
    end,
    announcedAt: '2026-05-01T00:00:00Z',
    ...more,
  });
  it('say of each what it excluded, what counts after all and why', () => {
    const { uses } = applyExclusions(
      clause({
        exclusions: [
          window('a', '2026-06-05T00:00:00Z', '2026-06-05T00:50:00Z'),
          window('b', '2026-06-05T00:40:00Z', '2026-06-05T01:12:00Z'),
          window('c', '2026-06-07T00:00:00Z', '2026-06-07T00:30:00Z', { announcedAt: '2026-06-06T18:00:00Z' }),
          window('d', '2026-06-08T00:00:00Z', '2026-06-08T01:00:00Z', { kind: 'force_majeure' }),
          window('e', '2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z'),
        ],
      }),
      part,
    );
    // Allowance 60: a takes 50, b overlaps it by 10 and has 22 of its own, 10 within and 12 beyond.
    expect(uses.map(({ id, excludedMinutes, countedMinutes, note }) => [id, excludedMinutes, countedMinutes, note])).toEqual([
      ['d', 60, 0, ''],
      ['a', 50, 0, ''],
      ['b', 10, 12, '12 minutes beyond the allowance of the month'],
      ['c', 0, 0, 'announced 6 hours before, 8 are needed'],
    ]);
  });
  it('leave only service hours to be measured', () => {
    const hours = { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '20:00', holidays: [] };
    const { excluded } = applyExclusions(clause({ serviceHours: hours }), part);
    // June 2026 has 22 weekdays of 720 minutes in 43,200.
    expect(excluded.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(43_200 - 22 * 720);
  });
});

describe('other remedies', () => {
  it('pay half a percent of the fee for each point that is missed', () => {
    // 97.3 % against 99.5 % misses 2.2 points: 3 begun points x 0.5 % of 80,000.
    const remedy = { kind: 'per_point', base: '80000', currency: 'USD', sharePerPoint: 0.005, cap: null } as const;
    expect(creditFor(clause({ target: 0.995, remedy }), decimalFraction('0.973'))).toMatchObject({
      amount: '1200.00',
      working: '3 x 0.5 %: 1.5 % of USD 80,000.00',
    });
    expect(creditFor(clause({ target: 0.995, remedy: { ...remedy, cap: '1000' } }), decimalFraction('0.973'))?.amount).toBe('1000.00');
  });
});

describe('levels around the target', () => {
  const judged = (numerator: bigint, change: object) => {
    const commitment = clause({ target: 0.98, minimum: 0.95, expected: 0.99, ...change });
    return evaluateCounts(commitment, requests, windowOf(commitment, '2026-06-10'), {
      numerator,
      denominator: 1000n,
      sample: 1000n,
      currency: null,
      forecast: null,
      open: false,
      covered: true,
      missingDays: [],
    });
  };
  it('tell a miss from a critical one, and what is expected from what is enough', () => {
    expect([949n, 950n, 980n, 990n].map((numerator) => judged(numerator, {}).standing)).toEqual([
      'below_minimum',
      'below_target',
      'below_expected',
      'as_expected',
    ]);
    expect(judged(980n, {}).status).toBe('met');
  });
  it('say by how many events a window is short or has to spare', () => {
    expect(judged(975n, {}).gapEvents).toBe('5');
    expect(judged(985n, {}).gapEvents).toBe('-5');
  });
  it('have two ends for a range', () => {
    const range = { operator: 'between', target: 0.8, upper: 0.9, minimum: null, expected: null };
    expect([799n, 800n, 900n, 901n].map((numerator) => judged(numerator, range).status)).toEqual(['missed', 'met', 'met', 'missed']);
    expect(judged(901n, range).gap).toBeCloseTo(0.001, 12);
    expect(judged(901n, range).sentence).toBe('Availability 90.1 % against 80.0 % to 90.0 %: 901 of 1,000.');
  });
});
