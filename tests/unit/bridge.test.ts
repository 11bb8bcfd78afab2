import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgeOf, type RatioScale, type SegmentCounts } from '../../shared/explain/bridge.ts';
import { bridgeSentence } from '../../shared/explain/bridge-sentence.ts';

const one: RatioScale = { topUnits: 1n, bottomUnits: 1n, factor: 1n };

/** Shares 60/40 -> 45/55, rates 97.0/82.0 -> 97.5/83.0 on 100,000 orders: DOMAIN 1.1. */
const simpson: readonly SegmentCounts[] = [
  { segment: 'co_brand', n0: 58_200n, d0: 60_000n, n1: 43_875n, d1: 45_000n },
  { segment: 'bnpl', n0: 32_800n, d0: 40_000n, n1: 45_650n, d1: 55_000n },
];

describe('the golden case', () => {
  it('takes 91.000 -> 89.525 apart into three parts', () => {
    const bridge = bridgeOf(simpson, 'three-part', one);
    expect(bridge?.start).toBeCloseTo(0.91, 12);
    expect(bridge?.end).toBeCloseTo(0.89525, 12);
    expect(bridge?.change).toBeCloseTo(-0.01475, 12);
    expect(bridge?.rate).toBeCloseTo(0.007, 12);
    expect(bridge?.mix).toBeCloseTo(-0.0225, 12);
    expect(bridge?.interaction).toBeCloseTo(0.00075, 12);
    expect(bridge?.reversal).toBe(true);
  });
  it('and in the midpoint form into two', () => {
    const bridge = bridgeOf(simpson, 'midpoint', one);
    expect(bridge?.rate).toBeCloseTo(0.007375, 12);
    expect(bridge?.mix).toBeCloseTo(-0.022125, 12);
    expect(bridge?.interaction).toBe(0);
  });
  it('says it in words', () => {
    const bridge = bridgeOf(simpson, 'three-part', one);
    if (bridge === null) throw new Error('no bridge');
    const words = {
      metric: 'Payment success rate',
      unit: { kind: 'ratio' },
      direction: 'up',
      locale: 'en-US',
      population: 'orders',
      path: ['product'],
      names: ['product'],
      segmentLabel: (_: string, segment: string) => (segment === 'bnpl' ? 'BNPL' : segment),
    } as const;
    expect(bridgeSentence(bridge, words)).toBe(
      'Payment success rate fell 1.5 pp, from 91.0 % to 89.5 %: rates +0.70 pp, mix −2.25 pp, both together +0.08 pp. Every segment improved; BNPL grew from 40.0 % to 55.0 % of orders.',
    );
  });
});

describe('segments that come and go', () => {
  it('change only the mix', () => {
    const bridge = bridgeOf(
      [
        { segment: 'stays', n0: 80n, d0: 100n, n1: 80n, d1: 100n },
        { segment: 'enters', n0: 0n, d0: 0n, n1: 50n, d1: 100n },
      ],
      'three-part',
      one,
    );
    expect(bridge?.change).toBeCloseTo(0.65 - 0.8, 12);
    expect(bridge?.rate).toBe(0);
    expect(bridge?.mix).toBeCloseTo(-0.15, 12);
    expect(bridge?.segments[1]).toMatchObject({ rate0: null, rate1: 0.5, share0: 0, share1: 0.5 });
    expect(bridge?.reversal).toBe(false);
  });
  it('give no bridge when a period is empty', () => {
    expect(bridgeOf([{ segment: 'a', n0: 0n, d0: 0n, n1: 1n, d1: 2n }], 'three-part', one)).toBeNull();
  });
});

const segmentOf = fc
  .tuple(fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 12n))
  .map(([a, b, c, d]) => ({ d0: a, n0: a === 0n ? 0n : b % (a + 1n), d1: c, n1: c === 0n ? 0n : d % (c + 1n) }));
const segmentsOf = fc
  .array(segmentOf, { minLength: 1, maxLength: 40 })
  .map((list): SegmentCounts[] => list.map((counts, index) => ({ ...counts, segment: `s${index}` })))
  .filter((list) => list.some(({ d0 }) => d0 > 0n) && list.some(({ d1 }) => d1 > 0n));

describe('any bridge', () => {
  it.each(['three-part', 'midpoint'] as const)('adds up exactly, whatever the order of segments (%s)', (form) => {
    fc.assert(
      fc.property(segmentsOf, (segments) => {
        const bridge = bridgeOf(segments, form, one);
        const reversed = bridgeOf([...segments].reverse(), form, one);
        if (bridge === null || reversed === null) return false;
        const parts = bridge.rate + bridge.mix + bridge.interaction;
        const fromSegments = bridge.segments.reduce((sum, one) => sum + one.rateEffect + one.mixEffect + one.interaction, 0);
        const [n0, d0, n1, d1] = (['n0', 'd0', 'n1', 'd1'] as const).map((key) =>
          Number(segments.reduce((sum, one) => sum + one[key], 0n)),
        );
        const direct = (n1 ?? 0) / (d1 ?? 1) - (n0 ?? 0) / (d0 ?? 1);
        return (
          Math.abs(parts - bridge.change) < 1e-12 &&
          Math.abs(fromSegments - bridge.change) < 1e-12 &&
          Math.abs(direct - bridge.change) < 1e-12 &&
          reversed.rate === bridge.rate &&
          reversed.mix === bridge.mix &&
          reversed.interaction === bridge.interaction &&
          reversed.reversal === bridge.reversal
        );
      }),
      { numRuns: 300 },
    );
  });
});

