import { formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';
import { numberColumn, textCell, textColumn } from './model-cells.ts';
import type { ModelTable, ReportModel } from './report-model.ts';

export const whatTheyMean = 'What the numbers mean';
export const whereFrom = 'Where the numbers come from';

/** Whether a report lists its definitions and files itself. */
export const hasAppendix = ({ blocks }: ReportModel): boolean =>
  blocks.some((block) => block.kind === 'table' && block.title === whatTheyMean);

/** Each metric once, with its version and its sentence. */
export function definitionTable(lineages: readonly Lineage[]): ModelTable {
  const metrics = new Map(lineages.flatMap((lineage) => lineage.metrics).map((metric) => [metric.id, metric]));
  return {
    columns: [textColumn('Metric'), textColumn('Definition')],
    rows: [...metrics.values()].map((metric) => [textCell(`${metric.id}@${metric.version}`), textCell(metric.sentence)]),
  };
}

/** Each extract once, with its rows and its fingerprint. */
export function extractTable(lineages: readonly Lineage[], locale = 'en-US'): ModelTable {
  const extracts = new Map(lineages.flatMap((lineage) => lineage.extracts).map((extract) => [extract.id, extract]));
  const count = (value: number) => ({ text: formatValue(value, { kind: 'count' }, locale), value, format: '#,##0' });
  return {
    columns: [textColumn('Extract'), numberColumn('Rows'), numberColumn('In quarantine'), textColumn('SHA-256')],
    rows: [...extracts.values()]
      .sort((a, b) => a.id - b.id)
      .map((extract) => [textCell(extract.name), count(extract.rows), count(extract.quarantined), textCell(extract.sha256)]),
  };
}
