import type { ChartSpec } from '../charts/chart-spec.ts';
import { binEnd } from '../charts/kinds/histogram.ts';
import { loadOf } from '../charts/kinds/latency.ts';
import { slopesOf } from '../charts/kinds/slope.ts';
import { stopsOf } from '../charts/points.ts';
import type { Band, ChartLayout } from './chart-layout.ts';
import type { PanelLayout } from './layout-panels.ts';
import { scatterDots } from './marks/scatter-marks.ts';

export interface KeyStop {
  readonly x: number;
  readonly y: number;
}

const middle = ({ start, size }: Band): number => start + size / 2;

/** Where the arrow keys stop on a chart, in pixels: rows of stops, as the marks lie. */
export function keyStops(spec: ChartSpec, layout: ChartLayout): readonly (readonly KeyStop[])[] {
  const { frame, shape } = layout;
  const y = (frame.top + frame.bottom) / 2;
  const x = (frame.left + frame.right) / 2;
  switch (shape) {
    case 'time':
      return [stopsOf(spec).map((at) => ({ x: middle(layout.bucketOf(Number(at))), y }))];
    case 'columns':
      return [layout.categories.map((_, index) => ({ x: middle(layout.bandOf(index)), y }))];
    case 'rows':
    case 'stages':
      return layout.categories.map((_, index) => [{ x, y: middle(layout.bandOf(index)) }]);
    case 'grid':
      return spec.series.map((_, row) =>
        layout.categories.map((__, column) => ({ x: middle(layout.bandOf(column)), y: middle(layout.rowOf(row)) })),
      );
    case 'slope':
      return slopesOf(spec)
        .map((slope) => ({ x: frame.right, y: layout.yOfValue(slope.to.y) }))
        .toSorted((a, b) => a.y - b.y)
        .map((stop) => [stop]);
    case 'plane': {
      if (spec.kind === 'scatter') return [scatterDots({ spec, layout }).toSorted((a, b) => a.x - b.x)];
      const points = spec.series[0]?.points ?? [];
      const at = (index: number) =>
        spec.kind === 'histogram' ? (Number(points[index]?.x) + binEnd(points, index)) / 2 : loadOf(points[index] ?? { x: 0 });
      return [points.map((_, index) => ({ x: layout.xAt(at(index)), y }))];
    }
  }
}

/** The same over small charts, one after the other. */
export function keyStopsInPanels({ panels }: PanelLayout): readonly (readonly KeyStop[])[] {
  return panels.flatMap((panel) =>
    keyStops(panel.spec, panel.layout).map((row) => row.map((stop) => ({ x: stop.x + panel.x, y: stop.y + panel.top }))),
  );
}
