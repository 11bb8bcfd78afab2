import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCase } from '../../electron/engine/business-case/run-case.ts';
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
    expect(base?.flows[0]).toBeCloseTo(26.4, 9);
  });
  it('say what they lack instead of a number', async () => {
    const problemOf = async (driver: unknown, currency = 'USD') =>
      (await runCase(facts.workbook, plan([driver], 'x', currency), job)).scenarios[1]?.problem;
    const empty = { ...binding('x', 'money', 'payment_success', 'value'), period: { from: '2025-01-01', to: '2025-02-01' } };
    expect(await problemOf(empty)).toBe('"x": no rows match');
    expect(await problemOf(binding('x', 'money', 'nothing_like_it', 'value'))).toBe('"x": There is no metric called nothing_like_it');
    expect(await problemOf(binding('x', 'money', 'availability_time', 'value'))).toContain('needs an extract');
    expect(await problemOf(binding('x', 'money', 'settled_value', 'value'), 'EUR')).toBe(
      '"x": it is measured in USD, but the driver is in EUR, and there is no plan rate',
    );
    const part = { ...binding('x', 'money', 'payment_success', 'value'), aggregation: 'a_year' };
    expect(await problemOf(part)).toContain('is not a sum and has no part of a month or a year');
  });
});

describe('how a metric becomes a number', () => {
  const base = async (drivers: unknown[], more: object = {}, workbook = facts.workbook) => {
    const asked = businessCaseSchema.parse({ ...plan(drivers, 'x'), lines: [], ...more });
    const [first] = (await runCase(workbook, asked, job)).scenarios[1]?.drivers ?? [];
    if (first === undefined) throw new Error('no driver');
    return first;
  };
  it('takes a month and a year out of a sum by its days', async () => {
    const orders = (aggregation: string) => ({ ...binding('x', 'count', 'payment_success', 'denominator'), aggregation });
    // 1,000 orders in the 31 days of March.
    expect((await base([orders('whole')])).value).toBe(1_000);
    expect((await base([orders('a_year')])).value).toBeCloseTo((1_000 / 31) * 365, 9);
    expect((await base([orders('a_month')])).value).toBeCloseTo((1_000 / 31) * (365 / 12), 9);
  });
  it('has the interval of a share and reads money of another currency at plan rate', async () => {
    // Wilson, 900 of 1,000: (0.9 + 0.0019207 ± 1.96 x 0.0095373) / 1.0038415.
    const paid = await base([binding('x', 'ratio', 'payment_success', 'value')]);
    expect(paid.interval?.low).toBeCloseTo(0.879848, 6);
    expect(paid.interval?.high).toBeCloseTo(0.917091, 6);
    const sales = { ...binding('x', 'money', 'settled_value', 'value'), currency: 'CAD' };
    // 250 USD at 0.75 USD a dollar of Canada.
    expect((await base([sales])).value).toBeCloseTo(250 / 0.75, 9);
  });
  it('goes month by month to the last full one, and on from there', async () => {
    const months = await factWorkbook();
    const rows = ['01', '02', '03'].flatMap((month, at) =>
      Array.from({ length: 28 }, (_, day) => ({
        ts_utc: `2026-${month}-${String(day + 1).padStart(2, '0')} 12:00:00`,
        attempt_id: `a${month}${day}`,
        order_id: `o${month}${day}`,
        partner: 'Meridian',
        method: 'card',
        product: 'card',
        attempt_no: 1,
        result: 'approved',
        amount: 10 * (at + 1),
        ccy: 'USD',
      })),
    );
    // January and February to their last day, March broken off after the 10th.
    const more = ['01-29', '01-30', '01-31'].map((day) => ({ ...rows[0], ts_utc: `2026-${day} 12:00:00`, attempt_id: day, order_id: day }));
    await months.load('attempt', [...rows.filter(({ ts_utc }) => ts_utc < '2026-03-11'), ...more]);
    const live = { ...binding('x', 'count', 'orders', 'value'), period: null, aggregation: 'each_period', forecast: 'last_actual + 1' };
    expect(await base([live], { months: 5 }, months.workbook)).toMatchObject({ actuals: 2, values: [31, 28, 29, 29, 29] });
    expect((await base([{ ...live, aggregation: 'last_month' }], {}, months.workbook)).value).toBe(28);
    await months.close();
  });
  it('keeps the last actual when the rows are gone, and says since when', async () => {
    const own = await factWorkbook();
    const sale = { ts_utc: '2026-03-10 12:00:00', partner: 'Meridian', product: 'card', type: 'sale', gross: 55, ccy_gross: 'USD' };
    const extract = await own.load('settlement_line', [{ ...sale, net: 55, ccy_net: 'USD' }]);
    const sales = binding('x', 'money', 'settled_value', 'value');
    expect(await base([sales], {}, own.workbook)).toMatchObject({ value: 55, stale: null });
    own.setState(extract, 'undone');
    const later = await base([sales], {}, own.workbook);
    expect(later).toMatchObject({ value: 55, problem: null });
    expect(later.stale).toContain('last measured through 2026-03-10');
    // Another question was never answered: there is nothing to keep.
    expect((await base([{ ...sales, metric: 'refunded_value' }], {}, own.workbook)).stale).toBeNull();
    await own.close();
  });
});
