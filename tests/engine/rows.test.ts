import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dimensionValues } from '../../electron/engine/slice/dimension-values.ts';
import { runRowsPage } from '../../electron/engine/rows/run-rows.ts';
import { runRowsFind } from '../../electron/engine/rows/run-rows-find.ts';
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
    const sort = [{ column: 'amount', descending: false }];
    expect(await page({ sort }, 0, 3)).toMatchObject({
      total: 1100,
      orders: ['o999', 'o998', 'o997'],
      amounts: [500_000n, 1_500_000n, 2_500_000n],
    });
    expect((await page({ sort }, 1097, 5)).orders).toEqual(['o1', 'o0', 'o0']);
  });
  it('put missing values last, either way', async () => {
    expect((await page({ sort: [{ column: 'issuer', descending: true }] }, 0, 1)).orders).toEqual(['o777']);
    expect((await page({ sort: [{ column: 'issuer', descending: false }] }, 0, 1)).orders).toEqual(['o777']);
  });
  it('are filtered', async () => {
    const where = { kind: 'compare', column: 'partner', operator: '=', value: 'Lumen' } as const;
    expect(await page({ where }, 0, 2)).toMatchObject({ total: 334 + 34, orders: ['o0', 'o0'] });
    expect(await page({ where, period: { from: '2026-03-02', to: '2026-03-03' } }, 0, 1)).toMatchObject({ orders: [], total: 0 });
  });
  it('show what a number counts', async () => {
    expect((await page({ metric: 'auth_rate_gross', part: 'numerator' }, 0, 1)).total).toBe(1000);
    expect((await page({ metric: 'auth_rate_gross', part: 'denominator' }, 0, 1)).total).toBe(1100);
    expect((await page({ metric: 'auth_rate_gross', part: 'rest' }, 0, 1)).total).toBe(100);
  });
  it('show every attempt of the orders that a number counts', async () => {
    // 1,000 orders; the 100 that were declined first have two attempts each.
    expect((await page({ metric: 'auth_rate_net', part: 'denominator' }, 0, 1)).total).toBe(1100);
    expect((await page({ metric: 'auth_rate_net', part: 'rest' }, 0, 1)).total).toBe(0);
    expect((await page({ metric: 'auth_rate_first', part: 'numerator' }, 0, 1)).total).toBe(900);
    expect((await page({ metric: 'auth_rate_first', part: 'rest' }, 0, 9)).orders).toEqual([
      'o0',
      'o0',
      'o10',
      'o10',
      'o20',
      'o20',
      'o30',
      'o30',
      'o40',
    ]);
    expect((await page({ metric: 'retry_recovery', part: 'numerator' }, 0, 1)).total).toBe(200);
  });
  it('refuse what does not fit', async () => {
    await expect(page({ metric: 'settled_value' }, 0, 1)).rejects.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    await expect(page({ sort: [{ column: 'nosuch', descending: true }] }, 0, 1)).rejects.toMatchObject({
      error: { code: 'INVALID_REQUEST' },
    });
  });
  it('survive more lists than are kept, the longest unused going first', async () => {
    const above = (value: number) => page({ where: { kind: 'compare', column: 'amount', operator: '>', value } }, 0, 1);
    for (let amount = 0; amount < 30; amount++) {
      await above(amount);
      expect((await above(0)).total).toBe(1100);
    }
    const [kept = []] = await facts.workbook.session.withConnection(async (connection) =>
      (await connection.run("SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, 'rows_')")).getColumns(),
    );
    expect(kept.length).toBeLessThanOrEqual(12);
    expect((await above(1)).total).toBe(1099);
  });
});

