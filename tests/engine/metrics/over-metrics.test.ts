import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../../electron/engine/slice/run-slice.ts';
import type { SliceSpec } from '../../../shared/query/slice.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../../support/fact-workbook.ts';
import { rowsWith } from '../../support/metric-suite.ts';
import { cell, sliceOf, table, total } from '../../support/slice-values.ts';

const times = (count: number, row: FactRow): FactRow[] => Array.from({ length: count }, () => row);

describe('a rate over two tables', () => {
  let facts: FactWorkbook;
  const id = 'contacts_per_1k_orders';
  /** Orders on March 2 (Meridian 6 card, 4 BNPL; Northbank 5 card) and March 3 (Meridian 2 card). Contacts: 3 about cards on March 2, 1 on March 3. */
  beforeAll(async () => {
    facts = await factWorkbook();
    let order = 0;
    const orders = (count: number, row: FactRow) =>
      Array.from({ length: count }, () => ({ order_id: `${++order}`, attempt_no: 1, result: 'approved', ...row }));
    await facts.load('attempt', [
      ...orders(6, { partner: 'Meridian', product: 'card', ts_utc: '2026-03-02 10:00:00' }),
      ...orders(4, { partner: 'Meridian', product: 'bnpl', ts_utc: '2026-03-02 10:00:00' }),
      ...orders(5, { partner: 'Northbank', product: 'card', ts_utc: '2026-03-02 10:00:00' }),
      ...orders(2, { partner: 'Meridian', product: 'card', ts_utc: '2026-03-03 10:00:00' }),
      ...orders(3, { partner: 'Meridian', product: 'card', ts_utc: '2026-03-09 10:00:00' }),
    ]);
    await facts.load(
      'contact',
      rowsWith({ partner: 'Meridian', product: 'card', is_payment: true }, [
        ...times(3, { ts_utc: '2026-03-02 12:00:00' }),
        { ts_utc: '2026-03-03 12:00:00' },
        { ts_utc: '2026-03-03 12:00:00', is_transfer: true },
      ]),
    );
  });
  afterAll(() => facts.close());
  const run = (more: Partial<SliceSpec> = {}) => runSlice(facts.workbook, sliceOf(id, more), job);
  const rows = async (more: Partial<SliceSpec>, ...by: string[]) =>
    table(await run(more), ...by, id, `${id}.numerator`, `${id}.denominator`);
  const days = { from: '2026-03-02', to: '2026-03-04' };

  it('adds numerator and denominator up, then divides, at each grain', async () => {
    expect(total(await run({ period: days }), id)).toEqual([4000 / 17, 4n, 17n, 17n]);
    expect(await rows({ period: days, grain: 'day' }, 'period')).toEqual([
      ['2026-03-02', 200, 3n, 15n],
      ['2026-03-03', 500, 1n, 2n],
    ]);
  });
  it('is zero where a partner’s contacts are loaded and none came, and missing where none of its contacts are loaded', async () => {
    expect(await rows({ period: days, by: ['product'] }, 'product')).toEqual([
      ['card', 4000 / 13, 4n, 13n],
      ['bnpl', 0, 0n, 4n],
    ]);
    expect(await rows({ period: days, by: ['partner'] }, 'partner')).toEqual([
      ['Meridian', 4000 / 12, 4n, 12n],
      ['Northbank', null, null, null],
    ]);
  });
  it('is missing on days of which one of the tables holds nothing', async () => {
    expect(await rows({ period: { from: '2026-03-08', to: '2026-03-10' }, grain: 'day' }, 'period')).toEqual([
      ['2026-03-08', null, null, null],
      ['2026-03-09', null, null, null],
    ]);
  });
  it('puts the rest into one row and the comparison beside it', async () => {
    expect(await rows({ period: days, by: ['product'], top: 1 }, 'product')).toEqual([
      ['card', 4000 / 13, 4n, 13n],
      ['Other', 0, 0n, 4n],
    ]);
    const compared = await run({ period: { from: '2026-03-03', to: '2026-03-04' }, compare: { from: '2026-03-02', to: '2026-03-03' } });
    expect([cell(compared.totals, id), cell(compared.totals, `${id}.base`), cell(compared.totals, `${id}.base_denominator`)]).toEqual([
      500,
      200,
      15n,
    ]);
  });
  it('splits only by what both tables know, and says so', async () => {
    await expect(run({ by: ['issuer'] })).rejects.toMatchObject({ error: { code: 'DIMENSION_NO_SUCH' } });
    await expect(run({ where: { kind: 'compare', column: 'issuer', operator: '=', value: 'First Harbor' } })).rejects.toMatchObject({
      error: { code: 'FILTER_INVALID', context: { problem: 'Customer contacts have no column issuer' } },
    });
  });
  it('names the extracts and the definition it was made from', async () => {
    const { lineage } = await run();
    expect(lineage.extracts.map(({ id: extract }) => extract)).toEqual([1, 2]);
    expect(lineage.metrics).toMatchObject([{ id, label: 'Contacts for every 1,000 orders', kind: 'ratio' }]);
  });
});

