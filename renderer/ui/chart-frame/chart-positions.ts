import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { layoutChart } from '../../../shared/plot/layout-chart.ts';

export interface Stop {
  readonly x: string | number;
  /** Pixels along the axis that carries the stops. */
  readonly at: number;
}

export interface Stops {
  readonly axis: 'x' | 'y';
  readonly list: readonly Stop[];
  readonly top: number;
  readonly bottom: number;
  /** Pixel of a value across the axis of the stops. */
  readonly valueAt: (value: number) => number;
}

/** Where each point of time or category lies on the drawing: from the same layout that the drawing was made with. */
export function stopsOf(spec: ChartSpec, width: number, height: number): Stops {
  const layout = layoutChart(spec, { width, height });
  const isTime = spec.xKind === 'time';
  const xs = [...new Set(spec.series.flatMap((series) => series.points.map((point) => point.x)))];
  const list = isTime
    ? xs.map((x) => ({ x, at: layout.xOfTime(Number(x)) }))
    : xs.slice(0, layout.categories.length).map((x, index) => {
        const { start, size } = layout.bandOf(index);
        return { x, at: start + size / 2 };
      });
  return {
    axis: layout.horizontal ? 'y' : 'x',
    list,
    top: layout.frame.top,
    bottom: layout.frame.bottom,
    valueAt: (value) => (layout.horizontal ? layout.xOfValue(value) : layout.yOfValue(value)),
  };
}

export function nearestStop(stops: Stops, pixel: number): Stop | undefined {
  let best: Stop | undefined;
  for (const stop of stops.list) if (best === undefined || Math.abs(stop.at - pixel) < Math.abs(best.at - pixel)) best = stop;
  return best;
}
