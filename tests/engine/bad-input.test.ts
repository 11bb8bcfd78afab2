import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { parseFilter } from '../../shared/query/parse-filter.ts';
import type { SliceSpec } from '../../shared/query/slice.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { cell, sliceOf } from '../support/slice-values.ts';

/** Three attempts of Lumen on cards, two of Alder on BNPL, all of March 2; a sale in USD and one in EUR, and a refund without sales. */
let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook({ currency: 'USD' });
  const at = { ts_utc: '2026-03-02 10:00:00', result: 'approved' };
  await facts.load('attempt', [
    ...[1, 2, 3].map((order) => ({ ...at, order_id: `l${order}`, partner: 'Lumen', method: 'card' })),
    ...[1, 2].map((order) => ({ ...at, order_id: `a${order}`, partner: 'Alder', method: 'bnpl' })),
  ]);
  await facts.load('settlement_line', [
    { ts_utc: '2026-03-02 10:00:00', partner: 'Lumen', type: 'sale', gross: 10, ccy_gross: 'USD' },
    { ts_utc: '2026-03-02 10:00:00', partner: 'Alder', type: 'refund', gross: -3, ccy_gross: 'EUR' },
    { ts_utc: '2026-03-02 10:00:00', partner: 'Alder', type: 'fee', fee_total: -1, ccy_gross: 'EUR', ccy_net: 'EUR' },
  ]);
});
afterAll(() => facts.close());

const run = (metric: string, more: Partial<SliceSpec> = {}) => runSlice(facts.workbook, sliceOf(metric, more), job);
const messages = async (metric: string, where: string, more: Partial<SliceSpec> = {}) =>
  (await run(metric, { where: parseFilter(where), ...more })).notes.map(({ code, message }) => [code, message]);

describe('what matches nothing says why', () => {
  it('a value that no row has', async () => {
    expect(await messages('attempts', 'partner = "Lumn" and method = "card"')).toEqual([
      ['NOTHING_MATCHES', 'Nothing matches: of 5 payment attempts, none has partner = "Lumn". Lift that filter.'],
    ]);
  });
  it('filters that exclude each other', async () => {
    expect(await messages('attempts', 'partner = "Lumen" and method = "bnpl"')).toEqual([
      [
        'NOTHING_MATCHES',
        'Nothing matches all filters together: of 5 payment attempts, partner = "Lumen" leaves 3, method = "bnpl" leaves 2. Lift one of them.',
      ],
    ]);
  });
  it('values that were chosen, by their names', async () => {
    const where = {
      kind: 'and',
      parts: [
        { kind: 'in', column: 'partner', values: ['Lumen'] },
        { kind: 'in', column: 'method', values: ['bnpl', null] },
      ],
    } as const;
    expect((await run('attempts', { where })).notes.map(({ message }) => message)).toEqual([
      'Nothing matches all filters together: of 5 payment attempts, partner Lumen leaves 3, method BNPL or (none) leaves 2. Lift one of them.',
    ]);
  });
  it('a period without data, with the one that has some', async () => {
    const notes = await messages('attempts', '', { period: { from: '2025-01-01', to: '2025-02-01' } });
    expect(notes).toContainEqual([
      'NOTHING_MATCHES',
      'No payment attempts lie in this period: choose one between Mar 2, 2026 and Mar 2, 2026.',
    ]);
  });
  it('rows that the metric does not look at', async () => {
    expect(await messages('auth_rate_gross', 'partner = "Alder"')).toEqual([
      ['NOTHING_MATCHES', 'Nothing is counted: partner = "Alder" leaves 2 of 5 payment attempts, and none belongs to what this looks at.'],
    ]);
  });
});

it('nothing to divide by is missing, and said', async () => {
  const result = await run('refund_rate', { where: parseFilter('partner = "Alder"') });
  expect(cell(result.totals, 'refund_rate')).toBeNull();
  expect(cell(result.totals, 'refund_rate.numerator')).toBe(1n);
  expect(result.notes).toContainEqual({
    code: 'NO_DENOMINATOR',
    message: 'Refund rate: 1 value has nothing to divide by and is missing, not zero.',
  });
});

it.each([
  ['a column that is not there', 'attempts', 'partnr = "Lumen"', 'FILTER_INVALID', /no column partnr; did you mean partner\?/],
  ['a metric that is not there', 'atempts', '', 'METRIC_NO_SUCH', /no metric called atempts; did you mean attempts\?/],
  ['amounts of two currencies without a rate', 'fees_value', '', 'CURRENCY_NO_RATE', /no rate from EUR to USD/],
])('%s is a sentence and a way out', async (_, metric, where, code, title) => {
  await expect(run(metric, { where: parseFilter(where) })).rejects.toMatchObject({
    error: { code, title: expect.stringMatching(title) as string, remedy: expect.stringMatching(/\w+/) as string },
  });
});
it('one currency alone needs no rate to the other', async () => {
  expect(cell((await run('settled_value', { where: parseFilter('ccy_gross = "USD"') })).totals, 'settled_value')).toBe(10_000_000n);
});

it('a group called Other is part of the rest, once', async () => {
  const result = await runSlice(facts.workbook, sliceOf('attempts', { by: ['partner'], top: 1 }), job);
  expect(result.rows.rowCount).toBe(2);
});
