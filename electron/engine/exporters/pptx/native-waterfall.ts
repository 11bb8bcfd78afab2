import type { ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { decimalsOf } from '../../../../shared/charts/format-tick.ts';
import { waterfallBars } from '../../../../shared/charts/kinds/waterfall.ts';
import { chartKinds } from '../../../../shared/charts/registry.ts';
import type { ValueAxis } from '../../../../shared/charts/value-axis.ts';
import { sheetFormat } from '../../../../shared/report/model-cells.ts';
import { deckInk } from './deck-style.ts';
import type { Box, NativeChart, NativeSeries } from './native-chart.ts';
import { axisFormat, axisRoom, stepFormats } from './native-format.ts';

/** A bridge as stacked columns on an invisible floor; shares are written in percentage points, so that a change reads "+0.700 pp". */
export function nativeWaterfall(spec: ChartSpec, box: Box): NativeChart {
  const scale = spec.unit.kind === 'ratio' ? 100 : 1;
  const steps = waterfallBars(spec);
  const tidy = (value: number) => Number((value * scale).toPrecision(12));
  const shown = chartKinds.waterfall.axis(spec, 6);
  const axis: ValueAxis = { min: tidy(shown.min), max: tidy(shown.max), step: tidy(shown.step), ticks: shown.ticks.map(tidy) };
  const points = spec.series[0]?.points ?? [];
  const [of, by] = stepFormats(spec.unit, points);
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
  const left = axisRoom(spec.unit, axis);
  return {
    type: 'stacked',
    corner: 'Step',
    categories: points.map((point) => String(point.x)),
    series: [
      series(
        'Floor',
        pick((step) => (step.kind === 'delta' && step.from !== null && step.to !== null ? tidy(Math.min(step.from, step.to)) : null)),
        null,
        of,
      ),
      series(
        'Level',
        pick((step) => (step.kind === 'total' && step.to !== null ? tidy(step.to) : null)),
        deckInk.ink2,
        of,
      ),
      series(
        'Rise',
        pick((step) => (rise(step) ? size(step) : null)),
        up,
        by('+'),
      ),
      series(
        'Fall',
        pick((step) => (step.kind === 'delta' && !rise(step) && step.to !== null ? size(step) : null)),
        down,
        by('−'),
      ),
    ],
    axis,
    axisFormat: scale === 1 ? axisFormat(spec.unit, axis) : sheetFormat({ kind: 'none' }, decimalsOf(axis.step)).concat(' "%"'),
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
