import type { JSX } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { Table } from '../table/table.tsx';

/** The chart as a table: the same texts, every point. */
export function ChartTable({ spec, formatX }: { readonly spec: ChartSpec; readonly formatX: (x: string | number) => string }): JSX.Element {
  const stops = [...new Set(spec.series.flatMap((series) => series.points.map((point) => point.x)))];
  const points = new Map(spec.series.map((series) => [series.key, new Map(series.points.map((point) => [point.x, point]))]));
  const columns = [
    { id: ' x', header: spec.xKind === 'time' ? 'Period' : '', cell: (x: string | number) => formatX(x) },
    ...spec.series.map((series) => ({
      id: series.key,
      header: series.label,
      align: 'right' as const,
      cell: (x: string | number) => {
        const point = points.get(series.key)?.get(x);
        return point === undefined || point.y === null ? '–' : point.text;
      },
    })),
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="chart-table" aria-label="Table" tabIndex={0}>
      <Table label={spec.title} columns={columns} rows={stops} rowKey={(x) => x} />
    </section>
  );
}
