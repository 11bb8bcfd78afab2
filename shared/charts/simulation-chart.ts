import type { Unit } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import { estimateText } from './case-chart.ts';
import type { ChartPoint, ChartReference, ChartSpec } from './chart-spec.ts';

/** What the charts need of simulated NPVs; a SimulationResult is one. */
export interface TrialFigures {
  readonly trials: number;
  readonly seed: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly belowZero: number | null;
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  readonly convergence: readonly { readonly trials: number; readonly mean: number; readonly standardError: number }[];
}

/** What the trials say, as a sentence without its full stop. */
export function simulationFinding({ belowZero, trials }: TrialFigures, locale = 'en-US'): string {
  if (belowZero === null) return 'No trial has an NPV';
  const share = formatValue(belowZero, { kind: 'ratio' }, locale, { decimals: 1 });
  const count = formatValue(trials, { kind: 'count' }, locale);
  if (belowZero === 0 || belowZero === 1) return `NPV is ${belowZero === 1 ? 'below' : 'not below'} zero in all ${count} trials`;
  return `NPV is below zero in ${share} of ${count} trials`;
}

/** NPV of the trials counted in bins, with the tenth, the middle and the ninth tenth marked. */
export function simulationChart(result: TrialFigures, currency: string, source: string, locale = 'en-US'): ChartSpec {
  const xUnit: Unit = { kind: 'money', currency };
  const count = (value: number): string => formatValue(value, { kind: 'count' }, locale);
  const points = result.bins.map(
    ({ from, to, count: trials }): ChartPoint => ({
      x: from,
      to,
      y: trials,
      text: count(trials),
      label: `${estimateText(from, currency, locale)} to ${estimateText(to, currency, locale)}`,
    }),
  );
  const marks = (
    [
      ['P10', result.p10],
      ['P50', result.p50],
      ['P90', result.p90],
    ] as const
  ).flatMap(([name, value]): ChartReference[] =>
    value === null ? [] : [{ value, label: `${name} ${estimateText(value, currency, locale)}`, tone: 'average', axis: 'x' }],
  );
  const title = simulationFinding(result, locale);
  const spread =
    result.p10 === null || result.p90 === null
      ? ''
      : ` Eight in ten trials lie between ${estimateText(result.p10, currency, locale)} and ${estimateText(result.p90, currency, locale)}.`;
  return {
    kind: 'histogram',
    title,
    subtitle: `NPV of ${count(result.trials)} trials, seed ${result.seed}, ${currency}`,
    xKind: 'number',
    xLabel: `NPV, ${currency}`,
    xUnit,
    yLabel: 'Trials',
    unit: { kind: 'count' },
    series: [{ key: 'bins', label: 'Trials', points, color: 0 }],
    annotations: [],
    references: [...(result.belowZero === 0 ? [] : [{ value: 0, label: 'zero', tone: 'limit' as const, axis: 'x' as const }]), ...marks],
    direction: 'info',
    source,
    alternative: `${title}.${spread}`,
  };
}

/** How the mean of the trials settles, with one standard error to both sides. */
export function convergenceChart(result: TrialFigures, currency: string, source: string, locale = 'en-US'): ChartSpec {
  const unit: Unit = { kind: 'money', currency };
  const at = (key: 'mean' | 'low' | 'high', label: string, color: number) => ({
    key,
    label,
    color,
    points: result.convergence.map(({ trials, mean, standardError }): ChartPoint => {
      const y = mean + (key === 'mean' ? 0 : (key === 'low' ? -1 : 1) * standardError);
      return { x: trials, y, text: estimateText(y, currency, locale), exact: formatValue(y, unit, locale, { decimals: 0 }) };
    }),
  });
  const error = result.standardError === null ? '' : ` ± ${formatValue(result.standardError, unit, locale, { decimals: 0 })}`;
  const mean = result.mean === null ? 'unknown' : formatValue(result.mean, unit, locale, { decimals: 0 });
  const title = `Mean NPV settles at ${mean}${error}`;
  return {
    kind: 'scatter',
    title,
    subtitle: 'Mean NPV after so many trials, with one standard error to both sides',
    xKind: 'number',
    xLabel: 'Trials',
    xUnit: { kind: 'count' },
    yLabel: `Mean NPV, ${currency}`,
    unit,
    series: [at('mean', 'Mean', 0), at('low', 'Less one standard error', 2), at('high', 'Plus one standard error', 3)],
    annotations: [],
    direction: 'info',
    source,
    alternative: `${title} after ${formatValue(result.trials, { kind: 'count' }, locale)} trials.`,
  };
}
