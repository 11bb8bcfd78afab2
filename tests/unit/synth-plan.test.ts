import { describe, expect, test } from 'vitest';
import { incidentPlans, planOf, spikeAttempts } from '../../shared/synth/incident-plan.ts';
import { attemptsOf, monthQuota, nominalAttempts, pattern, QuotaDraw, type SynthSize } from '../../shared/synth/quotas.ts';
import { Random } from '../../shared/synth/random.ts';
import {
  dayCount,
  dayOf,
  dayStart,
  dayText,
  instantOf,
  monthOf,
  payoutDays,
  wallOf,
  weekdayOf,
} from '../../shared/synth/synth-calendar.ts';
import { product, productIds } from '../../shared/synth/world.ts';

const sizes: readonly SynthSize[] = ['S', 'M', 'L', 'XL'];
const everyMonth = [0, 1, 2];

describe('quotas', () => {
  test.each(sizes)('patterns of size %s add up to orders and paid orders', (size) => {
    for (const code of productIds.keys()) {
      for (const month of everyMonth) {
        const { orders, paid, byPattern } = monthQuota(size, code, month);
        expect(byPattern.reduce((sum, count) => sum + count, 0)).toBe(orders);
        expect(byPattern.slice(0, 4).reduce((sum, count) => sum + count, 0)).toBe(paid);
        expect(Math.min(...byPattern)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test.each(sizes)('attempts of size %s are within 1 % of the nominal', (size) => {
    let attempts = 0;
    for (const code of productIds.keys()) {
      for (const month of everyMonth)
        attempts += monthQuota(size, code, month).byPattern.reduce((sum, count, at) => sum + count * attemptsOf[at]!, 0);
    }
    expect(Math.abs(attempts / nominalAttempts[size] - 1)).toBeLessThan(0.01);
  });

  test('the golden mix shift: 60/40 at 97.0/82.0 % to 45/55 at 97.5/83.0 %', () => {
    const cell = (code: number, month: number) => {
      const { orders, paid } = monthQuota('M', code, month);
      return [orders, paid];
    };
    expect(cell(product.coBrand, 0)).toEqual([96_000, 93_120]);
    expect(cell(product.bnpl, 0)).toEqual([64_000, 52_480]);
    expect(cell(product.coBrand, 2)).toEqual([72_000, 70_200]);
    expect(cell(product.bnpl, 2)).toEqual([88_000, 73_040]);
  });

  test('every product improves from January to March while the total falls', () => {
    const rate = (codes: readonly number[], month: number) => {
      const cells = codes.map((code) => monthQuota('S', code, month));
      return cells.reduce((sum, { paid }) => sum + paid, 0) / cells.reduce((sum, { orders }) => sum + orders, 0);
    };
    const all = [...productIds.keys()];
    for (const code of all) expect(rate([code], 2)).toBeGreaterThan(rate([code], 0));
    expect(rate(all, 2)).toBeLessThan(rate(all, 0));
  });

  test('a draw deals out the quota exactly, whatever the chances', () => {
    const quota = { orders: 500, paid: 420, byPattern: [400, 15, 5, 0, 50, 20, 10, 0] };
    for (const chance of [0, 0.2, 1]) {
      const draw = new QuotaDraw(quota);
      const random = new Random(`quota ${chance}`);
      const dealt = Array.from({ length: 8 }, () => 0);
      for (let order = 0; order < 500; order++) dealt[draw.next(random, chance, order % 7 === 0 ? pattern.DS : null)]!++;
      expect(dealt).toEqual(quota.byPattern);
    }
    expect(pattern.D).toBe(4);
  });
});

describe('calendar', () => {
  test('the quarter has 90 days, one of them an hour short', () => {
    expect(dayText(0)).toBe('2026-01-01');
    expect(dayText(dayCount - 1)).toBe('2026-03-31');
    expect(weekdayOf(0)).toBe(4);
    const lengths = Array.from({ length: dayCount }, (_, day) => (dayStart(day + 1) - dayStart(day)) / 3_600_000);
    expect(lengths.filter((hours) => hours === 23)).toHaveLength(1);
    expect(lengths[dayOf(3, 8)]).toBe(23);
    expect(new Date(dayStart(0)).toISOString()).toBe('2026-01-01T05:00:00.000Z');
    expect(new Date(dayStart(dayCount)).toISOString()).toBe('2026-04-01T04:00:00.000Z');
  });

  test('wall clocks on the day of the change', () => {
    const day = dayOf(3, 8);
    const hour = 3_600_000;
    expect(new Date(instantOf(day, 1.5 * hour)).toISOString()).toBe('2026-03-08T06:30:00.000Z');
    expect(new Date(instantOf(day, 3.5 * hour)).toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(wallOf(day, Date.UTC(2026, 2, 8, 7, 30))).toBe(3.5 * hour);
  });

  test('payouts leave on business days and at the end of each month', () => {
    expect(payoutDays[dayOf(1, 1)]!.day).toBe(dayOf(1, 2));
    expect(payoutDays[dayOf(1, 17)]!.day).toBe(dayOf(1, 20));
    expect(payoutDays[dayOf(1, 31)]!.day).toBe(dayOf(1, 31));
    expect(payoutDays[dayOf(2, 1)]!.day).toBe(dayOf(2, 2));
    for (const [day, { day: payout }] of payoutDays.entries()) expect(monthOf(payout)).toBe(monthOf(day));
  });
});

describe('incidents', () => {
  test('the BIN spike is refused where it would drown in chance', () => {
    // 4,752 card orders in 672 hours: 219 in 31 hours, 12.2 on the BINs; error sqrt(0.044 x 0.956 / 12.2) = 5.9 pp; 18 / 5.9 = 3.1.
    expect(spikeAttempts('S')).toBeCloseTo(12.2, 0);
    const refused = planOf('I2', 'S');
    expect(refused.isPlanted).toBe(false);
    expect(refused.standardErrors).toBeCloseTo(3.1, 1);
    expect(refused.refusedReason).toContain('3.1 standard errors');
    expect(planOf('I2', 'M').isPlanted).toBe(true);
  });

  test('an incident is refused at a size where it would drown in chance, and only there', () => {
    const refused = (size: SynthSize) => incidentPlans(size).flatMap(({ id, isPlanted }) => (isPlanted ? [] : [id]));
    expect(refused('S')).toEqual(['I2', 'I8', 'I13', 'I21', 'I22']);
    for (const size of ['M', 'L', 'XL'] as const) expect(refused(size)).toEqual([]);
  });

  test('standard errors are those of the effect in its own window', () => {
    const of = (id: string, size: SynthSize) => incidentPlans(size).find((plan) => plan.id === id)!;
    // 868 redemptions in 31 days: 28 a day, 22.4 % of which are 6.3; their error is 5.3. Twenty times as many make it sqrt(20) times clearer.
    expect(of('I21', 'S').standardErrors).toBeCloseTo((0.224 * 28) / Math.sqrt(28), 1);
    expect(of('I21', 'M').standardErrors).toBeCloseTo((0.224 * 560) / Math.sqrt(560), 1);
    // 1,322 debits of two months: 6.2 returns; one return more or less is 0.08 %, the methods differ by 0.05 %.
    expect(of('I13', 'S').standardErrors).toBeCloseTo(0.6, 1);
    expect(of('I13', 'M')).toMatchObject({ isPlanted: true, expectedCount: { of: 'unauthorized returns', count: 124 } });
    // 390 orders are lost after one, two and three attempts: 203, 129, 58 of them before, 367, 20, 3 after.
    expect(of('I10', 'S').expectedCount?.count).toBe(203 + 2 * 129 + 3 * 58 - (367 + 2 * 20 + 3 * 3));
  });
});
