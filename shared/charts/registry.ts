import type { ChartKind, ChartSpec } from './chart-spec.ts';
import { barKind } from './kinds/bar.ts';
import type { ChartKindDefinition } from './kinds/chart-kind.ts';
import { cumulativeKind } from './kinds/cumulative.ts';
import { lineKind } from './kinds/line.ts';
import { waterfallKind } from './kinds/waterfall.ts';

/** Every kind of chart; one line each. */
export const chartKinds: Readonly<Record<ChartKind, ChartKindDefinition>> = {
  line: lineKind,
  bar: barKind,
  waterfall: waterfallKind,
  cumulative: cumulativeKind,
};

/** Why a spec cannot be drawn, in sentences; none = it can. */
export function chartProblems(spec: ChartSpec): readonly string[] {
  return chartKinds[spec.kind].validate(spec);
}
