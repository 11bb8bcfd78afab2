import type { JSX } from 'react';
import './number.css';

export interface SparklineProps {
  readonly values: readonly (number | null)[];
  readonly tone: 'good' | 'bad' | 'muted';
  readonly width?: number;
  readonly height?: number;
}

/** The shape of a series, without axes; a gap where a value is missing. Decorative: the figure beside it says what it is. */
export function Sparkline({ values, tone, width = 56, height = 24 }: SparklineProps): JSX.Element {
  const known = values.filter((value): value is number => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number) => 2 + (index / Math.max(1, values.length - 1)) * (width - 6);
  const y = (value: number) => height - 3 - ((value - low) / span) * (height - 6);
  let path = '';
  let isGap = true;
  values.forEach((value, index) => {
    if (value === null) {
      isGap = true;
      return;
    }
    path += `${isGap ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    isGap = false;
  });
  const last = values.findLastIndex((value) => value !== null);
  const end = values[last] ?? null;
  return (
    <svg className={`sparkline sparkline-${tone}`} width={width} height={height} aria-hidden="true">
      <path d={path} />
      {end !== null && <circle cx={x(last)} cy={y(end)} r={2} />}
    </svg>
  );
}
