import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../../../../shared/business-case/case-result.ts';
import { putDriver, removeDriver, usesOfDriver } from '../../../../shared/business-case/edit/change-drivers.ts';
import { evaluateCase } from '../../../../shared/business-case/evaluate-case.ts';
import { caseData, casePlan, constant, formula, line, series } from '../../../support/case-parts.ts';

const plan = casePlan(
  [
    constant('orders', 'count', 100),
    constant('price', 'money', 7),
    formula('gain', 'money', 'orders * price + max(price, 2) * 0'),
    series('spent', 'money', [1], 'last_actual + price * 0'),
    formula('broken', 'money', 'orders *'),
    constant('late', 'months', 2),
  ],
  [line('gain', 'gain', 'benefit', 'one_off', { slip: 'late' }), line('direct', 'price', 'cost', 'one_off')],
  { scenarios: [{ id: 'dear', name: 'Dear', overrides: { price: 9, late: 1 } }] },
);
const npvs = (of: typeof plan) => evaluateCase(of, caseData()).scenarios.map(({ npv }) => npv);

describe('a driver that is called otherwise', () => {
  const price = plan.drivers[1]!;
  const after = putDriver(plan, 'price', { ...price, id: 'unit price', label: 'Unit price' });

  it('is followed by every formula, line and scenario that names it, and nothing is worth anything else', () => {
    expect(after.drivers[2]).toMatchObject({ formula: 'orders * [unit price] + max([unit price], 2) * 0' });
    expect(after.drivers[3]).toMatchObject({ forecast: 'last_actual + [unit price] * 0' });
    expect(after.lines[1]?.driver).toBe('unit price');
    expect(after.scenarios[0]?.overrides).toEqual({ 'unit price': 9, late: 1 });
    expect(npvs(after)).toEqual(npvs(plan));
    expect(scenarioOf(evaluateCase(after, caseData()), 'base')?.npv).toBeGreaterThan(600);
  });
  it('leaves a formula that cannot be read as it was typed', () => {
    expect(after.drivers[4]).toMatchObject({ formula: 'orders *' });
  });
  it('renames the month of a start, too', () => {
    const late = plan.drivers[5]!;
    expect(putDriver(plan, 'late', { ...late, id: 'slip' }).lines[0]?.slip).toBe('slip');
  });
});

describe('a driver that is taken away', () => {
  it('is told to be used by name', () => {
    expect(usesOfDriver(plan, 'price')).toEqual(['"gain"', '"spent"', 'line "direct"']);
    expect(usesOfDriver(plan, 'late')).toEqual(['line "gain"']);
    expect(usesOfDriver(plan, 'broken')).toEqual([]);
  });
  it('leaves no scenario that sets it', () => {
    expect(removeDriver(plan, 'price').scenarios[0]?.overrides).toEqual({ late: 1 });
  });
});
