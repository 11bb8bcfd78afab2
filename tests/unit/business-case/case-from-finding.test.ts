import { describe, expect, it } from 'vitest';
import { caseFromFinding, type Finding } from '../../../shared/business-case/case-from-finding.ts';
import { scenarioOf } from '../../../shared/business-case/case-result.ts';
import { evaluateCase } from '../../../shared/business-case/evaluate-case.ts';
import { boundTo, caseData } from '../../support/case-parts.ts';

const [january, march] = [
  { from: '2026-01-01', to: '2026-02-01' },
  { from: '2026-03-01', to: '2026-04-01' },
];
const finding = (metric: Partial<Finding['metric']> = {}, target: Finding['target'] = { kind: 'period', period: january }): Finding => ({
  id: 'case-1',
  name: 'Back to January',
  currency: 'USD',
  metric: { id: 'payment_success', label: 'Payment success', unit: 'ratio', hasDenominator: true, isGoodUp: true, ...metric },
  where: { kind: 'compare', column: 'product', operator: '=', value: 'bnpl' },
  period: march,
  target,
});
const gainOf = (of: Finding, values: Readonly<Record<string, number>>): number | null | undefined => {
  const bound = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, boundTo(value)]));
  const base = scenarioOf(evaluateCase(caseFromFinding(of), caseData(bound)), 'base');
  expect(base?.problem).toBeNull();
  return base?.drivers.find(({ id }) => id === 'gain')?.value;
};

describe('a case from a finding', () => {
  it('binds volume, level now and level to come back to, over the slice of the finding', () => {
    const plan = caseFromFinding(finding());
    const bound = plan.drivers.flatMap((driver) => (driver.kind === 'binding' ? [driver] : []));
    expect(bound.map(({ id, metric, part, period, aggregation }) => [id, metric, part, period?.from, aggregation])).toEqual([
      ['volume', 'payment_success', 'denominator', '2026-03-01', 'a_year'],
      ['level_now', 'payment_success', 'value', '2026-03-01', 'whole'],
      ['level_target', 'payment_success', 'value', '2026-01-01', 'whole'],
    ]);
    expect(bound.every(({ where }) => JSON.stringify(where).includes('bnpl'))).toBe(true);
    expect(plan.startMonth).toBe('2026-04');
  });
  it('is worth the closed part of the gap: 1,000,000 x 2 pp x 50 % x 6', () => {
    expect(gainOf(finding(), { volume: 1_000_000, level_now: 0.9, level_target: 0.92 })).toBeCloseTo(60_000, 6);
    expect(gainOf(finding({ isGoodUp: false }), { volume: 1_000_000, level_now: 0.05, level_target: 0.03 })).toBeCloseTo(60_000, 6);
  });
  it('takes money and basis points for what they are, and a promised level as it is promised', () => {
    expect(gainOf(finding({ unit: 'money', isGoodUp: false }), { volume: 100_000, level_now: 0.5, level_target: 0.4 })).toBeCloseTo(
      5_000,
      6,
    );
    const promised: Finding['target'] = { kind: 'level', value: 13, source: 'rate card' };
    expect(gainOf(finding({ unit: 'bps', isGoodUp: false }, promised), { volume: 1_000_000, level_now: 16 })).toBeCloseTo(150, 6);
    expect(gainOf(finding({ unit: 'count', hasDenominator: false }), { level_now: 900, level_target: 1_000 })).toBeCloseTo(300, 6);
  });
});
