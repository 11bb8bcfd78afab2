import type { ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { placeOf, valuedPoints } from '../../../../shared/charts/points.ts';
import { chartKinds } from '../../../../shared/charts/registry.ts';
import { valueAxis } from '../../../../shared/charts/value-axis.ts';
import { deckInk } from './deck-style.ts';
import type { Box, NativeChart, NativeSeries } from './native-chart.ts';
import { axisFormat, axisRoom, hexSeries, labelFormat } from './native-format.ts';

/** Most dots that carry their names. */
const mostNames = 30;

/** Dots on two number axes; each series has values only at its own points. */
export function nativeScatter(spec: ChartSpec, box: Box): NativeChart {
  const axis = chartKinds.scatter.axis(spec, 6);
  const across = chartKinds.scatter.across?.(spec, 6) ?? valueAxis(0, 1, 4);
  const dots = spec.series.flatMap((series, index) => valuedPoints(series).map((point) => ({ point, index })));
  const left = axisRoom(spec.unit, axis);
  const legend = spec.series.length > 1;
  return {
    type: 'scatter',
    corner: '',
    categories: dots.map(({ point }) => placeOf(point)),
    across: {
      name: spec.xLabel ?? '',
      values: dots.map(({ point }) => Number(point.x)),
      axis: across,
      format: axisFormat(spec.xUnit ?? { kind: 'none' }, across),
    },
    series: spec.series.map(
      (series, index): NativeSeries => ({
        name: series.label,
        values: dots.map((dot) => (dot.index === index ? dot.point.y : null)),
        color: hexSeries(series, index),
        labels: dots.length <= mostNames ? 'words' : 'none',
        labelFormat: labelFormat(spec.unit, series.points),
        labelColor: deckInk.ink2,
        words: dots.map((dot) => (dot.index === index ? placeOf(dot.point) : null)),
        partial: [],
      }),
    ),
    axis,
    axisFormat: axisFormat(spec.unit, axis),
    axisVisible: true,
    plot: { x: left / box.w, y: 0.05, w: (box.w - left - 0.4) / box.w, h: (box.h - (legend ? 0.95 : 0.7)) / box.h - 0.05 },
    legend,
    dates: null,
    floating: [],
    markers: [],
  };
}
