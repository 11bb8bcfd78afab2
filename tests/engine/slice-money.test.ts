import { afterEach, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { columnNamed } from '../../shared/base/column-batch.ts';
import { metricCell } from '../../shared/query/slice-cells.ts';
import { converted, rateTable, roundedQuotient } from '../../shared/query/plan-rates.ts';
import { exactRatio } from '../../shared/query/exact-ratio.ts';
import type { FactWorkbook } from '../support/fact-workbook.ts';
import { type FactRow, factWorkbook, job } from '../support/fact-workbook.ts';
import { cell, sliceOf, table } from '../support/slice-values.ts';

let facts: FactWorkbook;
afterEach(() => facts.close());

const sale = (day: string, gross: string, ccy: string | null, more: FactRow = {}): FactRow => ({
  ts_utc: `${day} 10:00:00`,
  type: 'sale',
  partner: 'Meridian',
  gross,
  ccy_gross: ccy,
  ccy_net: ccy,
  ...more,
});
const rate = (currency: string, value: string, from: string | null = null) => ({ currency, rate: value, from });

async function settled(rows: readonly FactRow[], fx: readonly ReturnType<typeof rate>[], more: Parameters<typeof sliceOf>[1] = {}) {
  facts = await factWorkbook({ fx: [...fx] });
  await facts.load('settlement_line', rows);
  return runSlice(facts.workbook, sliceOf('settled_value', more), job);
}

describe('conversion', () => {
  it('is exact and rounds once', async () => {
    // Three times 0.000001 x 0.5 is 0.0000015: rounded once to even, 0.000002; rounding each would give 0.
    const result = await settled(
      [sale('2026-03-01', '0.000001', 'CAD'), sale('2026-03-02', '0.000001', 'CAD'), sale('2026-03-03', '0.000001', 'CAD')],
      [rate('CAD', '0.5')],
    );
    expect(cell(result.totals, 'settled_value')).toBe(2n);
    expect(result.notes.map(({ code }) => code)).toContain('MIXED_CURRENCY_CONVERTED');
  });
  it('takes the rate in force on the day', async () => {
    const rates = [rate('CAD', '0.73'), rate('CAD', '0.75', '2026-03-02')];
    const result = await settled(
      [sale('2026-03-01', '100', 'CAD'), sale('2026-03-02', '100', 'CAD'), sale('2026-03-03', '10', 'USD')],
      rates,
      { grain: 'day' },
    );
    expect(table(result, 'period', 'settled_value')).toEqual([
      ['2026-03-01', 73_000_000n],
      ['2026-03-02', 75_000_000n],
      ['2026-03-03', 10_000_000n],
    ]);
    expect(cell(result.totals, 'settled_value')).toBe(158_000_000n);
  });
  it.each([['MXN'], [null]])('refuses amounts in %s without a rate', async (currency) => {
    await expect(settled([sale('2026-03-01', '1', currency)], [rate('CAD', '0.73')])).rejects.toMatchObject({
      error: { code: 'CURRENCY_NO_RATE' },
    });
  });
  it('needs no rate for what the filter leaves out, nor for nothing', async () => {
    const where = { kind: 'compare', column: 'ccy_gross', operator: '=', value: 'USD' } as const;
    const result = await settled([sale('2026-03-01', '1', 'USD'), sale('2026-03-01', '1', 'MXN')], [], { where });
    expect(cell(result.totals, 'settled_value')).toBe(1_000_000n);
    await facts.run('UPDATE settlement_line SET fee_total = 0');
    const zero = await runSlice(facts.workbook, sliceOf('fees_value', {}), job);
    expect(cell(zero.totals, 'fees_value')).toBe(0n);
  });
  it('refuses days before the first rate begins', async () => {
    await expect(settled([sale('2026-03-01', '1', 'CAD')], [rate('CAD', '0.73', '2026-03-02')])).rejects.toMatchObject({
      error: { code: 'CURRENCY_NO_RATE' },
    });
  });
});

describe('sums', () => {
  it('stay exact beyond 64 bits', async () => {
    const rows = Array.from({ length: 20 }, () => sale('2026-03-01', '999999999999.999999', 'USD'));
    const result = await settled(rows, []);
    expect(columnNamed(result.totals, 'settled_value')).toMatchObject({ type: 'money', text: ['19999999999999.999980'] });
    expect(metricCell(result.totals, 'settled_value').value).toBe(19_999_999_999_999_999_980n);
  });
  it('say how many rows could not be read', async () => {
    const result = await settled(
      [sale('2026-03-01', '1', 'USD'), sale('2026-03-01', '0', 'USD', { gross: null, fault: 'gross: not a number' })],
      [],
    );
    expect(result.notes.find(({ code }) => code === 'FAULTY_AMOUNTS')?.message).toMatch(/^1 row has/);
    expect(metricCell(result.totals, 'settled_value')).toEqual({ value: 1_000_000n, numerator: 1_000_000n, denominator: null, n: 1n });
  });
});

it('rounds half to even and divides exactly', () => {
  expect([
    roundedQuotient(5n, 2n),
    roundedQuotient(7n, 2n),
    roundedQuotient(-5n, 2n),
    roundedQuotient(-7n, 2n),
    roundedQuotient(8n, 3n),
  ]).toEqual([2n, 4n, -2n, -4n, 3n]);
  expect(exactRatio(1n, 0n)).toBeNull();
  expect(exactRatio(10n ** 30n, 3n * 10n ** 30n)).toBeCloseTo(1 / 3, 15);
  const rates = rateTable('USD', [rate('CAD', '0.73'), rate('MXN', '0.0551')]);
  // 100 x 0.0551 = 5.51 and 100 x 0.73 = 73, on the common scale of four decimals.
  expect([rates.scale, converted(rates, 100n, 'MXN', 0), converted(rates, 100n, 'CAD', 0), converted(rates, 100n, 'USD', 0)]).toEqual([
    10_000n,
    55_100n,
    730_000n,
    1_000_000n,
  ]);
});
