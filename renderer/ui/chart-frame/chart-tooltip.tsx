import type { JSX } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';

export interface ChartTooltipProps {
  readonly spec: ChartSpec;
  readonly x: string | number;
  readonly heading: string;
}

/** Exact values at one point of time or category, with n, largest first. */
export function ChartTooltip({ spec, x, heading }: ChartTooltipProps): JSX.Element {
  const rows = spec.series
    .flatMap((series) => {
      const point = series.points.find((candidate) => candidate.x === x);
      return point === undefined ? [] : [{ series, point }];
    })
    .sort((left, right) => (right.point.y ?? Number.NEGATIVE_INFINITY) - (left.point.y ?? Number.NEGATIVE_INFINITY));
  const isPartial = rows.some(({ point }) => point.partial === true);
  return (
    <div className="chart-tooltip">
      <div className="chart-tooltip-head">
        {heading}
        {isPartial && <span className="warn"> · partial</span>}
      </div>
      {rows.map(({ series, point }) => (
        <div key={series.key} className="chart-tooltip-row">
          <span className="swatch" style={{ background: series.emphasis ? 'var(--ink)' : `var(--c${((series.color ?? 0) % 8) + 1})` }} />
          <span>{series.label}</span>
          <b>{point.y === null ? '–' : point.text}</b>
          <span className="muted">{point.n === undefined ? '' : `n ${point.n}`}</span>
        </div>
      ))}
    </div>
  );
}
