import { describe, expect, it } from 'vitest';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import { scenarioOf } from '../../../../shared/business-case/case-result.ts';
import { addBlock, buildingBlocks } from '../../../../shared/business-case/edit/building-blocks.ts';
import { newCase } from '../../../../shared/business-case/edit/new-case.ts';
import { evaluateCase } from '../../../../shared/business-case/evaluate-case.ts';
import { boundTo, caseData } from '../../../support/case-parts.ts';

const empty = newCase('Plan', 'USD', '2026-01', []);
const block = (id: string) => buildingBlocks.find((one) => one.id === id) ?? expect.fail(`there is no block ${id}`);
const withValues = (plan: BusinessCase, values: Readonly<Record<string, number>>): BusinessCase => ({
  ...plan,
  drivers: plan.drivers.map((driver) =>
    driver.kind === 'constant' && values[driver.id] !== undefined ? { ...driver, value: values[driver.id]! } : driver,
  ),
});
/** What a driver comes to in the base scenario. */
const worth = (id: string, driver: string, values: Readonly<Record<string, number>>): number | null | undefined =>
  scenarioOf(evaluateCase(withValues(addBlock(empty, block(id), null), values), caseData()), 'base')?.drivers.find(
    (one) => one.id === driver,
  )?.value;

describe('building blocks', () => {
  it('come to what the formulas of payments practice say', () => {
    // 10,000,000 x 0.4 pp = 40,000; x 0.6 = 24,000; x USD 55 = 1,320,000; x 12 % = 158,400.
    const uplift = { orders: 10_000_000, uplift: 0.4, incrementality: 0.6, order_value: 55, margin: 0.12, added_cost: 0 };
    expect(worth('uplift', 'orders_saved', uplift)).toBeCloseTo(24_000, 6);
    expect(worth('uplift', 'gain', uplift)).toBeCloseTo(158_400, 6);
    expect(worth('contacts', 'contact_saving', { contact_orders: 2_000_000, contacts_fewer: 1.5, contact_cost: 4 })).toBeCloseTo(12_000, 9);
    // 500 disputes fewer, each 80 x 65 % + 25 = 77.
    expect(worth('chargebacks', 'dispute_saving', { dispute_sales: 1_000_000, disputes_fewer: 5 })).toBeCloseTo(38_500, 6);
    expect(worth('hours', 'hours_worth', { touches: 9_000, minutes_saved: 10, hour_rate: 40 })).toBeCloseTo(60_000, 9);
    expect(worth('fees', 'fee_saving', { fee_sales: 50_000_000, fee_bps: 3, incentive_lost: 2_000 })).toBeCloseTo(13_000, 9);
    expect(worth('float', 'float_gain', { float_value: 36_500_000, days_earlier: 2, cost_of_funds: 0.05 })).toBeCloseTo(10_000, 9);
    expect(worth('losses', 'loss_saving', { losses: 80_000, loss_share: 0.25 })).toBeCloseTo(20_000, 9);
  });

  it('stand beside one another, also twice, and all of them together have an NPV', () => {
    const twice = addBlock(addBlock(empty, block('build'), null), block('build'), null);
    expect(twice.drivers.map(({ id }) => id)).toEqual(['build', 'build_2']);
    expect(twice.lines.map(({ id, driver }) => [id, driver])).toEqual([
      ['build', 'build'],
      ['build_2', 'build_2'],
    ]);
    const all = [...buildingBlocks, ...buildingBlocks].reduce((plan, one) => addBlock(plan, one, null), empty);
    const base = scenarioOf(evaluateCase(all, caseData()), 'base');
    expect(base).toMatchObject({ problem: null, npv: expect.any(Number) });
    expect(base?.drivers.flatMap(({ problem }) => problem ?? [])).toEqual([]);
  });

  it('bind what the workbook can measure, and leave an assumption where it cannot', () => {
    const live = { period: { from: '2026-01-01', to: '2026-04-01' }, canMeasure: (metric: string) => metric === 'auth_rate_first' };
    const plan = addBlock(addBlock(empty, block('uplift'), live), block('chargebacks'), live);
    expect(plan.drivers.find(({ id }) => id === 'orders')).toMatchObject({
      kind: 'binding',
      metric: 'auth_rate_first',
      aggregation: 'a_year',
      period: live.period,
    });
    expect(plan.drivers.find(({ id }) => id === 'dispute_sales')?.kind).toBe('constant');
    const base = scenarioOf(evaluateCase(plan, caseData({ orders: boundTo(1_000_000) })), 'base');
    // 1,000,000 x 0.4 pp x 0.6 = 2,400 orders.
    expect(base?.drivers.find(({ id }) => id === 'orders_saved')?.value).toBeCloseTo(2_400, 9);
  });
});
