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

/** What may be marked on the curve of a case. */
export interface CaseMarks {
  /** Cumulative cash of which a tenth of the trials lies below or above; takes the place of the low and high scenario. */
  readonly bands?: { readonly trials: number; readonly p10: readonly number[]; readonly p90: readonly number[] } | null;
  readonly seed?: number;
  /** Month of go-live, 0 = the start. */
  readonly goLive?: number | null;
  /** Leading periods that rest on actuals. */
  readonly actuals?: number;
}

/** The cumulative cash of a case by month: the base scenario as a line, low to high (or P10 to P90 of the trials) as a band. */
export function caseChart(result: CashCurves, source: string, locale = 'en-US', marks: CaseMarks = {}): ChartSpec {
  const { bands = null } = marks;
  const unit = { kind: 'money' as const, currency: result.case.currency };
  const first = `${result.case.startMonth}-01`;
  const series = (['low', 'high', 'base'] as const).flatMap((key): ChartSeries[] => {
    const scenario = result.scenarios.find((each) => each.scenario === key);
    if (scenario === undefined) return [];
    const edge = key === 'low' ? bands?.p10 : key === 'high' ? bands?.p90 : undefined;
    const points = (edge ?? scenario.cumulative).map((y, period) => {
      const day = dayNumber(addMonths(first, period * (result.case.periods === 'year' ? 12 : 1)));
      return {
        x: day * millisecondsPerDay,
        y,
        text: y === null ? missingText : estimateText(y, unit.currency, locale),
        exact: formatValue(y, unit, locale, { decimals: 0 }),
        label: bucketLabel(result.case.periods, day),
      };
    });
    const edgeLabel = { low: bands === null ? 'Low' : 'P10', high: bands === null ? 'High' : 'P90' };
    return [{ key, label: key === 'base' ? 'Base' : edgeLabel[key], points, color: 0 }];
  });
  const keys = series.map((each) => each.key);
  const banded = keys.includes('low') && keys.includes('high');
  const actual = series.find(({ key }) => key === 'base')?.points.slice(0, marks.actuals ?? 0) ?? [];
  const drawn = banded ? series : series.filter((each) => each.key === 'base');
  const band =
    bands === null
      ? ' · band from the low to the high scenario'
      : ` · band P10 to P90 of ${formatValue(bands.trials, { kind: 'count' }, locale)} trials, seed ${marks.seed ?? 0}`;
  const title = caseFinding(result, locale);
  const base = result.scenarios.find((each) => each.scenario === 'base');
  return {
    kind: 'cumulative',
    title,
    subtitle: `Cumulative cash by ${result.case.periods}, ${unit.currency}${banded ? band : ''}${actual.length > 0 ? ' · dots rest on actuals' : ''}`,
    xKind: 'time',
    yLabel: `Cumulative cash, ${unit.currency}`,
    unit,
    series: actual.length === 0 ? drawn : [...drawn, { key: 'actual', label: 'Actual', points: actual, color: 0 }],
    annotations:
      marks.goLive === undefined || marks.goLive === null
        ? []
        : [{ at: dayNumber(addMonths(first, Math.round(marks.goLive))) * millisecondsPerDay, label: 'go-live', tone: 'note' }],
    direction: 'up',
    source,
    alternative: `${title}. After ${base?.cumulative.length ?? 0} ${result.case.periods}s the base scenario stands at ${estimateText(base?.cumulative.at(-1) ?? 0, unit.currency, locale)}.`,
  };
}
