import { describe, expect, it } from 'vitest';
import { localHour } from '../../../shared/explain/brief-decline-spike.ts';
import { binomialZ, locateSpike, spikeCandidates, type SpikeHour } from '../../../shared/explain/decline-spike.ts';

const hours = (bin: string, from: number, count: number, attempts: number, declines: number): SpikeHour[] =>
  Array.from({ length: count }, (_, index) => ({ bin, hour: from + index, attempts, declines }));

describe('a decline spike', () => {
  it('is measured in standard deviations of a binomial count', () => {
    // n 100, p 0.1: expected 10, variance 9; 28 is 6 deviations above.
    expect(binomialZ({ attempts: 100, declines: 28 }, 0.1)).toBeCloseTo(6, 12);
    expect(binomialZ({ attempts: 0, declines: 0 }, 0.1)).toBe(0);
  });
  it('is located to the BIN and the hour', () => {
    const around = [...hours('A', 0, 20, 20, 2), ...hours('A', 20, 31, 20, 6), ...hours('A', 51, 21, 20, 2), ...hours('B', 0, 72, 20, 2)];
    const baselines = [
      { bin: 'A', attempts: 2_000, declines: 200 },
      { bin: 'B', attempts: 2_000, declines: 200 },
    ];
    expect(locateSpike(around, baselines)).toMatchObject({
      bins: ['A'],
      fromHour: 20,
      toHour: 51,
      attempts: 620,
      declines: 186,
      baseline: 0.1,
      share: 0.3,
    });
  });
  it('is every BIN it explains, also one too thin to stand out alone, and no chance decline hours before', () => {
    // Per hour 3 attempts a BIN: usual 1 in 20, in the spike 1 in 3; at hour 8 one stray decline.
    const thin = (bin: string) => [
      ...hours(bin, 0, 8, 1, 0),
      ...hours(bin, 8, 1, 2, bin === 'A' ? 1 : 0),
      ...hours(bin, 9, 11, 1, 0),
      ...hours(bin, 20, 12, 3, 1),
      ...hours(bin, 32, 20, 3, 0),
    ];
    const baselines = ['A', 'B', 'C', 'D'].map((bin) => ({ bin, attempts: 1_000, declines: 50 }));
    const found = locateSpike([...thin('A'), ...thin('B'), ...thin('C'), ...hours('D', 0, 52, 3, 0)], baselines);
    expect(found).toMatchObject({ bins: ['A', 'B', 'C'], fromHour: 20, toHour: 32, attempts: 108, declines: 36 });
  });
  it('is nothing where nothing stands out', () => {
    expect(locateSpike(hours('A', 0, 72, 20, 2), [{ bin: 'A', attempts: 2_000, declines: 200 }])).toBeNull();
    expect(locateSpike([], [])).toBeNull();
  });
  it('draws days that follow each other together and puts the largest first', () => {
    const day = (issuer: string, at: number, declines: number) => ({ issuer, code: '05', day: at, attempts: 100, declines, baseline: 0.1 });
    expect(spikeCandidates([day('X', 7, 30), day('Y', 3, 90), day('X', 5, 30), day('X', 6, 40)])).toEqual([
      { issuer: 'Y', code: '05', firstDay: 3, lastDay: 3, excess: 80 },
      { issuer: 'X', code: '05', firstDay: 5, lastDay: 7, excess: 70 },
    ]);
  });
  it('names hours in the time zone of the workbook', () => {
    expect(localHour(Date.UTC(2026, 1, 18, 11) / 3_600_000, 'America/New_York')).toBe('Feb 18 06:00');
  });
});
