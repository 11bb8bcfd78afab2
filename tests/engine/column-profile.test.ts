import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profileColumn, profileColumns } from '../../electron/engine/profile/column-profile.ts';
import { countRows } from '../../electron/engine/rows/describe-rows.ts';
import type { Filter } from '../../shared/query/filter.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';

const spec = (more: Partial<RowsSpec> = {}): RowsSpec => ({
  table: 'attempt',
  where: { kind: 'all' },
  period: null,
  metric: null,
  part: 'all',
  sort: null,
  ...more,
});

/** 100 rows: amounts 1 to 99 dollars and one of 10,000; 10 rows in pesos; days 1 to 10 of March, ten rows each, none on the 5th. */
const rows: readonly FactRow[] = [
  ...Array.from(
    { length: 100 },
    (_, index): FactRow => ({
      ts_utc: `2026-03-${String([1, 2, 3, 4, 6, 7, 8, 9, 10, 10][Math.floor(index / 10)]).padStart(2, '0')} 12:00:00`,
      order_id: `order-${index}`,
      customer_id: `c${index % 7}`,
      partner: index < 60 ? 'Meridian' : index < 90 ? 'Lumen' : null,
      issuer: index === 0 ? ' Harbor' : 'Harbor Trust',
      amount: index === 99 ? 10_000 : index + 1,
      ccy: 'USD',
      latency_ms: index === 50 ? null : 100,
      advice_code: index === 3 ? 'note 4111 1111 1111 1111 end' : index === 4 ? '1234567890123456' : null,
    }),
  ),
  ...Array.from({ length: 10 }, (): FactRow => ({ ts_utc: '2026-03-10 23:30:00', amount: 1_000_000, ccy: 'MXN', partner: 'Meridian' })),
];

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook({ timeZone: 'America/New_York' });
  await facts.load('attempt', rows);
});
afterAll(() => facts.close());

const profile = (column: string, more: Partial<RowsSpec> = {}) => profileColumn(facts.workbook, spec(more), column, job);

describe('words', () => {
  it('come with counts, most frequent first, and what is missing', async () => {
    const { rows: all, missing, distinct, top } = await profile('partner');
    expect([all, missing, distinct]).toEqual([110, 10, { count: 2, isExact: true }]);
    expect(top).toEqual([
      { value: 'Meridian', rows: 70 },
      { value: 'Lumen', rows: 30 },
    ]);
  });
  it('are looked at only where the list is', async () => {
    const where: Filter = { kind: 'compare', column: 'ccy', operator: '=', value: 'MXN' };
    expect((await profile('partner', { where })).top).toEqual([{ value: 'Meridian', rows: 10 }]);
  });
  it('tell their length and stray spaces', async () => {
    // 99 times "Harbor Trust" (12), once " Harbor" (7): mean (99 x 12 + 7) / 100.
    expect((await profile('issuer')).text).toEqual({
      shortest: 7,
      longest: 12,
      mean: 11.95,
      padded: 1,
      lengths: [
        { length: 7, rows: 1 },
        { length: 12, rows: 99 },
      ],
    });
  });
  it('tell card numbers and what is about a person', async () => {
    expect((await profile('advice_code')).cardNumbers).toBe(1);
    expect((await profile('partner')).cardNumbers).toBe(0);
    expect((await profile('customer_id')).personal).toBe('person_id');
    expect((await profile('amount')).cardNumbers).toBeNull();
  });
});

describe('amounts', () => {
  it('are looked at by currency', async () => {
    const { numbers } = await profile('amount');
    expect(numbers.map(({ currency, rows: n, min, max }) => [currency, n, min, max])).toEqual([
      ['USD', 100, '1.000000', '10000.000000'],
      ['MXN', 10, '1000000.000000', '1000000.000000'],
    ]);
    // (1 + ... + 99 + 10,000) / 100
    expect(numbers[0]?.mean).toBeCloseTo((4950 + 10_000) / 100, 9);
  });
  it('have quartiles, and outliers beyond 1.5 times their distance', async () => {
    const [dollars] = (await profile('amount')).numbers;
    const at = (share: number) => Number(dollars?.quantiles.find((quantile) => quantile.at === share)?.value);
    expect([at(0.25), at(0.5), at(0.75)]).toEqual([25, 50, 75]);
    expect(dollars?.outliers).toEqual({ low: '-50', high: '150', below: 0, above: 1 });
  });
  it('fall into bins that add up, each of them a filter that finds its rows', async () => {
    const [dollars] = (await profile('amount')).numbers;
    expect(dollars?.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(100);
    expect(dollars?.bins.at(-1)).toMatchObject({ to: null, rows: 1 });
    for (const { from, to, rows: expected } of dollars?.bins ?? []) {
      const parts: Filter[] = [{ kind: 'compare', column: 'ccy', operator: '=', value: 'USD' }];
      if (from !== null) parts.push({ kind: 'compare', column: 'amount', operator: '>=', value: from });
      if (to !== null) parts.push({ kind: 'compare', column: 'amount', operator: '<', value: to });
      expect((await countRows(facts.workbook, spec({ narrow: { kind: 'and', parts } }), job)).rows, `${from} to ${to}`).toBe(expected);
    }
  });
  it('that are all the same are one bin', async () => {
    const { numbers, missing } = await profile('latency_ms');
    expect(numbers[0]?.bins).toEqual([{ from: '100', to: null, rows: 99 }]);
    expect(missing).toBe(11);
  });
});

describe('times', () => {
  it('are counted by local day, empty days told', async () => {
    const { time } = await profile('ts_utc');
    // 23:30 UTC on March 10 is still March 10 in New York; the 5th holds nothing.
    expect(time).toMatchObject({ first: '2026-03-01T12:00:00.000Z', last: '2026-03-10T23:30:00.000Z', step: 'day', emptyDays: 1 });
    expect(time?.buckets.map(({ rows: n }) => n)).toEqual([10, 10, 10, 10, 0, 10, 10, 10, 10, 30]);
    expect(time?.buckets[0]).toMatchObject({ from: '2026-03-01', to: '2026-03-02' });
  });
});

describe('the overview', () => {
  it('says of every column how full it is and where it ends', async () => {
    const overview = await profileColumns(facts.workbook, spec(), job);
    const of = (name: string) => overview.find(({ column }) => column.name === name);
    expect(of('partner')).toMatchObject({ rows: 110, missing: 10, distinct: { count: 2, isExact: true }, min: 'Lumen', max: 'Meridian' });
    expect(of('order_id')).toMatchObject({ missing: 10, distinct: { count: 100, isExact: true } });
    expect(of('captured_at')).toMatchObject({ missing: 110, distinct: { count: 0 }, min: null, max: null });
  });
});

it('a column that is not there is refused by name', async () => {
  await expect(profile('nosuch')).rejects.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
});
