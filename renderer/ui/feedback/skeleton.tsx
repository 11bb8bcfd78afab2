import type { JSX } from 'react';
import './feedback.css';

/** The place of a result that takes longer than 300 ms. */
export function Skeleton({
  width = '100%',
  height = 14,
}: {
  readonly width?: number | string;
  readonly height?: number | string;
}): JSX.Element {
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />;
}

export function SkeletonLines({ lines, gap = 12 }: { readonly lines: number; readonly gap?: number }): JSX.Element {
  return (
    <output style={{ display: 'grid', gap, padding: '6px 0' }} aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </output>
  );
}
