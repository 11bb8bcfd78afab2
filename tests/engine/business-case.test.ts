import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCase } from '../../electron/engine/run-case.ts';
import { type BusinessCase, businessCaseSchema } from '../../shared/business-case/business-case.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook({ fx: [{ currency: 'CAD', rate: '0.75', from: null }] });
  // 1,000 orders in March, 900 paid at the first attempt; 4 settled sales of 55 USD and one of 40 CAD = 30 USD.
  const attempts: FactRow[] = Array.from({ length: 1_000 }, (_, index) => ({
    ts_utc: `2026-03-${String((index % 28) + 1).padStart(2, '0')} 12:00:00`,
    attempt_id: `a${index}`,
    order_id: `o${index}`,
    partner: 'Meridian',
    method: 'card',
    product: 'card',
    attempt_no: 1,
    result: index < 900 ? 'approved' : 'declined',
    amount: 55,
    ccy: 'USD',
  }));
  await facts.load('attempt', attempts);
  const sale = (gross: number, ccy: string): FactRow => ({
    ts_utc: '2026-03-10 12:00:00',
    partner: 'Meridian',
    product: 'card',
    type: 'sale',
    gross,
    ccy_gross: ccy,
    net: gross,
    ccy_net: ccy,
  });
  await facts.load('settlement_line', [sale(55, 'USD'), sale(55, 'USD'), sale(55, 'USD'), sale(55, 'USD'), sale(40, 'CAD')]);
});
afterAll(() => facts.close());

const binding = (id: string, unit: string, metric: string, part: string, scale = 1) => ({
  kind: 'binding',
  id,
  label: id,
  unit,
  metric,
  part,
  period: { from: '2026-03-01', to: '2026-04-01' },
  where: { kind: 'all' },
  scale,
  low: null,
  high: null,
});
const constant = (id: string, unit: string, value: number) => ({
  kind: 'constant',
  id,
  label: id,
  unit,
  value,
  source: 'assumption',
  low: null,
  high: null,
});
const plan = (drivers: unknown[], used: string, currency = 'USD'): BusinessCase =>
  businessCaseSchema.parse({
    id: 'c',
    name: 'Case',
    owner: 'Finance',
    currency,
    startMonth: '2026-01',
    months: 12,
    discountRate: 0.1,
    drivers,
    lines: [{ id: 'l', label: 'Benefit', driver: used, kind: 'benefit', timing: 'recurring', startMonth: 0, rampMonths: 0 }],
  });

describe('drivers bound to live data', () => {
  it('bring value, numerator, denominator, n and lineage', async () => {
    const drivers = [
      binding('orders', 'count', 'payment_success', 'denominator', 12),
      binding('paid', 'ratio', 'payment_success', 'value'),
      binding('sales', 'money', 'settled_value', 'value'),
      constant('uplift', 'pp', 0.4),
      { kind: 'formula', id: 'gain', label: 'gain', unit: 'money', formula: 'orders * uplift / 100 * 55 * 0.12' },
    ];
    const result = await runCase(facts.workbook, plan(drivers, 'gain'), job);
    const base = result.scenarios[1];
    expect(base?.drivers.map(({ id, value }) => [id, value])).toEqual([
      ['orders', 12_000],
      ['paid', 0.9],
      ['sales', 250],
      ['uplift', 0.4],
      ['gain', expect.closeTo(316.8, 9)],
    ]);
    expect(base?.drivers[1]).toMatchObject({ numerator: '900', denominator: '1000', n: '1000', problem: null });
    expect(base?.drivers[1]?.lineage?.metrics[0]?.id).toBe('payment_success');
    expect(base?.monthly[0]).toBeCloseTo(26.4, 9);
  });
  it('say what they lack instead of a number', async () => {
    const empty = { ...binding('orders', 'count', 'payment_success', 'value'), period: { from: '2025-01-01', to: '2025-02-01' } };
    await expect(runCase(facts.workbook, plan([empty], 'orders'), job)).rejects.toThrow('"orders": no rows match');
    await expect(runCase(facts.workbook, plan([binding('x', 'count', 'nothing_like_it', 'value')], 'x'), job)).rejects.toThrow(
      'There is no metric called nothing_like_it',
    );
    await expect(runCase(facts.workbook, plan([binding('x', 'ratio', 'availability_time', 'value')], 'x'), job)).rejects.toThrow(
      'needs an extract',
    );
    await expect(runCase(facts.workbook, plan([binding('x', 'money', 'settled_value', 'value')], 'x', 'CAD'), job)).rejects.toThrow(
      'measured in USD, but the case is in CAD',
    );
  });
});