/**
 * Product A 50 orders and B 50, then 50 and 50: no mix between them. Within A, card 40 of 50 at 90 % and wallet 10 at 50 % become card 20
 * at 95 % and wallet 30 at 60 %: A falls from 82 % to 74 % although both methods improve. B stays at 80 %.
 */
const nested: readonly SegmentCounts[] = [
  {
    segment: 'A',
    n0: 4100n,
    d0: 5000n,
    n1: 3700n,
    d1: 5000n,
    parts: [
      { segment: 'card', n0: 3600n, d0: 4000n, n1: 1900n, d1: 2000n },
      { segment: 'wallet', n0: 500n, d0: 1000n, n1: 1800n, d1: 3000n },
    ],
  },
  { segment: 'B', n0: 4000n, d0: 5000n, n1: 4000n, d1: 5000n, parts: [{ segment: 'card', n0: 4000n, d0: 5000n, n1: 4000n, d1: 5000n }] },
];

describe('along a path', () => {
  const bridge = bridgeOf(nested, 'three-part', one);
  it('takes the rates of the outer dimension apart by the inner one', () => {
    // All of it is the rate of A: 0.5 x (0.74 - 0.82) = -0.04. Within A: rates 0.5 x (0.8 x 0.05 + 0.2 x 0.1) = 0.03,
    // mix 0.5 x (-0.4 x 0.9 + 0.4 x 0.5) = -0.08, both 0.5 x (-0.4 x 0.05 + 0.4 x 0.1) = 0.01.
    const near = (value: number) => expect.closeTo(value, 12) as number;
    expect(bridge?.levels).toEqual([
      { rate: near(-0.04), mix: near(0), interaction: near(0) },
      { rate: near(0.03), mix: near(-0.08), interaction: near(0.01) },
    ]);
    expect(bridge?.segments[0]?.parts.map(({ rateEffect, mixEffect, interaction }) => [rateEffect, mixEffect, interaction])).toEqual([
      [near(0.02), near(-0.18), near(-0.01)],
      [near(0.01), near(0.1), near(0.02)],
    ]);
  });
  it('says where a segment moved against all of its parts', () => {
    expect(bridge?.reversal).toBe(false);
    expect(bridge?.segments.map(({ reversal }) => reversal)).toEqual([true, false]);
    if (bridge === null) throw new Error('no bridge');
    expect(
      bridgeSentence(bridge, {
        metric: 'Payment success rate',
        unit: { kind: 'ratio' },
        direction: 'up',
        locale: 'en-US',
        population: 'orders',
        path: ['product', 'method'],
        names: ['product', 'method'],
        segmentLabel: (_, segment) => segment,
      }),
    ).toBe(
      'Payment success rate fell 4.0 pp, from 81.0 % to 77.0 %: rates −4.00 pp, mix 0.00 pp. Of the rates, by method within each product: rates +3.00 pp, mix −8.00 pp, both together +1.00 pp. The largest rate effect is A › card with +2.00 pp. Within A every method improved, although it fell as a whole.',
    );
  });
  it.each(['three-part', 'midpoint'] as const)('adds up on every level (%s)', (form) => {
    fc.assert(
      fc.property(fc.array(segmentsOf, { minLength: 1, maxLength: 5 }), (groups) => {
        const branches = groups.map((parts, index): SegmentCounts => {
          const sum = (key: 'n0' | 'd0' | 'n1' | 'd1') => parts.reduce((all, part) => all + part[key], 0n);
          return { segment: `g${index}`, n0: sum('n0'), d0: sum('d0'), n1: sum('n1'), d1: sum('d1'), parts };
        });
        const found = bridgeOf(branches, form, one);
        if (found === null) return false;
        const [outer, inner] = found.levels;
        const effects = found.segments.reduce((sum, { effect }) => sum + effect, 0);
        const areParts = found.segments.every((segment) => {
          const within = segment.parts.reduce((sum, { effect }) => sum + effect, 0);
          return segment.parts.length === 0 || Math.abs(within - segment.rateEffect) < 1e-12;
        });
        return (
          areParts &&
          Math.abs(effects - found.change) < 1e-12 &&
          Math.abs((outer?.rate ?? 0) + (outer?.mix ?? 0) + (outer?.interaction ?? 0) - found.change) < 1e-12 &&
          Math.abs((inner?.rate ?? 0) + (inner?.mix ?? 0) + (inner?.interaction ?? 0) - (outer?.rate ?? 0)) < 1e-12
        );
      }),
      { numRuns: 200 },
    );
  });
});
