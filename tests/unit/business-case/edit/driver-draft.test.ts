import { describe, expect, it } from 'vitest';
import { businessCaseSchema } from '../../../../shared/business-case/business-case.ts';
import { type DriverDraft, draftOfDriver, emptyDriverDraft } from '../../../../shared/business-case/edit/driver-draft.ts';
import { readDriverDraft } from '../../../../shared/business-case/edit/read-driver-draft.ts';
import { demoCase } from '../../../../shared/synth/demo-case.ts';
import { casePlan, constant, formula } from '../../../support/case-parts.ts';

const plan = casePlan(
  [
    constant('fee', 'bps', 30),
    constant('sales', 'money', 1000),
    constant('euros', 'money', 5, null, null, { currency: 'EUR' }),
    formula('back', 'count', '[new one] * 2'),
  ],
  [],
);
const read = (draft: Partial<DriverDraft>) => readDriverDraft({ ...emptyDriverDraft, label: 'New one', ...draft }, plan, null);

describe('a driver as it is typed', () => {
  it('comes back as the same driver, for every driver of the demo', () => {
    const demo = businessCaseSchema.parse(demoCase());
    for (const driver of demo.drivers) {
      expect(readDriverDraft(draftOfDriver(driver), demo, driver.id)).toEqual({ driver, problems: {} });
    }
  });
  it('takes shares in percent, thousands with commas, and makes a name of its label', () => {
    expect(read({ unit: 'ratio', value: '12.5', low: '10', distribution: 'pert' }).driver).toMatchObject({
      id: 'new_one',
      value: 0.125,
      low: 0.1,
      high: null,
      distribution: { kind: 'pert' },
    });
    expect(read({ unit: 'money', value: '1,250,000.50', currency: 'eur' }).driver).toMatchObject({ value: 1_250_000.5, currency: 'EUR' });
    expect(read({ value: '5', label: 'Fee' }).driver?.id).toBe('fee_2');
  });
  it.each([
    [{ value: '' }, 'value', 'A number, such as 0.4'],
    [{ value: '0,5' }, 'value', '"0,5" has a decimal comma; write a point'],
    [{ value: '4x' }, 'value', '"4x" is not a number'],
    [{ value: '1', id: 'fee' }, 'id', '"fee" is the name of another driver'],
    [{ value: '1', distribution: 'uniform' as const }, 'low', 'It varies between a low and a high: give at least one'],
    [{ value: '1', distribution: 'lognormal' as const, sd: '0' }, 'sd', 'A number above zero'],
    [{ value: '1', distribution: 'data' as const }, 'distribution', 'Only a live metric has days to draw again'],
    [{ kind: 'series' as const, values: '1 2 x' }, 'values', 'Number 3: "x" is not a number'],
    [{ kind: 'formula' as const, formula: 'fee + sales' }, 'formula', '"fee" is basis points and "sales" is USD: they cannot be added'],
    [{ kind: 'formula' as const, formula: 'sales + euros' }, 'formula', '"sales" is USD and "euros" is EUR: they cannot be added'],
    [{ kind: 'formula' as const, formula: 'sales * costs' }, 'formula', 'There is no driver "costs"'],
    [{ kind: 'formula' as const, formula: 'sales * (2' }, 'formula', '")" is missing at the end'],
    [
      { kind: 'formula' as const, id: 'new one', unit: 'count' as const, formula: 'back + 1' },
      'formula',
      'It leads back to itself: new one -> back -> new one',
    ],
    [{ kind: 'binding' as const, metric: 'orders', from: '2026-02-01', to: '2026-01-01' }, 'to', 'It ends before it begins'],
  ])('says beside the field what is wrong: %j', (draft, field, words) => {
    const { driver, problems } = read(draft);
    expect(driver).toBeNull();
    expect(problems[field as keyof DriverDraft]).toBe(words);
  });
  it('reads a filter and names where it is not complete', () => {
    expect(read({ kind: 'binding', metric: 'orders', unit: 'count', where: 'product = "bnpl"' }).driver).toMatchObject({
      where: { kind: 'compare', column: 'product', operator: '=', value: 'bnpl' },
    });
    expect(read({ kind: 'binding', metric: 'orders', unit: 'count', where: 'product =' }).problems.where).toMatch(
      /^The filter is not complete: /,
    );
  });
});
