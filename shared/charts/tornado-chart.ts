import type { Unit } from '../base/column-batch.ts';
import { formatChange, formatValue } from '../query/format-value.ts';
import { estimateText } from './case-chart.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';
import { counted } from '../base/words.ts';

/** What the chart needs of a sensitivity: NPV with one driver at its own low and high, all others at base. */
export interface TornadoBars {
  readonly base: number | null;
  readonly bars: readonly {
    readonly label: string;
    readonly npvLow: number | null;
    readonly npvHigh: number | null;
    readonly swing: number;
  }[];
}

/** How far each driver by itself moves NPV down and up from the base, the widest first. */
export function tornadoChart(
  { base, bars }: TornadoBars,
  {
    name,
    currency,
    source,
    locale,
  }: { readonly name: string; readonly currency: string; readonly source: string; readonly locale: string },
): ChartSpec {
  const unit: Unit = { kind: 'money', currency };
  const from = base ?? 0;
  const moves = bars.map(({ label, npvLow, npvHigh }) => {
    const ends = [npvLow ?? from, npvHigh ?? from, from];
    return { label, least: Math.min(...ends), most: Math.max(...ends) };
  });
  const point = (label: string, npv: number): ChartPoint => {
    const change = npv - from;
    if (change === 0) return { x: label, y: 0, text: '', label };
    return {
      x: label,
      y: change,
      text: `${change > 0 ? '+' : ''}${estimateText(change, currency, locale)}`,
      exact: `${formatChange(change, unit, locale, { decimals: 0 })}, NPV ${formatValue(npv, unit, locale, { decimals: 0 })}`,
      label,
    };
  };
  const [widest] = moves;
  const money = (npv: number) => estimateText(npv, currency, locale);
  const title =
    widest === undefined
      ? `No driver of ${name} has a low and a high`
      : `${widest.label} decides ${name}: NPV from ${money(widest.least)} to ${money(widest.most)}`;
  return {
    kind: 'stacked',
    title,
    subtitle: `Change of NPV from the base of ${money(from)}, each driver at its own low and high, all others at base`,
    xKind: 'category',
    yLabel: `Change of NPV, ${currency}`,
    unit,
    stack: { form: 'sides', mark: 'bar' },
    series: [
      { key: 'down', label: 'NPV falls', color: 7, points: moves.map(({ label, least }) => point(label, least)) },
      { key: 'up', label: 'NPV rises', color: 0, points: moves.map(({ label, most }) => point(label, most)) },
    ],
    annotations: [],
    direction: 'up',
    source,
    alternative: `${title}. ${counted(bars.length, 'driver')}: ${moves.map(({ label, least, most }) => `${label} ${money(least)} to ${money(most)}`).join(', ')}.`,
  };
}
