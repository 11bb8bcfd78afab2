import { describe, expect, it } from 'vitest';
import { budgetFigures, promisedAvailability } from '../../../shared/partners/service.ts';
import { clause } from '../commitments/sample-commitment.ts';

const month = 43_200;
const figures = (up: number, target: number) =>
  new Map(budgetFigures({ up, measured: month }, { target, isPromised: true }).map(({ metric, value }) => [metric, value]));

describe('the error budget of a 30-day month (DOMAIN 1.7)', () => {
  it.each([
    [0.995, 216],
    [0.999, 43.2],
    [0.9995, 21.6],
    [0.9999, 4.32],
  ])('at %d is %d minutes', (target, minutes) => {
    expect(figures(month, target).get('error_budget_minutes')).toBeCloseTo(minutes, 9);
  });
  it('is used by the minutes down: 44 of 43.2 are 101.85 %', () => {
    const found = figures(month - 44, 0.999);
    expect(found.get('minutes_down')).toBe(44);
    expect(found.get('error_budget_used')).toBeCloseTo(44 / 43.2, 9);
  });
});

describe('what a partner promised of its availability', () => {
  const raised = clause({ amendments: [{ id: 'a', label: 'Second', effectiveFrom: '2026-02-15', changes: { target: 0.9995 } }] });
  it('is the strictest promise by the terms of the day', () => {
    expect(promisedAvailability([raised], 'Northbank', '2026-02-14')).toEqual({ target: 0.999, isPromised: true });
    expect(promisedAvailability([raised], 'Northbank', '2026-02-15')).toEqual({ target: 0.9995, isPromised: true });
  });
  it('is nothing where no clause in force is about it', () => {
    const none = { target: 0.999, isPromised: false };
    expect(promisedAvailability([raised], 'Lumen', '2026-03-01')).toEqual(none);
    expect(promisedAvailability([clause({ effectiveTo: '2026-02-01' })], 'Northbank', '2026-03-01')).toEqual(none);
    expect(promisedAvailability([clause({ metric: 'payment_success', target: 0.9 })], 'Northbank', '2026-03-01')).toEqual(none);
  });
});
