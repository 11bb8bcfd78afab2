import type { JSX } from 'react';
import type { Pointed } from '../../../shared/plot/under-pointer.ts';

export interface ChartTooltipProps {
  readonly pointed: Pointed;
  readonly heading: string;
}

/** Most lines that a tooltip shows; the table holds the rest. */
const mostRows = 14;

/** Exact values at what is pointed at, with n. */
export function ChartTooltip({ pointed, heading }: ChartTooltipProps): JSX.Element {
  const rows = pointed.rows.slice(0, mostRows);
  const more = pointed.rows.length - rows.length;
  return (
    <div className="chart-tooltip">
      <div className="chart-tooltip-head">
        {heading}
        {pointed.isPartial && <span className="warn"> · partial</span>}
      </div>
      {rows.map(({ label, text, note, color }) => (
        <div key={`${label} ${text}`} className="chart-tooltip-row">
          <span
            className="swatch"
            style={{ background: color === null ? 'transparent' : color === 'ink' ? 'var(--ink)' : `var(--c${color + 1})` }}
          />
          <span>{label}</span>
          <b>{text}</b>
          <span className="muted">{note}</span>
        </div>
      ))}
      {more > 0 && <div className="muted">and {more} more, in the table</div>}
    </div>
  );
}