describe('different values', () => {
  let facts: FactWorkbook;
  beforeAll(async () => {
    facts = await factWorkbook();
    const paid = (customer_id: string, product: string, day: string, amount: number): FactRow => ({
      customer_id,
      product,
      ts_utc: `2026-0${day} 10:00:00`,
      amount,
      ccy: 'USD',
      result: 'approved',
      method: 'card',
    });
    await facts.load('attempt', [
      paid('ann', 'co_brand', '2-10', 10),
      paid('ann', 'private_label', '2-11', 20),
      paid('ann', 'co_brand', '3-10', 30),
      paid('bob', 'co_brand', '3-11', 40),
      paid('cleo', 'private_label', '3-12', 60),
    ]);
  });
  afterAll(() => facts.close());
  const id = 'active_customers';

  it('are counted again at each grain, not added up', async () => {
    const byProduct = await runSlice(facts.workbook, sliceOf(id, { by: ['product'] }), job);
    expect(table(byProduct, 'product', id)).toEqual([
      ['co_brand', 2n],
      ['private_label', 2n],
    ]);
    expect(cell(byProduct.totals, id)).toBe(3n);
    const byMonth = await runSlice(facts.workbook, sliceOf(id, { grain: 'month' }), job);
    expect(table(byMonth, 'period', id)).toEqual([
      ['2026-02-01', 1n],
      ['2026-03-01', 3n],
    ]);
    const folded = await runSlice(facts.workbook, sliceOf(id, { by: ['product', 'ccy'], top: 1 }), job);
    expect(table(folded, 'product', id)).toEqual([
      ['co_brand', 2n],
      ['Other', 2n],
    ]);
  });
  it('divide sums of the same grain', async () => {
    const result = await runSlice(facts.workbook, sliceOf('spend_per_active', { by: ['product'] }), job);
    expect(table(result, 'product', 'spend_per_active')).toEqual([
      ['co_brand', 40_000_000n],
      ['private_label', 40_000_000n],
    ]);
    // 160 over Ann, Bob and Cleo
    expect(cell(result.totals, 'spend_per_active')).toBe(53_333_333n);
  });
});

describe('the month before', () => {
  let facts: FactWorkbook;
  const id = 'chargeback_ratio_mastercard_bps';
  /** 7,500 sales in January, 9,000 in February, 8,000 in March; 185 chargebacks in February, 90 in March. */
  beforeAll(async () => {
    facts = await factWorkbook({ timeZone: 'America/New_York' });
    await facts.load('settlement_line', [{ ts_utc: '2026-01-31 23:00:00', type: 'payout', scheme: 'mastercard', partner: 'Meridian' }]);
    for (const [day, type, count] of [
      ['2026-01-15', 'sale', 7500],
      ['2026-02-15', 'sale', 9000],
      ['2026-03-15', 'sale', 8000],
      ['2026-02-20', 'chargeback', 185],
      ['2026-03-20', 'chargeback', 90],
    ] as const)
      await facts.run(
        `INSERT INTO settlement_line (extract_id, line_no, ts_utc, type, scheme, partner) SELECT 1, i, TIMESTAMP '${day} 12:00:00', '${type}', 'mastercard', 'Meridian' FROM range(${count}) r(i)`,
      );
  });
  afterAll(() => facts.close());
  const run = (more: Partial<SliceSpec>) => runSlice(facts.workbook, sliceOf(id, more), job);

  it('is what chargebacks of a month are held against: 185 on 7,500 are 246.67 bps, published as 247', async () => {
    const february = await run({ period: { from: '2026-02-01', to: '2026-03-01' } });
    expect(total(february, id)[0]).toBeCloseTo(246.6667, 3);
    expect(Math.round(Number(total(february, id)[0]))).toBe(247);
    expect(total(february, id).slice(1)).toEqual([185n, 7500n, 7500n]);
    expect(table(await run({ grain: 'month' }), 'period', `${id}.numerator`, `${id}.denominator`)).toEqual([
      ['2026-01-01', null, null],
      ['2026-02-01', 185n, 7500n],
      ['2026-03-01', 90n, 9000n],
    ]);
  });
  it('adds up over the months of a quarter and of all that is loaded', async () => {
    const quarter = await run({ grain: 'quarter', period: { from: '2026-01-01', to: '2026-04-01' } });
    expect(table(quarter, 'period', `${id}.numerator`, `${id}.denominator`)).toEqual([['2026-01-01', 275n, 16_500n]]);
    expect(total(await run({}), id).slice(1, 3)).toEqual([275n, 16_500n]);
  });
  it('is not complete for the first month, whose month before is not loaded', async () => {
    const result = await run({ grain: 'month' });
    expect(table(result, 'period', 'complete').map(([, complete]) => complete)[0]).toBe(false);
  });
});

