import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgeOf, type SegmentCounts } from '../../shared/explain/bridge.ts';
import { bridgeSentence } from '../../shared/explain/bridge-sentence.ts';

/** Shares 60/40 -> 45/55, rates 97.0/82.0 -> 97.5/83.0 on 100,000 orders: DOMAIN 1.1. */
const simpson: readonly SegmentCounts[] = [
  { segment: 'co_brand', n0: 58_200n, d0: 60_000n, n1: 43_875n, d1: 45_000n },
  { segment: 'bnpl', n0: 32_800n, d0: 40_000n, n1: 45_650n, d1: 55_000n },
];

describe('the golden case', () => {
  it('takes 91.000 -> 89.525 apart into three parts', () => {
    const bridge = bridgeOf(simpson, 'three-part', 1);
    expect(bridge?.start).toBeCloseTo(0.91, 12);
    expect(bridge?.end).toBeCloseTo(0.89525, 12);
    expect(bridge?.change).toBeCloseTo(-0.01475, 12);
    expect(bridge?.rate).toBeCloseTo(0.007, 12);
    expect(bridge?.mix).toBeCloseTo(-0.0225, 12);
    expect(bridge?.interaction).toBeCloseTo(0.00075, 12);
    expect(bridge?.reversal).toBe(true);
  });
  it('and in the midpoint form into two', () => {
    const bridge = bridgeOf(simpson, 'midpoint', 1);
    expect(bridge?.rate).toBeCloseTo(0.007375, 12);
    expect(bridge?.mix).toBeCloseTo(-0.022125, 12);
    expect(bridge?.interaction).toBe(0);
  });
  it('says it in words', () => {
    const bridge = bridgeOf(simpson, 'three-part', 1);
    if (bridge === null) throw new Error('no bridge');
    const words = {
      metric: 'Payment success rate',
      unit: { kind: 'ratio' },
      direction: 'up',
      locale: 'en-US',
      population: 'orders',
      segmentLabel: (one: string) => (one === 'bnpl' ? 'BNPL' : one),
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
      1,
    );
    expect(bridge?.change).toBeCloseTo(0.65 - 0.8, 12);
    expect(bridge?.rate).toBe(0);
    expect(bridge?.mix).toBeCloseTo(-0.15, 12);
    expect(bridge?.segments[1]).toMatchObject({ rate0: null, rate1: 0.5, share0: 0, share1: 0.5 });
    expect(bridge?.reversal).toBe(false);
  });
  it('give no bridge when a period is empty', () => {
    expect(bridgeOf([{ segment: 'a', n0: 0n, d0: 0n, n1: 1n, d1: 2n }], 'three-part', 1)).toBeNull();
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
        const bridge = bridgeOf(segments, form, 1);
        const reversed = bridgeOf([...segments].reverse(), form, 1);
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
