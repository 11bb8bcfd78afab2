import { fail } from '../errors/fail.ts';
import type { BusinessCase, CaseResult, CaseScenario, ScenarioName } from './business-case.ts';
import { monthlyFlows } from './cash-flow.ts';
import { cumulated, discounted, internalRate, netPresentValue, paybackYears, returnOnInvestment } from './finance.ts';
import { type BoundNumber, resolveDrivers } from './resolve-drivers.ts';

const scenarios: readonly ScenarioName[] = ['low', 'base', 'high'];
const monthsAYear = 12;

/** The case in its three scenarios: low and high take each driver's own low and high where it has one. Estimates in float64. */
export function evaluateCase(plan: BusinessCase, bound: ReadonlyMap<string, BoundNumber>): CaseResult {
  return { case: plan, scenarios: scenarios.map((scenario) => evaluateScenario(plan, scenario, bound)) };
}

function evaluateScenario(plan: BusinessCase, scenario: ScenarioName, bound: ReadonlyMap<string, BoundNumber>): CaseScenario {
  const drivers = resolveDrivers(plan, scenario, bound);
  const lines = plan.lines.map((line) => {
    const driver = drivers.find((one) => one.id === line.driver);
    if (driver === undefined) return fail('CASE_INVALID', { problem: `the line "${line.label}" names a driver that is not there` });
    if (driver.value === null) return fail('CASE_INVALID', { problem: `"${driver.label}": ${driver.problem ?? 'it has no value'}` });
    return { line, monthly: monthlyFlows(line, driver.value, plan.months) };
  });
  const monthly = Array.from({ length: plan.months }, (_, month) => lines.reduce((sum, one) => sum + (one.monthly[month] ?? 0), 0));
  const total = (kind: 'benefit' | 'cost'): number =>
    lines.filter(({ line }) => line.kind === kind).reduce((sum, one) => sum + one.monthly.reduce((all, flow) => all + flow, 0), 0);
  return {
    scenario,
    drivers,
    monthly,
    cumulative: cumulated(monthly),
    lines: lines.map(({ line, monthly }) => ({ id: line.id, monthly })),
    npv: netPresentValue(monthly, plan.discountRate, monthsAYear),
    npvMidPeriod: netPresentValue(monthly, plan.discountRate, monthsAYear, 'mid'),
    irr: internalRate(monthly, monthsAYear),
    payback: paybackYears(monthly, monthsAYear),
    discountedPayback: paybackYears(discounted(monthly, plan.discountRate, monthsAYear), monthsAYear),
    roi: returnOnInvestment(total('benefit'), -total('cost')),
  };
}