describe('windows', () => {
  it('hold the columns that are asked for, and always where a row comes from', async () => {
    const { batch } = await runRowsPage(facts.workbook, spec(), 3, 2, job, ['amount', 'order_id']);
    expect(batch.columns.map(({ name }) => name)).toEqual(['extract_id', 'line_no', 'fault', 'amount', 'order_id']);
    expect(cell(batch, 'order_id', 0)).toBe('o2');
    await expect(runRowsPage(facts.workbook, spec(), 0, 1, job, ['nosuch'])).rejects.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
  });
  it('are the same however they are cut', async () => {
    const sort = [
      { column: 'partner', descending: false },
      { column: 'amount', descending: true },
    ];
    const whole = (await page({ sort }, 0, 1100)).lines;
    const cut = [(await page({ sort }, 0, 77)).lines, (await page({ sort }, 77, 400)).lines, (await page({ sort }, 477, 700)).lines].flat();
    expect(cut).toEqual(whole);
    expect(new Set(whole).size).toBe(1100);
  });
});

describe('several keys', () => {
  it('decide one after another, equal rows staying as they lie in the files', async () => {
    const sort = [
      { column: 'partner', descending: true },
      { column: 'result', descending: false },
      { column: 'amount', descending: false },
    ];
    const byHand = rows
      .map((row, index) => ({ row, line: BigInt(index + 2) }))
      .toSorted(
        (left, right) =>
          compare(String(right.row['partner']), String(left.row['partner'])) ||
          compare(String(left.row['result']), String(right.row['result'])) ||
          Number(left.row['amount']) - Number(right.row['amount']) ||
          Number(left.line - right.line),
      )
      .map(({ line }) => line);
    expect((await page({ sort }, 0, 1100)).lines).toEqual(byHand);
  });
  it('put missing values last in each of them', async () => {
    const sort = [
      { column: 'issuer', descending: true },
      { column: 'order_id', descending: false },
    ];
    expect((await page({ sort }, 0, 3)).orders).toEqual(['o777', 'o0', 'o0']);
  });
});

const compare = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1);

describe('find', () => {
  const find = (more: Partial<RowsSpec>, text: string, from: number, backwards = false, columns?: readonly string[]) =>
    runRowsFind(facts.workbook, { rows: spec(more), text, from, backwards, columns }, job);
  const sort = [{ column: 'amount', descending: false }];

  it('gives the position in the given order', async () => {
    expect(await find({}, 'HARBOR', 0)).toEqual({ offset: 777 + 78, ordinal: 1, matches: 1 });
    expect(await find({ sort }, 'harbor', 0)).toEqual({ offset: 222 + 22, ordinal: 1, matches: 1 });
    expect(await find({}, 'harbor', 856)).toEqual({ offset: null, ordinal: null, matches: 1 });
    expect(await find({}, "'; DROP TABLE attempt; --", 0)).toEqual({ offset: null, ordinal: null, matches: 0 });
  });
  it('goes both ways and counts', async () => {
    // The orders 0, 10, ... 990 were declined first: o0 in rows 0 and 1, o10 in rows 11 and 12, and so on, 11 rows to ten orders.
    expect(await find({}, 'declined', 1)).toEqual({ offset: 11, ordinal: 2, matches: 100 });
    expect(await find({}, 'declined', 1089, true)).toEqual({ offset: 1089, ordinal: 100, matches: 100 });
    expect(await find({}, 'declined', 1088, true)).toEqual({ offset: 1078, ordinal: 99, matches: 100 });
    expect(await find({ sort }, 'declined', 0)).toMatchObject({ offset: 9, ordinal: 1 });
  });
  it('looks only at the columns that are shown, numbers included', async () => {
    expect((await find({}, 'harbor', 0, false, ['order_id'])).matches).toBe(0);
    expect((await find({}, '777.5', 0, false, ['amount'])).matches).toBe(1);
    expect((await find({}, '777.5', 0, false, ['order_id'])).matches).toBe(0);
  });
});

describe('a list that is cancelled', () => {
  it('leaves nothing behind, and the lists before it work', async () => {
    const before = await page({ sort: [{ column: 'amount', descending: true }] }, 0, 1);
    const controller = new AbortController();
    const cancelled = { signal: controller.signal, progress: () => controller.abort() };
    const sort = [{ column: 'customer_id', descending: true }];
    await expect(runRowsPage(facts.workbook, spec({ sort }), 0, 1, cancelled)).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
    expect(await page({ sort: [{ column: 'amount', descending: true }] }, 0, 1)).toEqual(before);
    expect((await page({ sort }, 0, 1)).total).toBe(1100);
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
