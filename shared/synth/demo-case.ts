import { quarter } from './synth-calendar.ts';

type Distribution = { readonly kind: 'triangular' | 'pert' | 'uniform' | 'data' } | null;
type Unit = 'count' | 'ratio' | 'pp' | 'money' | 'months';

const benefit = 'Benefit: authorization uplift';
const costs = 'Costs';
const timing = 'Timing';

const face = (id: string, label: string, unit: Unit, section: string) => ({ id, label, unit, section, currency: null });

const bound = (
  id: string,
  label: string,
  unit: Unit,
  metric: string,
  part: 'value' | 'numerator' | 'denominator',
  aggregation: 'whole' | 'a_year',
  distribution: Distribution,
) => ({
  kind: 'binding' as const,
  ...face(id, label, unit, benefit),
  metric,
  part,
  period: { from: quarter.from, to: quarter.to },
  where: { kind: 'all' as const },
  aggregation,
  scale: 1,
  forecast: null,
  low: null,
  high: null,
  distribution,
});

const assumed = (
  id: string,
  label: string,
  unit: Unit,
  section: string,
  [low, value, high]: readonly [number | null, number, number | null],
  source: string,
  kind: 'triangular' | 'pert' | 'uniform' | null = 'pert',
) => ({
  kind: 'constant' as const,
  ...face(id, label, unit, section),
  value,
  source,
  low,
  high,
  distribution: kind === null ? null : { kind },
  stale: null,
});

const formula = (id: string, label: string, unit: Unit, section: string, text: string) => ({
  kind: 'formula' as const,
  ...face(id, label, unit, section),
  formula: text,
});

const line = (
  id: string,
  label: string,
  driver: string,
  kind: 'benefit' | 'cost',
  flow: {
    readonly timing: 'one_off' | 'recurring' | 'each_period';
    readonly startMonth: number;
    readonly rampMonths?: number;
    readonly slip?: string;
  },
) => ({
  id,
  label,
  driver,
  kind,
  timing: flow.timing,
  startMonth: flow.startMonth,
  rampMonths: flow.rampMonths ?? 0,
  ramp: 's_curve' as const,
  rampTable: [],
  decay: 0,
  slip: flow.slip ?? null,
  counts: 'cashable' as const,
  owner: 'Payments partnerships',
  confidence: 'medium' as const,
});

const scenario = (id: string, name: string, weight: number | null, overrides: Readonly<Record<string, number>> = {}) => ({
  id,
  name,
  weight,
  overrides: { ...overrides },
});

/** Go-live in July 2026, six months after the start. */
const goLive = { timing: 'recurring' as const, startMonth: 6, slip: 'go_live_slip' };

/** Retry routing for soft declines: orders x uplift x incrementality x order value x margin, less build and running cost. */
export function demoCase() {
  return {
    id: 'retry-routing',
    name: 'Retry routing for soft declines',
    owner: 'Payments partnerships',
    currency: 'USD',
    startMonth: '2026-01',
    months: 36,
    periods: 'month' as const,
    discountRate: 0.1,
    timing: 'mid' as const,
    mirr: null,
    fx: [],
    drivers: [
      bound('card_orders', 'Card orders with a first attempt, a year', 'count', 'auth_rate_first', 'denominator', 'a_year', null),
      bound('first_attempt_rate', 'First-attempt authorization rate', 'ratio', 'auth_rate_first', 'value', 'whole', { kind: 'data' }),
      assumed('uplift', 'Uplift of the first-attempt rate', 'pp', benefit, [0.2, 0.4, 0.6], 'Pilot with one acquirer, January 2026'),
      assumed(
        'incrementality',
        'Share not recovered anyway',
        'ratio',
        benefit,
        [0.45, 0.6, 0.7],
        'Customers who return within 7 days, origin basis',
      ),
      assumed('order_value', 'Average order value', 'money', benefit, [48, 55, 62], 'Finance plan 2026', 'triangular'),
      assumed('margin', 'Contribution margin', 'ratio', benefit, [0.1, 0.12, 0.14], 'Finance plan 2026', 'triangular'),
      formula(
        'orders_saved',
        'Orders saved, a year',
        'count',
        benefit,
        'min(card_orders * uplift / 100, card_orders * (1 - first_attempt_rate)) * incrementality',
      ),
      formula('margin_gained', 'Margin gained, a year', 'money', benefit, 'orders_saved * order_value * margin'),
      assumed(
        'cost_per_order',
        'Added processing and disputes of a saved order',
        'money',
        costs,
        [0.7, 0.45, 0.3],
        'Meridian rate card and 2025 disputes',
      ),
      formula('added_cost', 'Added processing and disputes, a year', 'money', costs, 'orders_saved * cost_per_order'),
      {
        kind: 'series' as const,
        ...face('pilot', 'Pilot and design, spent so far', 'money', costs),
        values: [3_100, 4_200, 3_900],
        source: 'General ledger, January to March 2026',
        forecast: '0',
      },
      assumed('build', 'Build and certification', 'money', costs, [52_000, 38_000, 32_000], 'Engineering estimate, April 2026'),
      assumed('run', 'Running cost, a year', 'money', costs, [9_000, 7_200, 6_000], 'Acquirer quote', 'uniform'),
      assumed('go_live_slip', 'Go-live slip', 'months', timing, [4, 0, null], 'Delivery record of the last six launches', 'triangular'),
    ],
    lines: [
      line('margin', 'Margin on saved orders', 'margin_gained', 'benefit', { ...goLive, rampMonths: 6 }),
      line('added', 'Processing and disputes', 'added_cost', 'cost', { ...goLive, rampMonths: 6 }),
      line('pilot', 'Pilot and design', 'pilot', 'cost', { timing: 'each_period', startMonth: 0 }),
      line('build', 'Build and certification', 'build', 'cost', { timing: 'one_off', startMonth: 4 }),
      line('run', 'Running cost', 'run', 'cost', goLive),
    ],
    scenarios: [
      scenario('low', 'Low', 0.25),
      scenario('base', 'Base', 0.5),
      scenario('high', 'High', 0.25),
      scenario('late', 'Base, three months late', null, { go_live_slip: 3 }),
    ],
    simulation: { trials: 100_000, seed: 7 },
  };
}
