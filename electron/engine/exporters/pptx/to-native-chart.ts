import type { Unit } from '../../../../shared/base/column-batch.ts';
import type { ChartPoint, ChartSeries, ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { decimalsOf } from '../../../../shared/charts/format-tick.ts';
import { waterfallBars } from '../../../../shared/charts/kinds/waterfall.ts';
import { chartKinds } from '../../../../shared/charts/registry.ts';
import { textWidth } from '../../../../shared/charts/text-width.ts';
import type { ValueAxis } from '../../../../shared/charts/value-axis.ts';
import { dodge } from '../../../../shared/plot/dodge.ts';
import { dataStep } from '../../../../shared/plot/layout-chart.ts';
import { sheetFormat } from '../../../../shared/report/model-cells.ts';
import { deckInk } from './deck-style.ts';
import type { NativeChart, NativeDates, NativeSeries } from './native-chart.ts';

/** Size of the chart's box on the slide, in inches. */
export interface Box {
  readonly w: number;
  readonly h: number;
}

/** The same chart as an editable one; its numbers are those of the spec. */
export function toNativeChart(spec: ChartSpec, box: Box): NativeChart {
  if (spec.kind === 'waterfall') return waterfall(spec, box);
  return spec.xKind === 'category' ? bars(spec, box) : overTime(spec, box);
}

/** Inches of a text at a point size. */
const inches = (text: string, points: number, weight: 400 | 600 = 400): number => textWidth(text, points / 72, weight);
const axisRoom = (spec: ChartSpec, axis: ValueAxis): number =>
  Math.max(
    ...axis.ticks.map((tick) => String(Math.round(tick)).length + (spec.unit.kind === 'ratio' ? 1 : spec.unit.kind === 'money' ? 6 : 3)),
    3,
  ) *
    0.085 +
  0.12;
const hexSeries = (series: ChartSeries, index: number): string =>
  series.emphasis === true ? deckInk.ink : (deckInk.series[(series.color ?? index) % 8] ?? deckInk.accent);

function overTime(spec: ChartSpec, box: Box): NativeChart {
  const ats = [...new Set(spec.series.flatMap((series) => series.points.map((point) => Number(point.x))))].sort((a, b) => a - b);
  const axis = chartKinds[spec.kind].axis(spec, 6);
  const isLine = spec.kind !== 'bar';
  const order = [...spec.series].sort((a, b) => Number(a.emphasis ?? false) - Number(b.emphasis ?? false));
  const labels = order.map((series) => `${series.label}  ${series.points.findLast((point) => point.y !== null)?.text ?? ''}`);
  const right = isLine ? Math.min(Math.max(...labels.map((label) => inches(label, 12, 600))) + 0.25, box.w * 0.4) : 0.1;
  const left = axisRoom(spec, axis);
  const plot = { x: left / box.w, y: 0.05, w: (box.w - left - right) / box.w, h: (box.h - 0.45) / box.h - 0.05 };
  const shifts = isLine ? labelShifts(order, axis, plot.h, 0.21 / box.h) : order.map(() => 0);
  const categories = ats.map((at) => shortTime(at, dataStep(spec), ats));
  const roomy = (plot.w * box.w) / Math.max(1, ats.length);
  return {
    type: isLine ? 'line' : 'column',
    corner: 'Period',
    categories,
    series: order.map((series, index): NativeSeries => {
      const at = new Map(series.points.map((point) => [Number(point.x), point]));
      const color = series.key === 'low' || series.key === 'high' ? deckInk.lineStrong : hexSeries(series, spec.series.indexOf(series));
      return {
        name: series.label,
        values: ats.map((each) => at.get(each)?.y ?? null),
        color,
        width: series.emphasis === true || series.key === 'base' ? 2.75 : 2,
        dash: series.key === 'low' || series.key === 'high',
        labels: isLine ? 'last' : roomy > 0.75 ? 'all' : 'none',
        labelFormat: labelFormat(spec.unit, series.points),
        labelColor: isLine ? (series.key === 'low' || series.key === 'high' ? deckInk.ink3 : color) : deckInk.ink,
        labelShift: shifts[index] ?? 0,
        partial: ats.flatMap((each, position) => (at.get(each)?.partial === true ? [position] : [])),
      };
    }),
    axis,
    axisFormat: axisFormat(spec.unit, axis),
    axisVisible: true,
    plot,
    legend: false,
    floating: [],
    markers: spec.annotations.flatMap((annotation) => {
      const x = (annotation.at - (ats[0] ?? 0)) / ((ats.at(-1) ?? 1) - (ats[0] ?? 0));
      return x >= 0 && x <= 1 ? [{ x, label: annotation.label, color: annotation.tone === 'incident' ? deckInk.bad : deckInk.ink3 }] : [];
    }),
    dates: datesOf(ats, dataStep(spec), plot.w * box.w),
  };
}

/** How far each end label must move, as a share of the chart's height, so that none overlaps. */
function labelShifts(order: readonly ChartSeries[], axis: ValueAxis, plotHeight: number, spacing: number): readonly number[] {
  const wanted = order.map((series) => {
    const last = series.points.findLast((point) => point.y !== null)?.y ?? axis.min;
    return ((axis.max - last) / (axis.max - axis.min)) * plotHeight;
  });
  const placed = dodge(wanted, spacing, 0, plotHeight);
  return placed.map((at, index) => at - (wanted[index] ?? at));
}

function bars(spec: ChartSpec, box: Box): NativeChart {
  const points = spec.series[0]?.points ?? [];
  const axis = chartKinds.bar.axis(spec, 6);
  const left = Math.min(Math.max(0.6, ...points.map((point) => inches(String(point.x), 12) + 0.15)), box.w * 0.4);
  const right = Math.max(0.3, ...points.map((point) => inches(point.text, 12, 600) + 0.25));
  const legend = spec.series.length > 1;
  return {
    type: 'bar',
    corner: '',
    categories: points.map((point) => String(point.x)),
    series: spec.series.map((series, index) => ({
      name: series.label,
      values: points.map((point) => series.points.find((each) => each.x === point.x)?.y ?? null),
      color: index === 0 ? hexSeries(series, 0) : deckInk.lineStrong,
      labels: 'all',
      labelFormat: labelFormat(spec.unit, series.points),
      labelColor: index === 0 ? deckInk.ink : deckInk.ink3,
      partial: points.flatMap((point, position) => (point.partial === true && index === 0 ? [position] : [])),
    })),
    axis,
    axisFormat: axisFormat(spec.unit, axis),
    axisVisible: false,
    plot: { x: left / box.w, y: 0.02, w: (box.w - left - right) / box.w, h: legend ? 0.86 : 0.95 },
    legend,
    dates: null,
    floating: [],
    markers: [],
  };
}

/** A bridge as stacked columns on an invisible floor; shares are written in percentage points, so that a change reads "+0.700 pp". */
function waterfall(spec: ChartSpec, box: Box): NativeChart {
  const scale = spec.unit.kind === 'ratio' ? 100 : 1;
  const steps = waterfallBars(spec);
  const tidy = (value: number) => Number((value * scale).toPrecision(12));
  const shown = chartKinds.waterfall.axis(spec, 6);
  const axis: ValueAxis = { min: tidy(shown.min), max: tidy(shown.max), step: tidy(shown.step), ticks: shown.ticks.map(tidy) };
  const points = spec.series[0]?.points ?? [];
  const digits = Math.max(0, ...points.map((point) => /\.(\d+)/.exec(point.text)?.[1]?.length ?? 0));
  const zeros = digits === 0 ? '0' : `0.${'0'.repeat(digits)}`;
  const [of, by] = spec.unit.kind === 'ratio' ? [' "%"', ' "pp"'] : spec.unit.kind === 'bps' ? [' "bps"', ' "bps"'] : ['', ''];
  const pick = (want: (step: (typeof steps)[number]) => number | null) => steps.map(want);
  const rise = (step: (typeof steps)[number]) => step.kind === 'delta' && step.from !== null && step.to !== null && step.to >= step.from;
  const size = (step: (typeof steps)[number]) => tidy(Math.abs((step.to ?? 0) - (step.from ?? 0)));
  const isThin = (step: (typeof steps)[number]) => step.kind === 'delta' && size(step) < (axis.max - axis.min) * 0.09;
  const series = (name: string, values: readonly (number | null)[], color: string | null, format: string): NativeSeries => ({
    name,
    values,
    color,
    labels: color === null ? 'none' : 'all',
    labelFormat: format,
    labelColor: 'FFFFFF',
    partial: [],
    unlabelled: values.flatMap((_, at) => (steps[at] !== undefined && isThin(steps[at]) ? [at] : [])),
  });
  const [up, down] =
    spec.direction === 'info'
      ? [deckInk.plain, deckInk.plain]
      : spec.direction === 'up'
        ? [deckInk.good, deckInk.bad]
        : [deckInk.bad, deckInk.good];
  const left = axisRoom(spec, axis);
  return {
    type: 'stacked',
    corner: 'Step',
    categories: points.map((point) => String(point.x)),
    series: [
      series(
        'Floor',
        pick((step) => (step.kind === 'delta' && step.from !== null && step.to !== null ? tidy(Math.min(step.from, step.to)) : null)),
        null,
        zeros,
      ),
      series(
        'Level',
        pick((step) => (step.kind === 'total' && step.to !== null ? tidy(step.to) : null)),
        deckInk.ink2,
        `${zeros}${of}`,
      ),
      series(
        'Rise',
        pick((step) => (rise(step) ? size(step) : null)),
        up,
        `+${zeros}${by}`,
      ),
      series(
        'Fall',
        pick((step) => (step.kind === 'delta' && !rise(step) && step.to !== null ? size(step) : null)),
        down,
        `"−"${zeros}${by}`,
      ),
    ],
    axis,
    axisFormat: `0${decimalsOf(axis.step) === 0 ? '' : `.${'0'.repeat(decimalsOf(axis.step))}`}${of}`,
    axisVisible: true,
    plot: { x: left / box.w, y: 0.06, w: (box.w - left - 0.1) / box.w, h: (box.h - 0.6) / box.h - 0.06 },
    legend: false,
    dates: null,
    floating: steps
      .filter((step) => step.kind === 'delta' && step.to !== null && isThin(step))
      .map((step) => ({
        x: (step.index + 0.5) / steps.length,
        y: (axis.max - tidy(Math.max(step.from ?? 0, step.to ?? 0))) / (axis.max - axis.min),
        text: points[step.index]?.text ?? '',
        color: step.tone === 'good' ? deckInk.good : step.tone === 'bad' ? deckInk.bad : deckInk.ink2,
      })),
    markers: [],
  };
}

function axisFormat(unit: Unit, axis: ValueAxis): string {
  if (unit.kind === 'ratio') return sheetFormat(unit, decimalsOf(axis.step * 100));
  const largest = Math.max(Math.abs(axis.min), Math.abs(axis.max));
  const sign = unit.kind === 'money' && unit.currency === 'USD' ? '"$"' : '';
  const after = unit.kind === 'money' && unit.currency !== 'USD' ? ` "${unit.currency}"` : '';
  if (unit.kind !== 'money' && unit.kind !== 'count') return sheetFormat(unit, decimalsOf(axis.step));
  const scaled =
    largest >= 1e6
      ? { commas: ',,', word: ' "M"', step: axis.step / 1e6 }
      : largest >= 1e4
        ? { commas: ',', word: ' "k"', step: axis.step / 1e3 }
        : { commas: '', word: '', step: axis.step };
  const digits = decimalsOf(scaled.step);
  const body = `${sign}#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}${scaled.commas}${scaled.word}${after}`;
  return `${body};−${body};${sign}0${after}`;
}

/** As many digits as the spec's own texts show. */
function labelFormat(unit: Unit, points: readonly ChartPoint[]): string {
  const texts = points.filter((point) => point.y !== null).map((point) => point.text);
  const compact = texts.find((text) => / [kMB]$/.test(text));
  const digits = Math.max(0, ...texts.map((text) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0));
  if (compact === undefined || unit.kind !== 'money') return sheetFormat(unit, Math.min(digits, 4));
  const amount = (pattern: string) => (unit.currency === 'USD' ? `"$"${pattern}` : `${pattern} "${unit.currency}"`);
  const suffix = compact.slice(-1);
  const size = suffix === 'k' ? 1e3 : suffix === 'M' ? 1e6 : 1e9;
  const pattern = `#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}${','.repeat(Math.log10(size) / 3)} "${suffix}"`;
  const from = suffix === 'k' ? 9_999.5 : size - size / 20_000;
  return `[>=${from}]${amount(pattern)};[<=-${from}]"−"${amount(pattern)};${amount('#,##0')}`;
}

/** A date axis with as many labels as fit; null for hours, which stay text. */
function datesOf(ats: readonly number[], step: number, width: number): NativeDates | null {
  const day = 86_400_000;
  if (step < day || ats.length < 2) return null;
  const days = ats.map((at) => Math.round(at / day));
  const span = (days.at(-1) ?? 0) - (days[0] ?? 0);
  const most = Math.max(2, Math.floor(width / 0.8));
  if (step >= 27 * day) {
    const every = [1, 2, 3, 6, 12, 24, 60].find((months) => span / 30.4 / months <= most) ?? 120;
    return { days, base: 'months', every, unit: 'months', format: 'mmm yyyy' };
  }
  const base = step >= 7 * day ? [7, 14, 28] : [1, 2, 7, 14, 28];
  const every = base.find((each) => span / each <= most);
  return every === undefined
    ? { days, base: 'days', every: Math.ceil(span / 30.4 / most), unit: 'months', format: 'mmm yyyy' }
    : { days, base: 'days', every, unit: 'days', format: 'mmm d' };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment as a category label: "Jan 5", "Jan 2026", "Feb 4 20:00"; with the year where the axis runs over more than one. */
function shortTime(at: number, step: number, all: readonly number[]): string {
  const date = new Date(at);
  const day = 86_400_000;
  const month = months[date.getUTCMonth()] ?? '';
  if (step >= 360 * day) return String(date.getUTCFullYear());
  if (step >= 27 * day) return `${month} ${date.getUTCFullYear()}`;
  const severalYears = new Date(all[0] ?? at).getUTCFullYear() !== new Date(all.at(-1) ?? at).getUTCFullYear();
  const text = `${month} ${date.getUTCDate()}${severalYears ? `, ${date.getUTCFullYear()}` : ''}`;
  return step >= day ? text : `${text} ${String(date.getUTCHours()).padStart(2, '0')}:00`;
}
