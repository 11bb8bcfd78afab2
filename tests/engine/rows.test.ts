import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dimensionValues } from '../../electron/engine/dimension-values.ts';
import { runRowsFind, runRowsPage } from '../../electron/engine/run-rows.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { cell } from '../support/slice-values.ts';

const spec = (more: Partial<RowsSpec> = {}): RowsSpec => ({
  table: 'attempt',
  where: { kind: 'all' },
  period: null,
  metric: null,
  part: 'all',
  sort: null,
  ...more,
});

/** 1,000 orders, amounts 999.50 down to 0.50; every tenth declined and retried with success a second later. */
const rows: readonly FactRow[] = Array.from({ length: 1000 }, (_, index): FactRow[] => {
  const order = {
    order_id: `o${index}`,
    partner: index % 3 === 0 ? 'Lumen' : 'Meridian',
    method: 'card',
    amount: 999.5 - index,
    ccy: 'USD',
    issuer: index === 777 ? 'Harbor Trust' : null,
  };
  const time = (second: number) => new Date(Date.UTC(2026, 2, 1, 0, index, second)).toISOString().slice(0, 19).replace('T', ' ');
  if (index % 10 !== 0) return [{ ...order, ts_utc: time(0), attempt_no: 1, result: 'approved' }];
  return [
    { ...order, ts_utc: time(0), attempt_no: 1, result: 'declined' },
    { ...order, ts_utc: time(1), attempt_no: 2, result: 'approved' },
  ];
}).flat();

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  await facts.load('attempt', rows);
});
afterAll(() => facts.close());

async function page(more: Partial<RowsSpec>, offset: number, limit: number) {
  const result = await runRowsPage(facts.workbook, spec(more), offset, limit, job);
  const column = (name: string) => Array.from({ length: result.batch.rowCount }, (_, row) => cell(result.batch, name, row));
  return { total: result.total, orders: column('order_id'), amounts: column('amount'), lines: column('line_no') };
}

describe('pages', () => {
  it('come in the order of the file', async () => {
    expect(await page({}, 1098, 10)).toMatchObject({ total: 1100, orders: ['o998', 'o999'], lines: [1100n, 1101n] });
  });
  it('come sorted', async () => {
    const sort = { column: 'amount', descending: false };
    expect(await page({ sort }, 0, 3)).toMatchObject({
      total: 1100,
      orders: ['o999', 'o998', 'o997'],
      amounts: [500_000n, 1_500_000n, 2_500_000n],
    });
    expect((await page({ sort }, 1097, 5)).orders).toEqual(['o1', 'o0', 'o0']);
  });
  it('put missing values last, either way', async () => {
    expect((await page({ sort: { column: 'issuer', descending: true } }, 0, 1)).orders).toEqual(['o777']);
    expect((await page({ sort: { column: 'issuer', descending: false } }, 0, 1)).orders).toEqual(['o777']);
  });
  it('are filtered', async () => {
    const where = { kind: 'compare', column: 'partner', operator: '=', value: 'Lumen' } as const;
    expect(await page({ where }, 0, 2)).toMatchObject({ total: 334 + 34, orders: ['o0', 'o0'] });
    expect(await page({ where, period: { from: '2026-03-02', to: '2026-03-03' } }, 0, 1)).toMatchObject({ orders: [], total: 0 });
  });
  it('show what a number counts', async () => {
    expect((await page({ metric: 'auth_rate_net', part: 'denominator' }, 0, 1)).total).toBe(1000);
    expect((await page({ metric: 'auth_rate_net', part: 'numerator' }, 0, 1)).total).toBe(1000);
    expect((await page({ metric: 'auth_rate_first', part: 'numerator' }, 0, 1)).total).toBe(900);
    expect((await page({ metric: 'retry_recovery', part: 'numerator' }, 0, 1)).total).toBe(100);
    expect((await page({ metric: 'auth_rate_gross', part: 'numerator' }, 0, 1)).total).toBe(1000);
    expect((await page({ metric: 'auth_rate_gross', part: 'denominator' }, 0, 1)).total).toBe(1100);
  });
  it('refuse what does not fit', async () => {
    await expect(page({ metric: 'settled_value' }, 0, 1)).rejects.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    await expect(page({ sort: { column: 'nosuch', descending: true } }, 0, 1)).rejects.toMatchObject({
      error: { code: 'INVALID_REQUEST' },
    });
  });
  it('survive more lists than are kept', async () => {
    for (let amount = 0; amount < 12; amount++)
      await page({ where: { kind: 'compare', column: 'amount', operator: '>', value: amount } }, 0, 1);
    expect((await page({ where: { kind: 'compare', column: 'amount', operator: '>', value: 0 } }, 0, 1)).total).toBe(1100);
  });
});

describe('find', () => {
  it('gives the position in the given order', async () => {
    const found = (more: Partial<RowsSpec>, text: string, from: number) => runRowsFind(facts.workbook, spec(more), text, from, job);
    expect(await found({}, 'HARBOR', 0)).toEqual({ offset: 777 + 78 });
    expect(await found({ sort: { column: 'amount', descending: false } }, 'harbor', 0)).toEqual({ offset: 222 + 22 });
    expect(await found({}, 'harbor', 856)).toEqual({ offset: null });
    expect(await found({}, "'; DROP TABLE attempt; --", 0)).toEqual({ offset: null });
  });
});

describe('dimension values', () => {
  it('come with counts, most frequent first', async () => {
    expect(await dimensionValues(facts.workbook, { table: 'attempt', column: 'partner', limit: 10 }, job)).toEqual({
      values: [
        { value: 'Meridian', rows: 666 + 66 },
        { value: 'Lumen', rows: 334 + 34 },
      ],
      distinct: 2,
      missing: 0,
    });
    expect(await dimensionValues(facts.workbook, { table: 'attempt', column: 'issuer', limit: 10, contains: 'zzz' }, job)).toEqual({
      values: [],
      distinct: 1,
      missing: 1099,
    });
  });
  it('refuse an unknown column by name', async () => {
    await expect(dimensionValues(facts.workbook, { table: 'attempt', column: 'nosuch', limit: 1 }, job)).rejects.toMatchObject({
      error: { code: 'DIMENSION_NO_SUCH' },
    });
  });
});
