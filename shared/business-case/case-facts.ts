import type { BoundNumber, CaseData } from './bound-number.ts';
import type { BusinessCase } from './business-case.ts';

/** Everything a case takes from outside, as plain data: it crosses to the window and to the thread that simulates. */
export interface CaseFacts {
  readonly bound: readonly (readonly [string, BoundNumber])[];
  /** Units of the case's currency for one of another; null = no plan rate. */
  readonly rates: readonly (readonly [string, number | null])[];
}

export function factsOf(plan: BusinessCase, data: CaseData): CaseFacts {
  const currencies = new Set(plan.drivers.flatMap(({ currency }) => currency ?? []));
  return { bound: [...data.bound], rates: [...currencies].map((currency) => [currency, data.rateOf(currency)] as const) };
}

export function dataOf(plan: Pick<BusinessCase, 'currency'>, facts: CaseFacts): CaseData {
  const rates = new Map(facts.rates);
  return { bound: new Map(facts.bound), rateOf: (currency) => (currency === plan.currency ? 1 : (rates.get(currency) ?? null)) };
}

/** The case without what its facts do not depend on: dragging an assumption asks nothing of the data. */
export function askedOf(plan: BusinessCase): BusinessCase {
  const drivers = plan.drivers.map((driver) => (driver.kind === 'binding' ? { ...driver, low: null, high: null } : driver));
  return {
    ...plan,
    name: '',
    owner: '',
    discountRate: 0,
    timing: 'end',
    mirr: null,
    lines: [],
    scenarios: [],
    drivers: drivers.filter((driver) => driver.kind === 'binding' || driver.currency !== null).map(withoutAssumption),
  };
}

function withoutAssumption(driver: BusinessCase['drivers'][number]): BusinessCase['drivers'][number] {
  return driver.kind === 'constant' ? { ...driver, value: 0, low: null, high: null, distribution: null, source: '' } : driver;
}