describe('by origin', () => {
  let facts: FactWorkbook;
  beforeAll(async () => {
    facts = await factWorkbook();
    await facts.load(
      'settlement_line',
      rowsWith({ partner: 'Meridian', ccy_gross: 'USD' }, [
        { type: 'sale', merchant_ref: 'a', ts_utc: '2026-01-10 10:00:00' },
        { type: 'sale', merchant_ref: 'b', ts_utc: '2026-01-20 10:00:00' },
        { type: 'sale', merchant_ref: 'c', ts_utc: '2026-02-10 10:00:00' },
        { type: 'refund', merchant_ref: 'a', ts_utc: '2026-02-12 10:00:00' },
        { type: 'refund', merchant_ref: 'c', ts_utc: '2026-03-31 10:00:00' },
        { type: 'refund', merchant_ref: 'x', ts_utc: '2026-03-31 10:00:00' },
      ]),
    );
  });
  afterAll(() => facts.close());

  it('refunds count in the month of their sale, by event in their own', async () => {
    const ids = ['refund_rate', 'refund_rate_origin'];
    const result = await runSlice(facts.workbook, sliceOf(ids, { grain: 'month' }), job);
    expect(table(result, 'period', ...ids.map((id) => `${id}.numerator`), ...ids.map((id) => `${id}.denominator`))).toEqual([
      ['2026-01-01', 0n, 1n, 2n, 2n],
      ['2026-02-01', 1n, 1n, 1n, 1n],
      ['2026-03-01', 2n, null, 0n, null],
    ]);
  });
  it('a young month is provisional: not complete, and it is said', async () => {
    const result = await runSlice(
      facts.workbook,
      sliceOf('refund_rate_origin', { grain: 'month', period: { from: '2026-01-01', to: '2026-03-01' } }),
      job,
    );
    // Final are days before January 31, 60 days before April 1.
    expect(result.notes.find(({ code }) => code === 'PROVISIONAL')?.message).toBe(
      'Refund rate of sales is provisional from Jan 31, 2026 on: 60 days must pass before a day is final.',
    );
    expect(table(result, 'period', 'complete')).toEqual([
      ['2026-01-01', false],
      ['2026-02-01', false],
    ]);
  });
});

it('the figures of one service: 91,000 approved, 8,600 declined, 400 technical', async () => {
  const facts = await factWorkbook();
  await facts.load('attempt', [{ ts_utc: '2026-03-01 10:00:00', result: 'test', method: 'card' }]);
  for (const [result, count] of [
    ['approved', 91_000],
    ['declined', 8600],
    ['error', 250],
    ['timeout', 150],
  ] as const)
    await facts.run(
      `INSERT INTO attempt (extract_id, line_no, ts_utc, result, method, order_id, decline_cat) SELECT 1, i, TIMESTAMP '2026-03-01 10:00:00', '${result}', 'card', '${result}' || i, ${result === 'approved' ? 'NULL' : result === 'declined' ? "'funds'" : "'technical'"} FROM range(${count}) r(i)`,
    );
  const ids = ['availability_attempts', 'auth_rate_gross', 'auth_rate_ex_technical', 'decline_rate'];
  const result = await runSlice(facts.workbook, sliceOf(ids, { by: [] }), job);
  expect(ids.slice(0, 2).map((id) => cell(result.totals, id))).toEqual([0.996, 0.91]);
  // 91,000 over 99,600
  expect(Number(cell(result.totals, 'auth_rate_ex_technical')) * 100).toBeCloseTo(91.365, 3);
  const categories = await runSlice(facts.workbook, sliceOf('decline_rate', { by: ['decline_cat'] }), job);
  const declined = table(categories, 'decline_rate').reduce((sum, [rate]) => sum + Number(rate ?? 0), 0);
  expect(declined + Number(cell(result.totals, 'auth_rate_gross'))).toBeCloseTo(1, 12);
  await facts.close();
});
