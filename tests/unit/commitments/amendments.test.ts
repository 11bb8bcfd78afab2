import { expect, it } from 'vitest';
import { evaluateCounts } from '../../../shared/commitments/evaluate-counts.ts';
import { evaluateMinutes } from '../../../shared/commitments/evaluate-minutes.ts';
import { clauseWindows } from '../../../shared/commitments/windows.ts';
import { availability, clause, minuteAt, requests, spell } from './sample-commitment.ts';

const raised = (effectiveFrom: string, changes: object = { target: 0.9995 }) => ({
  id: 'a1',
  label: 'Amendment 1',
  effectiveFrom,
  changes,
});
const evidence = { currency: null, forecast: null, open: false, covered: true, missingDays: [] };

it('judges each month by the terms then in force: 99.9 %, from April on 99.95 %', () => {
  const commitment = clause({ amendments: [raised('2026-04-01')] });
  const statuses = clauseWindows(commitment, '2026-03-01', '2026-05-01').map((window) => {
    // 99.92 % in both months.
    const result = evaluateCounts(commitment, requests, window, { ...evidence, sample: 10_000n, numerator: 9_992n, denominator: 10_000n });
    return [result.window.label, result.target, result.amendment, result.status];
  });
  expect(statuses).toEqual([
    ['March 2026', 0.999, null, 'met'],
    ['April 2026', 0.9995, 'Amendment 1', 'missed'],
  ]);
});

it('cuts a window in which the terms change; each part keeps its whole threshold and its share of the allowance', () => {
  // June 1-15 is half of the month: 30 of 60 minutes of maintenance are excluded, the other 10 count.
  const maintenance = {
    id: 'm',
    label: 'Release',
    kind: 'maintenance' as const,
    start: '2026-06-03T02:00:00Z',
    end: '2026-06-03T02:40:00Z',
    announcedAt: '2026-05-01T00:00:00Z',
  };
  const commitment = clause({ amendments: [raised('2026-06-16')], exclusions: [maintenance] });
  const windows = clauseWindows(commitment, '2026-06-01', '2026-07-01');
  expect(windows.map(({ from, to, label, terms }) => [from, to, label, terms.target])).toEqual([
    ['2026-06-01', '2026-06-16', 'Jun 1 – 15, 2026', 0.999],
    ['2026-06-16', '2026-07-01', 'Jun 16 – 30, 2026', 0.9995],
  ]);
  const results = windows.map((window) =>
    evaluateMinutes(commitment, availability, window, {
      samples: spell('2026-06-20T10:00:00Z', 12),
      missing: [],
      through: minuteAt('2026-07-01T00:00:00Z'),
      now: minuteAt('2026-07-10T00:00:00Z'),
    }),
  );
  // 10 of 21,570 minutes against 99.9 % (21.57 allowed); 12 of 21,600 against 99.95 % (10.8 allowed), which 99.9 % would have let pass.
  expect(results.map(({ status, numerator, denominator }) => [status, numerator, denominator])).toEqual([
    ['met', '21560', '21570'],
    ['missed', '21588', '21600'],
  ]);
});

it('changes what an amendment names and nothing else, one amendment after the other', () => {
  const commitment = clause({
    amendments: [raised('2026-06-01', { claimWithinDays: 45 }), { ...raised('2026-04-01'), id: 'a0' }],
    minimumSample: 7,
  });
  const terms = clauseWindows(commitment, '2026-03-01', '2026-07-01').map((window) => [
    window.terms.target,
    window.terms.claimWithinDays,
    window.terms.minimumSample,
  ]);
  expect(terms).toEqual([
    [0.999, null, 7],
    [0.9995, null, 7],
    [0.9995, null, 7],
    [0.9995, 45, 7],
  ]);
});

it('has a rolling window for the 30 days that end with each day', () => {
  const windows = clauseWindows(clause({ window: 'rolling_30_days' }), '2026-03-01', '2026-03-03');
  expect(windows.map(({ from, to, label }) => [from, to, label])).toEqual([
    ['2026-01-31', '2026-03-02', '30 days through Mar 1, 2026'],
    ['2026-02-01', '2026-03-03', '30 days through Mar 2, 2026'],
  ]);
});

it('turns months into quarters, in the midst of one, and back into rolling windows, from the day it says', () => {
  const commitment = clause({
    amendments: [
      { id: 'q', label: 'Quarterly', effectiveFrom: '2026-05-15', changes: { window: 'quarter' } },
      { id: 'r', label: 'Rolling', effectiveFrom: '2026-09-29', changes: { window: 'rolling_30_days' } },
    ],
  });
  const windows = clauseWindows(commitment, '2026-04-01', '2026-10-02');
  expect(windows.map(({ from, to, terms }) => [from, to, terms.window])).toEqual([
    ['2026-04-01', '2026-05-01', 'month'],
    ['2026-05-01', '2026-05-15', 'month'],
    ['2026-05-15', '2026-07-01', 'quarter'],
    ['2026-07-01', '2026-09-29', 'quarter'],
    ['2026-08-31', '2026-09-30', 'rolling_30_days'],
    ['2026-09-01', '2026-10-01', 'rolling_30_days'],
    ['2026-09-02', '2026-10-02', 'rolling_30_days'],
  ]);
  // Every day from April to the end of September 28 lies in exactly one of the windows that do not roll.
  const days = windows.filter(({ terms }) => terms.window !== 'rolling_30_days');
  expect(days.slice(1).every(({ from }, index) => from === days[index]?.to)).toBe(true);
});
