import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { declineRate } from '../../shared/metrics/definitions/decline-rate.ts';
import { authRateFirst } from '../../shared/metrics/definitions/auth-rate-first.ts';
import { cubeFigure, type CubeCells, indexCube, type MetricCube } from '../../shared/metrics/metric-cube.ts';

const firstDay = 20_500;
type Cell = readonly [numerator: number, denominator: number];

/** A cube of one ratio by one dimension, from counts by value and day. */
function cubeOf(
  metric: MetricCube['plan']['metrics'][number],
  by: string,
  table: readonly (readonly Cell[])[],
  isSplit: boolean,
): MetricCube {
  const days = table[0]?.length ?? 0;
  const flat = table.flat();
  const cells: CubeCells = {
    slot: 0,
    numerator: BigInt64Array.from(flat, ([above]) => BigInt(above)),
    denominator: BigInt64Array.from(flat, ([, below]) => BigInt(below)),
    n: BigInt64Array.from(flat, ([, below]) => BigInt(below)),
    isSplit,
  };
  return {
    plan: { metrics: [metric], shapes: [{ kind: 'ratio', top: 'count', bottom: 'count' }], asked: 1, derived: [] },
    firstDay,
    days,
    rateScale: 1n,
    loaded: [{ from: firstDay, through: firstDay + days - 1 }],
    faces: [
      {
        by,
        metrics: [metric.id],
        values: table.map((_, value) => `v${value}`),
        cells: [cells],
        covered: new Uint8Array(table.length).fill(1),
      },
    ],
    notAdditive: [],
  };
}

const tableArbitrary = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 30 })).chain(([values, days]) =>
  fc.array(
    fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 1000 }))
        .map(([above, below]): Cell => [Math.min(above, below), below]),
      { minLength: days, maxLength: days },
    ),
    { minLength: values, maxLength: values },
  ),
);
const spanArbitrary = fc.tuple(fc.integer({ min: -5, max: 35 }), fc.integer({ min: 1, max: 40 }));

/** Day by day, by hand. */
function bruteForce(table: readonly (readonly Cell[])[], value: number, from: number, to: number, isSplit: boolean): number | null {
  let [above, below] = [0, 0];
  for (let row = 0; row < table.length; row++) {
    for (let day = Math.max(0, from); day < Math.min(to, table[row]?.length ?? 0); day++) {
      const [numerator, denominator] = table[row]?.[day] ?? [0, 0];
      if (row === value) above += numerator;
      if (row === value || isSplit) below += denominator;
    }
  }
  return below === 0 || (isSplit && above === 0) ? null : above / below;
}

test.each([
  ['of each value', authRateFirst, 'partner', false],
  ['split by what became of an attempt', declineRate, 'decline_cat', true],
] as const)('a ratio %s over any span is its sums divided, never a mean of ratios', (_, metric, by, isSplit) => {
  fc.assert(
    fc.property(tableArbitrary, spanArbitrary, (table, [start, length]) => {
      const index = indexCube(cubeOf(metric, by, table, isSplit));
      for (let value = 0; value < table.length; value++) {
        const span = { from: firstDay + start, to: firstDay + start + length };
        const figure = cubeFigure(index, metric.id, by, value, span);
        const expected = bruteForce(table, value, start, start + length, isSplit);
        if (expected === null) expect(figure?.value).toBeNull();
        else expect(figure?.value).toBeCloseTo(expected, 14);
      }
    }),
  );
});

test('a metric that is not in the cube has no figure there', () => {
  const index = indexCube(cubeOf(authRateFirst, 'partner', [[[1, 2]]], false));
  expect(cubeFigure(index, 'latency_p95', 'partner', 0, { from: firstDay, to: firstDay + 1 })).toBeNull();
  expect(cubeFigure(index, authRateFirst.id, 'product', 0, { from: firstDay, to: firstDay + 1 })).toBeNull();
});
