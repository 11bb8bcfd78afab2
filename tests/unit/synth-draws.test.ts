import { describe, expect, test } from 'vitest';
import { allocate, drawFrom, drawGamma, drawSlot, lognormalTable, slotTable } from '../../shared/synth/draw-tables.ts';
import { exp, ln, normalQuantile, power } from '../../shared/base/exact-math.ts';
import { bins, isSpikeBin, spikeBins } from '../../shared/synth/issuers.ts';
import { minuteProfile } from '../../shared/synth/day-profile.ts';
import { Random } from '../../shared/synth/random.ts';

describe('numbers without Math', () => {
  test.each([-20, -3.5, -0.1, 0, 0.3, 1, 4.7, 12])('exp(%d)', (x) => {
    expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 13);
  });

  test.each([1e-9, 0.02, 0.5, 1, 2, 17.3, 1e6])('ln(%d)', (x) => {
    expect(ln(x)).toBeCloseTo(Math.log(x), 12);
  });

  test.each([
    [1.1, 3, 1.331],
    [2, -2, 0.25],
    [9, 0.5, 3],
    [1.1, 1 / 12, 1.0079741404289038],
  ])('%d to the power of %d', (base, exponent, expected) => {
    expect(power(base, exponent)).toBeCloseTo(expected, 14);
  });

  test.each([
    // Published quantiles of the standard normal.
    [0.5, 0],
    [0.975, 1.959963985],
    [0.95, 1.644853627],
    [0.001, -3.090232306],
  ])('normal quantile of %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 7);
  });
});

describe('draws', () => {
  test('a stream is the same every time and differs from its neighbour', () => {
    const draw = (name: string) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.word()
        )(new Random(name)),
      );
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  test('uniform draws fill [0, 1) evenly', () => {
    const random = new Random('even');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let left = 100_000; left > 0; left--) tenths[random.below(10)]!++;
    // Each tenth holds 10,000 with a standard error of 95.
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(475);
  });

  test('lognormal and gamma have their own means', () => {
    const random = new Random('means');
    const table = lognormalTable(3.6, 0.9);
    let amounts = 0;
    let days = 0;
    for (let left = 50_000; left > 0; left--) {
      amounts += drawFrom(table, random);
      days += drawGamma(2, 6, random);
    }
    // exp(mu + sigma^2 / 2) = exp(4.005) = 54.87; shape x scale = 12.
    expect(Math.abs(amounts / 50_000 / 54.87 - 1)).toBeLessThan(0.03);
    expect(Math.abs(days / 50_000 / 12 - 1)).toBeLessThan(0.02);
  });

  test('slots follow their weights', () => {
    const table = slotTable([1, 0, 3], 4096);
    expect([0, 1, 2].map((value) => table.filter((slot) => slot === value).length)).toEqual([1024, 0, 3072]);
    expect([0, 2]).toContain(drawSlot(table, new Random('slot')));
  });

  test('an allocation adds up', () => {
    expect(allocate(10, [1, 1, 1])).toEqual([3, 4, 3]);
    expect(allocate(7, [0, 5, 2])).toEqual([0, 5, 2]);
  });
});

describe('the world', () => {
  test('has 300 BINs, each once, eight of them neighbours at one issuer', () => {
    expect(new Set(bins.map((bin) => bin.number)).size).toBe(300);
    expect(spikeBins).toHaveLength(8);
    expect(isSpikeBin.reduce((sum, flag) => sum + flag, 0)).toBe(8);
    expect(Number(spikeBins[7]) - Number(spikeBins[0])).toBe(7);
  });

  test('has its two peaks at noon and in the evening', () => {
    const at = (hour: number, minute: number) => minuteProfile[hour * 60 + minute]!;
    expect(at(12, 30)).toBeGreaterThan(at(10, 30));
    expect(at(12, 30)).toBeGreaterThan(at(16, 0));
    expect(at(20, 30)).toBeGreaterThan(at(12, 30));
    expect(at(3, 30)).toBeLessThan(0.2);
    expect(minuteProfile.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1440, 8);
  });
});
