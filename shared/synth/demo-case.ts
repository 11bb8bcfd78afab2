import { quarter } from './synth-calendar.ts';

const yearOfQuarter = 365 / 90;
const everything = { kind: 'all' as const };
const none = { low: null, high: null };

const bound = (
  id: string,
  label: string,
  unit: 'count' | 'ratio' | 'money',
  metric: string,
  part: 'value' | 'numerator' | 'denominator',
  scale: number,
) => ({
  kind: 'binding' as const,
  id,
  label,
  unit,
  metric,
  part,
  period: { from: quarter.from, to: quarter.to },
  where: everything,
  scale,
  ...none,
});

const constant = (
  id: string,
  label: string,
  unit: 'count' | 'ratio' | 'pp' | 'money',
  value: number,
  source: string,
  low: number | null,
  high: number | null,
) => ({
  kind: 'constant' as const,
  id,
  label,
  unit,
  value,
  source,
  low,
  high,
});

const formula = (id: string, label: string, unit: 'count' | 'ratio' | 'money', text: string) => ({
  kind: 'formula' as const,
  id,
  label,
  unit,
  formula: text,
});

/** Retry routing for soft declines: orders x uplift x incrementality x order value x margin, less build and running cost. */
export function demoCase() {
  return {
    id: 'retry-routing',
    name: 'Retry routing for soft declines',
    owner: 'Payments partnerships',
    currency: 'USD',
    startMonth: '2026-05',
    months: 36,
    discountRate: 0.1,
    drivers: [
      bound('card_orders', 'Card orders with a first attempt, a year', 'count', 'auth_rate_first', 'denominator', yearOfQuarter),
      bound('first_attempt_rate', 'First-attempt authorization rate', 'ratio', 'auth_rate_first', 'value', 1),
      constant('uplift', 'Uplift of the first-attempt rate', 'pp', 0.4, 'Pilot with one acquirer, January 2026', 0.2, 0.6),
      constant('incrementality', 'Share not recovered anyway', 'ratio', 0.6, 'Customers who return within 7 days, origin basis', 0.45, 0.7),
      constant('order_value', 'Average order value', 'money', 55, 'Finance plan 2026', 48, 62),
      constant('margin', 'Contribution margin', 'ratio', 0.12, 'Finance plan 2026', 0.1, 0.14),
      formula(
        'orders_saved',
        'Orders saved, a year',
        'count',
        'min(card_orders * uplift / 100, card_orders * (1 - first_attempt_rate)) * incrementality',
      ),
      formula('margin_gained', 'Margin gained, a year', 'money', 'orders_saved * order_value * margin'),
      constant(
        'cost_per_order',
        'Added processing and dispute cost of a saved order',
        'money',
        0.45,
        'Meridian rate card and 2025 disputes',
        0.7,
        0.3,
      ),
      formula('added_cost', 'Added processing and dispute cost, a year', 'money', 'orders_saved * cost_per_order'),
      constant('build', 'Build and certification', 'money', 38_000, 'Engineering estimate, April 2026', 52_000, 32_000),
      constant('run', 'Running cost, a year', 'money', 7_200, 'Acquirer quote', 9_000, 6_000),
    ],
    lines: [
      {
        id: 'margin',
        label: 'Margin on saved orders',
        driver: 'margin_gained',
        kind: 'benefit' as const,
        timing: 'recurring' as const,
        startMonth: 3,
        rampMonths: 6,
      },
      {
        id: 'added',
        label: 'Processing and disputes',
        driver: 'added_cost',
        kind: 'cost' as const,
        timing: 'recurring' as const,
        startMonth: 3,
        rampMonths: 6,
      },
      {
        id: 'build',
        label: 'Build and certification',
        driver: 'build',
        kind: 'cost' as const,
        timing: 'one_off' as const,
        startMonth: 0,
        rampMonths: 0,
      },
      {
        id: 'run',
        label: 'Running cost',
        driver: 'run',
        kind: 'cost' as const,
        timing: 'recurring' as const,
        startMonth: 3,
        rampMonths: 0,
      },
    ],
  };
}
