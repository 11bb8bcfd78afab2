import { addMonths } from '../calendar/day.ts';
import { millisecondsPerDay, dayNumber } from '../calendar/day.ts';
import { bucketLabel } from '../calendar/period.ts';
import { formatValue, missingText } from '../query/format-value.ts';
import type { ChartSeries, ChartSpec } from './chart-spec.ts';

/** What the chart needs of an evaluated case; a CaseResult is one. */
export interface CashCurves {
  readonly case: { readonly name: string; readonly currency: string; readonly startMonth: string; readonly periods: 'month' | 'year' };
  readonly scenarios: readonly {
    readonly scenario: string;
    readonly cumulative: readonly (number | null)[];
    readonly npv: number | null;
    readonly payback: number | null;
    readonly problem: string | null;
  }[];
}

/** "$104 k" for a headline amount of an estimate: whole thousands from ten thousand on. */
export function estimateText(amount: number, currency: string, locale = 'en-US'): string {
  const unit = { kind: 'money' as const, currency };
  if (Math.abs(amount) >= 999_500) return formatValue(amount, unit, locale, { style: 'compact' });
  return Math.abs(amount) >= 10_000
    ? `${formatValue(amount / 1000, unit, locale, { decimals: 0 })} k`
    : formatValue(amount, unit, locale, { decimals: 0 });
}

/** What the case says, as a sentence without its full stop. */
export function caseFinding(result: CashCurves, locale = 'en-US'): string {
  const base = result.scenarios.find((each) => each.scenario === 'base');
  if (base === undefined) return `${result.case.name} has no base scenario`;
  if (base.npv === null) return `${result.case.name} cannot be computed: ${base.problem ?? 'a cell is missing'}`;
  const npv = `NPV ${estimateText(base.npv, result.case.currency, locale)}`;
  if (base.payback === null) {
    const periods = result.case.periods === 'year' ? 'years' : 'months';
    return `${result.case.name} does not pay back within ${base.cumulative.length} ${periods}, ${npv}`;
  }
  return `${result.case.name} pays back in ${formatValue(base.payback, { kind: 'none' }, locale, { decimals: 1 })} years, ${npv}`;
}

/** The cumulative cash of a case by month: the base scenario as a line, low to high as a band. */
export function caseChart(result: CashCurves, source: string, locale = 'en-US'): ChartSpec {
  const unit = { kind: 'money' as const, currency: result.case.currency };
  const first = `${result.case.startMonth}-01`;
  const series = (['low', 'high', 'base'] as const).flatMap((key): ChartSeries[] => {
    const scenario = result.scenarios.find((each) => each.scenario === key);
    if (scenario === undefined) return [];
    const points = scenario.cumulative.map((y, period) => {
      const day = dayNumber(addMonths(first, period * (result.case.periods === 'year' ? 12 : 1)));
      return {
        x: day * millisecondsPerDay,
        y,
        text: y === null ? missingText : estimateText(y, unit.currency, locale),
        exact: formatValue(y, unit, locale, { decimals: 0 }),
        label: bucketLabel(result.case.periods, day),
      };
    });
    return [{ key, label: key === 'base' ? 'Base' : key === 'low' ? 'Low' : 'High', points, color: 0 }];
  });
  const keys = series.map((each) => each.key);
  const banded = keys.includes('low') && keys.includes('high');
  const title = caseFinding(result, locale);
  const base = result.scenarios.find((each) => each.scenario === 'base');
  return {
    kind: 'cumulative',
    title,
    subtitle: `Cumulative cash by ${result.case.periods}, ${unit.currency}${banded ? ' · band from the low to the high scenario' : ''}`,
    xKind: 'time',
    yLabel: `Cumulative cash, ${unit.currency}`,
    unit,
    series: banded ? series : series.filter((each) => each.key === 'base'),
    annotations: [],
    direction: 'up',
    source,
    alternative: `${title}. After ${base?.cumulative.length ?? 0} ${result.case.periods}s the base scenario stands at ${estimateText(base?.cumulative.at(-1) ?? 0, unit.currency, locale)}.`,
  };
}
