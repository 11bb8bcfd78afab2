import type { ChartSpec } from '../charts/chart-spec.ts';
import { chartTable } from '../charts/registry.ts';
import { missingText } from '../query/format-value.ts';
import { csvLine } from './csv-line.ts';

/** The numbers of a chart as CSV: exact values where the chart has numbers, otherwise its words; nothing where a value is missing. */
export function chartCsv(spec: ChartSpec): string {
  const { columns, rows } = chartTable(spec);
  const lines = [
    csvLine(columns.map((column) => column.label)),
    ...rows.map((row) => csvLine(row.map(({ text, value }) => (value !== null ? String(value) : text === missingText ? null : text)))),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
