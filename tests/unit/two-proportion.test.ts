import { expect, it } from 'vitest';
import { wilsonInterval } from '../../shared/metrics/wilson-interval.ts';
import { twoProportionZ } from '../../shared/metrics/two-proportion.ts';

it('tells how far two shares lie apart', () => {
  expect(twoProportionZ({ count: 91_000, total: 100_000 }, { count: 91_450, total: 100_000 })).toBeCloseTo(3.5565, 4);
  expect(twoProportionZ({ count: 1, total: 1 }, { count: 0, total: 0 })).toBeNull();
  expect(twoProportionZ({ count: 5, total: 5 }, { count: 7, total: 7 })).toBeNull();
});

it.each([
  [912, 1000, 89.28, 92.8],
  [18, 20, 69.9, 97.21],
  [0, 50, 0, 7.13],
])('%i of %i lies between %f and %f %%', (count, total, low, high) => {
  const interval = wilsonInterval(count, total);
  expect((interval?.low ?? 0) * 100).toBeCloseTo(low, 2);
  expect((interval?.high ?? 0) * 100).toBeCloseTo(high, 2);
});
