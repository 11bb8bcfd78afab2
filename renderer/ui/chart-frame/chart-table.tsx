import type { JSX } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { chartTable } from '../../../shared/charts/registry.ts';
import { Table } from '../table/table.tsx';

/** The chart as a table: the same texts, every point. */
export function ChartTable({ spec }: { readonly spec: ChartSpec }): JSX.Element {
  const { columns, rows } = chartTable(spec);
  const numbered = rows.map((cells, index) => ({ cells, index }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="chart-table" aria-label="Table" tabIndex={0}>
      <Table
        label={spec.title}
        columns={columns.map((column, at) => ({
          id: `${at} ${column.label}`,
          header: column.label,
          align: column.align,
          cell: (row: (typeof numbered)[number]) => row.cells[at]?.text ?? '',
        }))}
        rows={numbered}
        rowKey={(row) => row.index}
      />
    </section>
  );
}
