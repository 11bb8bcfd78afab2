import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contribution, type ContributionParts } from '../../shared/metrics/contribution.ts';

const ratio = (above: number, below: number, aboveBefore: number, belowBefore: number): ContributionParts => ({
  value: below === 0 ? null : above / below,
  base: belowBefore === 0 ? null : aboveBefore / belowBefore,
  weight: below,
  baseWeight: belowBefore,
});

test('the worked mix shift: both products better, the whole worse', () => {
  // 4,656 of 4,800 and 2,624 of 3,200 paid before; 3,510 of 3,600 and 3,652 of 4,400 now: 91.000 % to 89.525 %.
  const whole = ratio(7162, 8000, 7280, 8000);
  const card = contribution(ratio(3510, 3600, 4656, 4800), whole);
  const bnpl = contribution(ratio(3652, 4400, 2624, 3200), whole);
  // Card: 0.45 x 97.5 - 0.60 x 97 - 91 x (0.45 - 0.60) = -0.675 points; BNPL: 0.55 x 83 - 0.40 x 82 - 91 x 0.15 = -0.8.
  expect(card).toBeCloseTo(-0.00675, 12);
  expect(bnpl).toBeCloseTo(-0.008, 12);
});

test('contributions of all parts add up to the change', () => {
  const counts = fc.tuple(fc.nat(500), fc.integer({ min: 0, max: 500 }), fc.nat(500), fc.integer({ min: 0, max: 500 }));
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 8 }), (rows) => {
      const made = rows.map(([a, extra, b, extraBefore]) => [a, a + extra, b, b + extraBefore] as const);
      const sum = (at: 0 | 1 | 2 | 3) => made.reduce((total, row) => total + row[at], 0);
      const whole = ratio(sum(0), sum(1), sum(2), sum(3));
      const all = made.map((row) => contribution(ratio(...row), whole));
      if (whole.value === null || whole.base === null) expect(all.every((each) => each === null)).toBe(true);
      else expect(all.reduce((total: number, each) => total + (each ?? 0), 0)).toBeCloseTo(whole.value - whole.base, 9);
    }),
  );
});

test('of a sum, as a share of the whole before', () => {
  const sum = (value: number | null, base: number | null): ContributionParts => ({ value, base, weight: null, baseWeight: null });
  expect(contribution(sum(150, 100), sum(500, 400))).toBe(0.125);
  expect(contribution(sum(null, 100), sum(500, 400))).toBe(-0.25);
  expect(contribution(sum(5, 0), sum(5, 0))).toBeNull();
});
