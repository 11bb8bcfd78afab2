import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lateInterest } from '../../../shared/commitments/remedy.ts';
import { decimalFraction } from '../../../shared/money/fraction.ts';

const at = (annualRate: number, yearDays: 360 | 365) => ({ kind: 'late_interest', annualRate, yearDays }) as const;
const late = (...parts: readonly (readonly [amount: string, daysLate: number])[]) =>
  parts.map(([amount, daysLate]) => ({ amount: decimalFraction(amount), daysLate }));

describe('interest on what settled late, worked by hand', () => {
  it.each([
    // 100,000 x 2 + 50,000 x 1 = 250,000; x 6 % / 360 = 41.666...
    ['two amounts, a year of 360 days', late(['100000.00', 2], ['50000.00', 1]), at(0.06, 360), 'USD', '41.67'],
    // The same over 365 days: 15,000 / 365 = 41.0958...
    ['the same, a year of 365 days', late(['100000.00', 2], ['50000.00', 1]), at(0.06, 365), 'USD', '41.10'],
    // 1,000,000 x 3 x 4.5 % / 360 = 375 exactly.
    ['a whole amount', late(['1000000', 3]), at(0.045, 360), 'USD', '375.00'],
    // 3,000 cents-days parts that only together make a cent: 3 x (0.06 x 1 x 10 % / 360) is 0.00005, but 1,200 of them are 0.02.
    [
      '1,200 amounts of 0.06, none of which makes a cent alone',
      late(...Array.from({ length: 1200 }, () => ['0.06', 1] as const)),
      at(0.1, 360),
      'USD',
      '0.02',
    ],
    // 18.25 x 1 x 10 % / 365 = 0.005: half to even is 0.00; 54.75 gives 0.015, half to even is 0.02.
    ['half a cent goes to the even cent below', late(['18.25', 1]), at(0.1, 365), 'USD', '0.00'],
    ['half a cent goes to the even cent above', late(['54.75', 1]), at(0.1, 365), 'USD', '0.02'],
    // 2,500,000 x 4 x 1.2 % / 365 = 328.767 yen, which have no cents.
    ['yen', late(['2500000', 4]), at(0.012, 365), 'JPY', '329'],
    // 1,000.500 x 10 x 3.65 % / 365 = 1.0005 dinar of three decimals: half to even is 1.000.
    ['dinar', late(['1000.500', 10]), at(0.0365, 365), 'KWD', '1.000'],
  ] as const)('%s', (_, amounts, remedy, currency, amount) => {
    expect(lateInterest(amounts, remedy, currency)?.amount).toBe(amount);
  });

  it('says how it is made', () => {
    expect(lateInterest(late(['100000.00', 2], ['50000.00', 1]), at(0.06, 360), 'USD')?.working).toBe(
      'USD 250,000.00 (amounts x business days late) x 6 % / 360',
    );
  });

  it('is nothing where nothing was late', () => {
    expect(lateInterest([], at(0.06, 360), 'USD')).toBeNull();
  });
});

it('is what accrues day by day on all that is still outstanding, rounded once at the end', () => {
  const amount = fc.record({ cents: fc.integer({ min: 1, max: 100_000_000 }), days: fc.integer({ min: 1, max: 30 }) });
  const remedy = fc.record({ hundredths: fc.integer({ min: 1, max: 3000 }), yearDays: fc.constantFrom<360 | 365>(360, 365) });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 40 }), remedy, (parts, { hundredths, yearDays }) => {
      const rate = Number((hundredths / 10_000).toFixed(4));
      // Second method: walk the days, add what is outstanding on each, and divide whole numbers with half to even.
      let outstanding = 0n;
      for (let day = 1; day <= 30; day++) for (const { cents, days } of parts) if (days >= day) outstanding += BigInt(cents);
      const [top, bottom] = [outstanding * BigInt(hundredths), 10_000n * BigInt(yearDays)];
      const [whole, rest] = [top / bottom, (top % bottom) * 2n];
      const cents = whole + (rest > bottom || (rest === bottom && whole % 2n === 1n) ? 1n : 0n);
      const given = lateInterest(
        late(...parts.map(({ cents: value, days }) => [(value / 100).toFixed(2), days] as const)),
        at(rate, yearDays),
        'USD',
      );
      const shuffled = lateInterest(
        late(...parts.toReversed().map(({ cents: value, days }) => [(value / 100).toFixed(2), days] as const)),
        at(rate, yearDays),
        'USD',
      );
      expect(given?.amount).toBe(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
      expect(shuffled).toEqual(given);
    }),
    { numRuns: 200 },
  );
});
