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
    .flatMap((series, index) => {
      const point = series.points.find((candidate) => candidate.x === x);
      return point === undefined ? [] : [{ series, point, color: series.color ?? index }];
    })
    .sort((left, right) => (right.point.y ?? Number.NEGATIVE_INFINITY) - (left.point.y ?? Number.NEGATIVE_INFINITY));
  const isPartial = rows.some(({ point }) => point.partial === true);
  return (
    <div className="chart-tooltip">
      <div className="chart-tooltip-head">
        {heading}
        {isPartial && <span className="warn"> · partial</span>}
      </div>
      {rows.map(({ series, point, color }) => (
        <div key={series.key} className="chart-tooltip-row">
          <span className="swatch" style={{ background: series.emphasis ? 'var(--ink)' : `var(--c${(color % 8) + 1})` }} />
          <span>{series.label}</span>
          <b>{point.y === null ? '–' : (point.exact ?? point.text)}</b>
          <span className="muted">{point.n === undefined || point.exact?.includes('(') === true ? '' : `n ${point.n}`}</span>
        </div>
      ))}
    </div>
  );
}
