import type { Unit } from '../base/column-batch.ts';
import { formatChange, formatValue } from '../query/format-value.ts';
import { estimateText } from './case-chart.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';

/** What the chart needs of a case: its lines in order and what they are worth in one scenario, in the case's currency. */
export interface CaseWorth {
  readonly case: { readonly currency: string; readonly discountRate: number; readonly lines: readonly { readonly label: string }[] };
  readonly scenario: { readonly lines: readonly { readonly present: number | null }[]; readonly npv: number | null };
}

const mostSteps = 8;

/** NPV as a sum of the present values of the lines: what brings most first, what costs most last. Null while a line cannot be computed. */
export function caseWaterfall({ case: plan, scenario }: CaseWorth, source: string, locale = 'en-US'): ChartSpec | null {
  const { npv } = scenario;
  const all = plan.lines.map(({ label }, at) => ({ label, worth: scenario.lines[at]?.present ?? null }));
  if (npv === null || all.length === 0 || all.some(({ worth }) => worth === null)) return null;
  const unit: Unit = { kind: 'money', currency: plan.currency };
  const steps = withRest(all.map(({ label, worth }) => ({ label, worth: worth ?? 0 }))).toSorted((a, b) => b.worth - a.worth);
  const change = (amount: number): string => formatChange(amount, unit, locale, { decimals: 0 });
  const points = steps.map(
    ({ label, worth }): ChartPoint => ({
      x: label,
      y: worth,
      text: `${worth > 0 ? '+' : ''}${estimateText(worth, plan.currency, locale)}`,
      exact: change(worth),
      label,
    }),
  );
  const total = {
    x: 'NPV',
    y: npv,
    text: estimateText(npv, plan.currency, locale),
    exact: formatValue(npv, unit, locale, { decimals: 0 }),
  };
  const sum = (of: readonly { readonly worth: number }[]) =>
    estimateText(Math.abs(of.reduce((to, { worth }) => to + worth, 0)), plan.currency, locale);
  const [gains, costs] = [steps.filter(({ worth }) => worth > 0), steps.filter(({ worth }) => worth < 0)];
  const title = `${sum(gains)} of benefits less ${sum(costs)} of costs: NPV ${total.text}`;
  return {
    kind: 'waterfall',
    title,
    subtitle: `Present value of each line at ${formatValue(plan.discountRate, { kind: 'ratio' }, locale)} a year, base scenario, ${plan.currency}`,
    xKind: 'category',
    yLabel: `Present value, ${plan.currency}`,
    unit,
    series: [{ key: 'steps', label: 'Present value', points: [...points, { ...total, label: 'NPV' }] }],
    steps: [...steps.map(() => 'delta' as const), 'total'],
    annotations: [],
    direction: 'up',
    source,
    alternative: `${title}. ${steps.map(({ label, worth }) => `${label} ${change(worth)}`).join(', ')}.`,
  };
}

/** The largest lines; the smaller ones as one, by their number. */
function withRest<Line extends { readonly label: string; readonly worth: number }>(
  lines: readonly Line[],
): { label: string; worth: number }[] {
  if (lines.length <= mostSteps) return [...lines];
  const bySize = lines.toSorted((a, b) => Math.abs(b.worth) - Math.abs(a.worth));
  const rest = bySize.slice(mostSteps - 1);
  return [
    ...bySize.slice(0, mostSteps - 1),
    { label: `${rest.length} smaller lines`, worth: rest.reduce((to, { worth }) => to + worth, 0) },
  ];
}
