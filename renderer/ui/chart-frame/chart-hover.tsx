import type { JSX } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import type { Stop, Stops } from './chart-positions.ts';
import { ChartTooltip } from './chart-tooltip.tsx';

export interface ChartHoverProps {
  readonly spec: ChartSpec;
  readonly stop: Stop;
  readonly stops: Stops;
  readonly width: number;
  readonly heading: string;
}

/** Crosshair, a dot on each line, and the exact values beside it. */
export function ChartHover({ spec, stop, stops, width, heading }: ChartHoverProps): JSX.Element {
  const isAlongX = stops.axis === 'x';
  const place = !isAlongX
    ? { right: 8, top: stop.at + 10 }
    : stop.at > width * 0.6
      ? { right: width - stop.at + 10, top: stops.top }
      : { left: stop.at + 10, top: stops.top };
  return (
    <>
      {isAlongX && <div className="crosshair" style={{ left: stop.at, top: stops.top, height: stops.bottom - stops.top }} />}
      {spec.kind === 'line' &&
        spec.series.map((series) => {
          const y = series.points.find((point) => point.x === stop.x)?.y ?? null;
          return y === null ? null : <div key={series.key} className="crosshair-dot" style={{ left: stop.at, top: stops.valueAt(y) }} />;
        })}
      <div className="chart-tooltip-place" style={place}>
        <ChartTooltip spec={spec} x={stop.x} heading={heading} />
      </div>
    </>
  );
}
