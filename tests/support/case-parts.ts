import { type BoundNumber, type CaseData, unbound } from '../../shared/business-case/bound-number.ts';
import { type BusinessCase, businessCaseSchema } from '../../shared/business-case/business-case.ts';

/** A fixed driver; what a test does not care about is left at its default. */
export const constant = (
  id: string,
  unit: string,
  value: number,
  low: number | null = null,
  high: number | null = null,
  more: object = {},
) => ({
  kind: 'constant',
  id,
  label: id,
  unit,
  value,
  source: 'assumption',
  low,
  high,
  ...more,
});

export const formula = (id: string, unit: string, text: string) => ({ kind: 'formula', id, label: id, unit, formula: text });

export const series = (id: string, unit: string, values: readonly (number | null)[], forecast: string | null = null) => ({
  kind: 'series',
  id,
  label: id,
  unit,
  values,
  source: 'ledger',
  forecast,
});

export const binding = (id: string, unit: string, more: object = {}) => ({
  kind: 'binding',
  id,
  label: id,
  unit,
  metric: 'orders',
  part: 'value',
  period: null,
  where: { kind: 'all' },
  scale: 1,
  low: null,
  high: null,
  ...more,
});

export const line = (id: string, driver: string, kind: 'benefit' | 'cost', timing: string, more: object = {}) => ({
  id,
  label: id,
  driver,
  kind,
  timing,
  startMonth: 0,
  rampMonths: 0,
  ...more,
});

/** 36 months from January 2026 at 10 %. */
export const casePlan = (drivers: readonly object[], lines: readonly object[], more: object = {}): BusinessCase =>
  businessCaseSchema.parse({
    id: 'case',
    name: 'Retry routing',
    owner: 'Finance',
    currency: 'USD',
    startMonth: '2026-01',
    months: 36,
    discountRate: 0.1,
    drivers,
    lines,
    ...more,
  });

export const boundTo = (value: number, more: Partial<BoundNumber> = {}): BoundNumber => ({
  ...unbound(''),
  value,
  numerator: '9',
  denominator: '10',
  n: '10',
  problem: null,
  ...more,
});

/** What a case takes from outside: bound numbers, and plan rates of EUR and CAD. */
export const caseData = (bound: Readonly<Record<string, BoundNumber>> = {}): CaseData => ({
  bound: new Map(Object.entries(bound)),
  rateOf: (currency) => ({ USD: 1, EUR: 1.1, CAD: 0.73 })[currency] ?? null,
});

/** The golden case of DOMAIN 3: -500,000, then 180,000, 260,000 and 300,000, by years at 10 %. */
export const goldenCase = (more: object = {}): BusinessCase =>
  casePlan(
    [series('gain', 'money', [0, 180_000, 260_000, 300_000]), constant('build', 'money', 500_000)],
    [line('gain', 'gain', 'benefit', 'each_period'), line('build', 'build', 'cost', 'one_off')],
    { months: 48, periods: 'year', ...more },
  );
