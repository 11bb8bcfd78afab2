import type { ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { paretoBars } from '../../../../shared/charts/kinds/pareto.ts';
import { chartKinds } from '../../../../shared/charts/registry.ts';
import { deckInk } from './deck-style.ts';
import type { Box, NativeChart } from './native-chart.ts';
import { axisFormat, axisRoom, hexSeries, labelFormat } from './native-format.ts';

/** Columns from the largest down, and the share that they make up together as a line on an axis of its own. */
export function nativePareto(spec: ChartSpec, box: Box): NativeChart {
  const bars = paretoBars(spec);
  const [series] = spec.series;
  const axis = chartKinds.pareto.axis(spec, 6);
  const left = axisRoom(spec.unit, axis);
  return {
    type: 'combo',
    corner: '',
    categories: bars.map((bar) => String(bar.point.x)),
    series: [
      {
        name: series?.label ?? '',
        values: bars.map((bar) => bar.point.y),
        color: series === undefined ? deckInk.accent : hexSeries(series, 0),
        labels: bars.length <= 14 ? 'all' : 'none',
        labelFormat: labelFormat(
          spec.unit,
          bars.map((bar) => bar.point),
        ),
        labelColor: deckInk.ink,
        partial: [],
        tinted: { points: bars.flatMap((bar, at) => (bar.isVital ? [] : [at])), color: deckInk.plain },
      },
      {
        name: 'Cumulative share',
        values: bars.map((bar) => Number(bar.cumulative.toPrecision(12))),
        color: deckInk.ink,
        width: 2,
        labels: 'none',
        labelFormat: '0 %',
        labelColor: deckInk.ink,
        partial: [],
        isShare: true,
      },
    ],
    axis,
    axisFormat: axisFormat(spec.unit, axis),
    axisVisible: true,
    plot: { x: left / box.w, y: 0.05, w: (box.w - left - 0.65) / box.w, h: (box.h - 0.8) / box.h - 0.05 },
    legend: true,
    dates: null,
    floating: [],
    markers: [],
  };
}
