import type { ChartSeries, ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { chartKinds } from '../../../../shared/charts/registry.ts';
import { stacksOf } from '../../../../shared/charts/stacked-parts.ts';
import { percentWords } from '../../../../shared/charts/value-words.ts';
import type { ValueAxis } from '../../../../shared/charts/value-axis.ts';
import { dodge } from '../../../../shared/plot/dodge.ts';
import { dataStep } from '../../../../shared/plot/time-domain.ts';
import { deckInk } from './deck-style.ts';
import type { Box, FloatingText, NativeChart, NativeSeries } from './native-chart.ts';
import { datesOf, shortTime } from './native-dates.ts';
import { axisFormat, axisRoom, hexSeries, inches, labelFormat, levelColor, onFill } from './native-format.ts';

/** Lines, columns and stacks over time, with levels as flat dashed lines. */
export function nativeTime(spec: ChartSpec, box: Box): NativeChart {
  const ats = [...new Set(spec.series.flatMap((series) => series.points.map((point) => Number(point.x))))].sort((a, b) => a - b);
  const axis = chartKinds[spec.kind].axis(spec, 6);
  const isStacked = spec.kind === 'stacked';
  const isLine = !isStacked && spec.kind !== 'columns';
  const order = [...spec.series].sort((a, b) => Number(a.emphasis ?? false) - Number(b.emphasis ?? false));
  const levels = isLine ? (spec.references ?? []).filter((level) => level.axis !== 'x') : [];
  const ends = isStacked ? stackEnds(spec) : [];
  const names = isLine ? [...order.map(endWords), ...levels.map((level) => level.label)] : ends.map((end) => end.text);
  const right = names.length === 0 ? 0.1 : Math.min(Math.max(...names.map((name) => inches(name, 12, 600))) + 0.25, box.w * 0.4);
  const isShare = spec.stack?.form === 'share';
  const left = axisRoom(isShare ? { kind: 'ratio' } : spec.unit, axis);
  const plot = { x: left / box.w, y: 0.05, w: (box.w - left - right) / box.w, h: (box.h - 0.45) / box.h - 0.05 };
  const lasts = [
    ...order.map((series) => series.points.findLast((point) => point.y !== null)?.y ?? axis.min),
    ...levels.map((level) => level.value),
  ];
  const shifts = isLine ? labelShifts(lasts, axis, plot.h, 0.21 / box.h) : [];
  const roomy = (plot.w * box.w) / Math.max(1, ats.length);
  const series = order.map((each, index): NativeSeries => {
    const at = new Map(each.points.map((point) => [Number(point.x), point]));
    const isBand = each.key === 'low' || each.key === 'high';
    const color = isBand ? deckInk.lineStrong : hexSeries(each, spec.series.indexOf(each));
    return {
      name: each.label,
      values: ats.map((moment) => at.get(moment)?.y ?? null),
      color,
      width: each.emphasis === true || each.key === 'base' ? 2.75 : 2,
      dash: isBand,
      labels: isLine ? 'last' : isStacked ? (roomy > 0.75 ? 'words' : 'none') : roomy > 0.75 ? 'all' : 'none',
      labelFormat: labelFormat(spec.unit, each.points),
      labelColor: isStacked ? onFill(color) : isLine ? (isBand ? deckInk.ink3 : color) : deckInk.ink,
      ...(isStacked ? { words: partWords(spec, spec.series.indexOf(each)) } : {}),
      labelShift: shifts[index] ?? 0,
      partial: ats.flatMap((moment, position) => (at.get(moment)?.partial === true ? [position] : [])),
    };
  });
  return {
    type: isLine ? 'line' : isStacked ? (spec.stack?.mark === 'area' ? 'area' : 'stacked') : 'column',
    ...(isShare ? { isPercent: true } : {}),
    corner: 'Period',
    categories: ats.map((at) => shortTime(at, dataStep(spec), ats)),
    series: [
      ...series,
      ...levels.map(
        (level, index): NativeSeries => ({
          name: level.label,
          values: ats.map(() => level.value),
          color: levelColor(level.tone),
          width: 1.25,
          dash: true,
          labels: 'name',
          labelFormat: labelFormat(spec.unit, order[0]?.points ?? []),
          labelColor: levelColor(level.tone),
          labelShift: shifts[order.length + index] ?? 0,
          partial: [],
        }),
      ),
    ],
    axis,
    axisFormat: axisFormat(isShare ? { kind: 'ratio' } : spec.unit, axis),
    axisVisible: true,
    plot,
    legend: !isLine && !isStacked && spec.series.length > 1,
    floating: spread(ends, axis, plot.h, 0.21 / box.h),
    markers: spec.annotations.flatMap((annotation) => {
      const x = (annotation.at - (ats[0] ?? 0)) / ((ats.at(-1) ?? 1) - (ats[0] ?? 0));
      return x >= 0 && x <= 1 ? [{ x, label: annotation.label, color: annotation.tone === 'incident' ? deckInk.bad : deckInk.ink3 }] : [];
    }),
    dates: datesOf(ats, dataStep(spec), plot.w * box.w),
  };
}

const endWords = (series: ChartSeries): string => `${series.label}  ${series.points.findLast((point) => point.y !== null)?.text ?? ''}`;

/** How far each end label must move, as a share of the chart's height, so that none overlaps. */
function labelShifts(lasts: readonly number[], axis: ValueAxis, plotHeight: number, spacing: number): readonly number[] {
  const wanted = lasts.map((last) => ((axis.max - last) / (axis.max - axis.min)) * plotHeight);
  const placed = dodge(wanted, spacing, 0, plotHeight);
  return placed.map((at, index) => at - (wanted[index] ?? at));
}

interface StackEnd {
  readonly text: string;
  readonly color: string;
  readonly value: number;
}

/** Name and size of each part of the last stack, at its middle. */
function stackEnds(spec: ChartSpec): readonly StackEnd[] {
  const last = stacksOf(spec).findLast((stack) => stack.sum !== null);
  return (last?.parts ?? []).flatMap((part) => {
    const series = spec.series[part.series];
    if (series === undefined) return [];
    const words =
      spec.stack?.form === 'share' ? percentWords(part.share, 'en-US') : (series.points.find((point) => point.x === part.x)?.text ?? '');
    return [{ text: `${series.label}  ${words}`, color: hexSeries(series, part.series), value: (part.y0 + part.y1) / 2 }];
  });
}

function spread(ends: readonly StackEnd[], axis: ValueAxis, plotHeight: number, spacing: number): readonly FloatingText[] {
  const wanted = ends.map((end) => ((axis.max - end.value) / (axis.max - axis.min)) * plotHeight);
  const placed = dodge(wanted, spacing, 0, plotHeight);
  return ends.map((end, index) => ({ x: 1, y: (placed[index] ?? 0) / plotHeight, text: end.text, color: end.color, align: 'left' }));
}

/** What stands in each part of a series: its share or its value, where the part is large enough to hold it. */
export function partWords(spec: ChartSpec, series: number): readonly (string | null)[] {
  const stacks = stacksOf(spec);
  const height = Math.max(
    ...stacks.map((stack) => stack.parts.reduce((sum, part) => sum + Math.abs(part.y1 - part.y0), 0)),
    Number.MIN_VALUE,
  );
  return stacks.map((stack) => {
    const part = stack.parts.find((each) => each.series === series);
    if (part === undefined || Math.abs(part.y1 - part.y0) < height * 0.06) return null;
    if (spec.stack?.form === 'share') return percentWords(part.share, 'en-US');
    return spec.series[series]?.points.find((point) => point.x === stack.x)?.text ?? null;
  });
}
