import { describe, expect, it } from 'vitest';
import {
  differenceInDifferences,
  holdOut,
  interruptedTimeSeries,
  studentQuantile,
} from '../../../../shared/business-case/ledger/attribution.ts';
import { buildLedger } from '../../../../shared/business-case/ledger/build-ledger.ts';
import { initiative, measured, monthsFrom } from '../../../support/ledger-parts.ts';

const noise = [0.4, -0.3, 0.1, -0.5, 0.3, 0.2, -0.4, 0.2, -0.1, 0.1, -0.2, 0.2];

it('the t quantiles are those of the tables', () => {
  expect(studentQuantile(0.975, 10)).toBeCloseTo(2.228, 2);
  expect(studentQuantile(0.975, 5)).toBeCloseTo(2.571, 2);
  expect(studentQuantile(0.975, 30)).toBeCloseTo(2.042, 3);
});

describe('interrupted time series', () => {
  it('a pure trend has no effect, however much lower the months after are', () => {
    const line = Array.from({ length: 12 }, (_, at) => 100 - 2 * at + (noise[at] ?? 0));
    const found = interruptedTimeSeries(line.slice(0, 9), line.slice(9));
    expect(found).toMatchObject({ before: 9, after: 3 });
    if (typeof found === 'string') return;
    expect(found.low).toBeLessThan(0);
    expect(found.high).toBeGreaterThan(0);
  });
  it('a step is found beside a trend: by hand for an exact line', () => {
    const found = interruptedTimeSeries([10, 9, 8, 7, 6, 5], [2, 1]);
    // The line goes on to 4 and 3: two below, both times, without scatter.
    expect(found).toEqual({ effect: 2, low: 2, high: 2, before: 6, after: 2 });
    expect(interruptedTimeSeries([1, 2, 3], [1])).toBe('a trend needs 6 months before, there are 3');
  });
  it('its error is that of a regression: months 1 to 6 at 3, 5, 3, 5, 3, 5 and one month after', () => {
    // Slope 3 / 17.5, residual sum of squares 6 - 9 / 17.5; at month 7, 3.5 from the center: s2 (1 + 1/6 + 3.5^2 / 17.5).
    const found = interruptedTimeSeries([3, 5, 3, 5, 3, 5], [4]);
    if (typeof found === 'string') return expect.fail(found);
    const slope = 3 / 17.5;
    const variance = (6 - 9 / 17.5) / 4;
    expect(found.effect).toBeCloseTo(4 + 3.5 * slope - 4, 12);
    const half = 2.776 * Math.sqrt(variance * (1 + 1 / 6 + 3.5 ** 2 / 17.5));
    expect(Math.abs((found.high - found.low) / 2 / half - 1)).toBeLessThan(0.005);
  });
});

it('difference in differences and hold-out take the control group off', () => {
  const pair = (treated: number, control: number) => ({ treated, control });
  const before = [pair(10, 6), pair(11, 6.8), pair(12, 8.2)];
  const after = [pair(9, 8), pair(8, 7.2), pair(10, 8.8)];
  // Gaps 4, 4.2, 3.8 before and 1, 0.8, 1.2 after: 3 saved; 0.2 / sqrt 3 twice, t at 4 degrees 2.776.
  expect(differenceInDifferences(before, after)).toMatchObject({
    effect: expect.closeTo(3, 9),
    low: expect.closeTo(3 - 2.776 * 0.1633, 2),
  });
  expect(differenceInDifferences(before.slice(1), after)).toBe(
    'it needs 3 months with a control group before and after, there are 2 and 3',
  );
  const held = [1.1, 0.9, 1, 1.2, 0.8].map((gap) => pair(5, 5 + gap));
  expect(holdOut(held)).toMatchObject({ effect: expect.closeTo(1, 9), low: expect.closeTo(1 - 2.776 * 0.0707, 2) });
});

describe('in the ledger', () => {
  const falling = monthsFrom('2025-04', 12, (at) => 10_000 * (100 - 2 * at + (noise[at] ?? 0)), 10_000);
  const base = { baseline: { from: '2025-04', to: '2025-12' } };
  it('a saving that is only a trend from before is not counted as realized', () => {
    const plain = buildLedger([{ initiative: initiative(base), measured: measured(falling) }], 2026, 'USD').rows[0];
    const tested = buildLedger(
      [{ initiative: initiative({ ...base, attribution: { kind: 'interrupted_time_series' } }), measured: measured(falling) }],
      2026,
      'USD',
    ).rows[0];
    expect(plain?.realized).toBeGreaterThan(300_000);
    expect(tested).toMatchObject({ realized: 0, attribution: { counts: false } });
    expect(tested?.steps.find(({ id }) => id === 'cause')?.amount).toBeCloseTo(-(plain?.realized ?? 0), 6);
    expect(tested?.notes).toContain('against its own trend before: the interval holds zero, so no saving is counted');
  });
  it('an effect beside a trend counts as far as it is caused', () => {
    const stepped = falling.map((one, at) =>
      at < 9 ? one : { ...one, segments: one.segments.map((each) => ({ ...each, cost: each.cost - 100_000 })) },
    );
    const attributed = initiative({ ...base, attribution: { kind: 'interrupted_time_series' } });
    const row = buildLedger([{ initiative: attributed, measured: measured(stepped) }], 2026, 'USD').rows[0];
    // Ten a unit on 30,000 units, give or take what the scatter moves the line.
    expect(row?.attribution?.counts).toBe(true);
    expect(row?.realized).toBeCloseTo((row?.attribution?.effect?.effect ?? 0) * 30_000, 4);
    expect(Math.abs((row?.realized ?? 0) / 300_000 - 1)).toBeLessThan(0.1);
  });
});
