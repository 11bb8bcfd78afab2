import { assertNever } from '../base/assert-never.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { ChartLayout, LayoutOptions } from './chart-layout.ts';
import { layoutColumns } from './layout/layout-columns.ts';
import { layoutGrid } from './layout/layout-grid.ts';
import { layoutPlane } from './layout/layout-plane.ts';
import { layoutRows } from './layout/layout-rows.ts';
import { layoutSlope } from './layout/layout-slope.ts';
import { layoutTime } from './layout/layout-time.ts';
import { scaffoldOf } from './scaffold.ts';

/** Where everything of a chart lies, in pixels: one calculation for the picture, the tooltip and the tests. */
export function layoutChart(spec: ChartSpec, options: LayoutOptions): ChartLayout {
  const scaffold = scaffoldOf(spec, options);
  switch (scaffold.shape) {
    case 'time':
      return layoutTime(spec, scaffold, options);
    case 'plane':
      return layoutPlane(spec, scaffold, options);
    case 'columns':
      return layoutColumns(spec, scaffold, options);
    case 'rows':
    case 'stages':
      return layoutRows(spec, scaffold, options);
    case 'grid':
      return layoutGrid(spec, scaffold, options);
    case 'slope':
      return layoutSlope(spec, scaffold, options);
    default:
      return assertNever(scaffold.shape);
  }
}
