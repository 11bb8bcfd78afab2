import type { ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { stopsOf } from '../../../../shared/charts/points.ts';
import { chartKinds } from '../../../../shared/charts/registry.ts';
import { deckInk } from './deck-style.ts';
import type { Box, NativeChart, NativeSeries } from './native-chart.ts';
import { axisFormat, axisRoom, hexSeries, inches, labelFormat, onFill } from './native-format.ts';
import { partWords } from './native-time.ts';

/** Bars of categories, side by side or stacked, one below the other. */
export function nativeRows(spec: ChartSpec, box: Box): NativeChart {
  const stops = stopsOf(spec);
  const isStacked = spec.kind === 'stacked';
  const axis = chartKinds[spec.kind].axis(spec, 6);
  const left = Math.min(Math.max(0.6, ...stops.map((stop) => inches(String(stop), 12) + 0.15)), box.w * 0.4);
  const texts = isStacked ? [] : spec.series.flatMap((series) => series.points.map((point) => point.text));
  const right = Math.max(0.3, ...texts.map((text) => inches(text, 12, 600) + 0.25));
  const legend = spec.series.length > 1;
  return {
    type: isStacked ? 'stackedBar' : 'bar',
    ...(spec.stack?.form === 'share' ? { isPercent: true } : {}),
    corner: '',
    categories: stops.map(String),
    series: spec.series.map((series, index): NativeSeries => {
      const isMain = index === 0 || isStacked;
      return {
        name: series.label,
        values: valuesAt(series, stops),
        color: isMain ? hexSeries(series, index) : deckInk.lineStrong,
        labels: isStacked ? 'words' : 'all',
        labelFormat: labelFormat(spec.unit, series.points),
        labelColor: isStacked ? onFill(hexSeries(series, index)) : isMain ? deckInk.ink : deckInk.ink3,
        ...(isStacked ? { words: partWords(spec, index) } : {}),
        partial: partialAt(series, stops),
      };
    }),
    axis,
    axisFormat: axisFormat(spec.stack?.form === 'share' ? { kind: 'ratio' } : spec.unit, axis),
    axisVisible: false,
    plot: { x: left / box.w, y: 0.02, w: (box.w - left - right) / box.w, h: legend ? 0.86 : 0.95 },
    legend,
    dates: null,
    floating: [],
    markers: [],
  };
}

/** Columns of categories in their order, side by side where there are several series. */
export function nativeColumns(spec: ChartSpec, box: Box): NativeChart {
  const stops = stopsOf(spec);
  const axis = chartKinds[spec.kind].axis(spec, 6);
  const left = axisRoom(spec.unit, axis);
  const legend = spec.series.length > 1;
  return {
    type: 'column',
    corner: '',
    categories: stops.map(String),
    series: spec.series.map(
      (series, index): NativeSeries => ({
        name: series.label,
        values: valuesAt(series, stops),
        color: hexSeries(series, index),
        labels: stops.length * spec.series.length <= 14 ? 'all' : 'none',
        labelFormat: labelFormat(spec.unit, series.points),
        labelColor: deckInk.ink,
        partial: partialAt(series, stops),
      }),
    ),
    axis,
    axisFormat: axisFormat(spec.unit, axis),
    axisVisible: true,
    plot: { x: left / box.w, y: 0.05, w: (box.w - left - 0.1) / box.w, h: (box.h - (legend ? 0.8 : 0.5)) / box.h - 0.05 },
    legend,
    dates: null,
    floating: [],
    markers: [],
  };
}

type Points = ChartSpec['series'][number];

const valuesAt = (series: Points, stops: readonly (string | number)[]): readonly (number | null)[] =>
  stops.map((stop) => series.points.find((point) => point.x === stop)?.y ?? null);

const partialAt = (series: Points, stops: readonly (string | number)[]): readonly number[] =>
  stops.flatMap((stop, at) => (series.points.find((point) => point.x === stop)?.partial === true ? [at] : []));
