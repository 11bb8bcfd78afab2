import { formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';
import { textCell } from './model-cells.ts';
import type { ModelTable } from './report-model.ts';

const left = (label: string) => ({ label, align: 'left' as const, kind: 'text' as const });
const right = (label: string) => ({ label, align: 'right' as const, kind: 'number' as const });

/** Each metric once, with its version and its sentence. */
export function definitionTable(lineages: readonly Lineage[]): ModelTable {
  const metrics = new Map(lineages.flatMap((lineage) => lineage.metrics).map((metric) => [metric.id, metric]));
  return {
    columns: [left('Metric'), left('Definition')],
    rows: [...metrics.values()].map((metric) => [textCell(`${metric.id}@${metric.version}`), textCell(metric.sentence)]),
  };
}

/** Each extract once, with its rows and its fingerprint. */
export function extractTable(lineages: readonly Lineage[], locale = 'en-US'): ModelTable {
  const extracts = new Map(lineages.flatMap((lineage) => lineage.extracts).map((extract) => [extract.id, extract]));
  const count = (value: number) => ({ text: formatValue(value, { kind: 'count' }, locale), value, format: '#,##0' });
  return {
    columns: [left('Extract'), right('Rows'), right('In quarantine'), left('SHA-256')],
    rows: [...extracts.values()]
      .sort((a, b) => a.id - b.id)
      .map((extract) => [textCell(extract.name), count(extract.rows), count(extract.quarantined), textCell(extract.sha256)]),
  };
}
