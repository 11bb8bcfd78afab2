import type { ChartKind, ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { isNativeChart } from '../../../../shared/charts/registry.ts';
import type { Box, NativeChart } from './native-chart.ts';
import { nativePareto } from './native-pareto.ts';
import { nativeColumns, nativeRows } from './native-rows.ts';
import { nativeScatter } from './native-scatter.ts';
import { nativeTime } from './native-time.ts';
import { nativeWaterfall } from './native-waterfall.ts';

type Mapping = (spec: ChartSpec, box: Box) => NativeChart;

const overTimeOr =
  (other: Mapping): Mapping =>
  (spec, box) =>
    (spec.xKind === 'time' ? nativeTime : other)(spec, box);

const mappings: Readonly<Partial<Record<ChartKind, Mapping>>> = {
  line: nativeTime,
  cumulative: nativeTime,
  bar: nativeRows,
  columns: overTimeOr(nativeColumns),
  stacked: overTimeOr(nativeRows),
  waterfall: nativeWaterfall,
  pareto: nativePareto,
  scatter: nativeScatter,
};

/** The same chart as an editable one, its numbers those of the spec; null = PowerPoint has no such chart, so that it goes in as a picture. */
export function toNativeChart(spec: ChartSpec, box: Box): NativeChart | null {
  return isNativeChart(spec) ? (mappings[spec.kind]?.(spec, box) ?? null) : null;
}
