import { periodLabel } from '../calendar/period.ts';
import { dayText } from '../charts/source-line.ts';
import type { Filter } from '../query/filter.ts';
import { printFilter } from '../query/print-filter.ts';
import type { Lineage, Period } from '../query/slice.ts';

/** How a figure's numbers were narrowed, in words. */
export function scopeLines(period: Period | null, compare: Period | null | undefined, where: Filter): readonly string[] {
  const filter = printFilter(where);
  return [
    `Period: ${period === null ? 'all that is loaded' : `${periodLabel(period)} (${period.from} to ${period.to}, end not included)`}`,
    ...(compare ? [`Compared with: ${periodLabel(compare)} (${compare.from} to ${compare.to}, end not included)`] : []),
    `Filter: ${filter === '' ? 'none' : filter}`,
  ];
}

/** The passport of a figure, line by line: definitions, extracts with fingerprints, slice, version. Repeats are said once. */
export function lineageLines(lineages: readonly Lineage[]): readonly string[] {
  const lines = lineages.flatMap((lineage) => [
    ...lineage.metrics.map((metric) => `${metric.id}@${metric.version}: ${metric.sentence}`),
    ...lineage.extracts.map(
      (extract) =>
        `Extract ${extract.id} ${extract.name}: ${extract.rows} rows, ${extract.quarantined} in quarantine, sha256 ${extract.sha256}`,
    ),
    `Data through ${lineage.dataThrough === null ? 'unknown' : dayText(lineage.dataThrough)}; Paybench ${lineage.appVersion}`,
  ]);
  return [...new Set(lines), ...queryLines(lineages)];
}

/** The same where a document lists every definition and file with its fingerprint once: by their names alone. */
export function shortLineage(lineages: readonly Lineage[]): readonly string[] {
  const names = (kind: string, all: readonly string[]) => (all.length === 0 ? [] : [`${kind}: ${[...new Set(all)].join(', ')}`]);
  return [
    ...names(
      'Metrics',
      lineages.flatMap(({ metrics }) => metrics.map(({ id, version }) => `${id}@${version}`)),
    ),
    ...names(
      'Files',
      lineages.flatMap(({ extracts }) => extracts.map(({ name }) => name)),
    ),
    ...queryLines(lineages),
  ];
}

function queryLines(lineages: readonly Lineage[]): readonly string[] {
  const queries = [...new Set(lineages.map(({ sliceHash }) => sliceHash))];
  return queries.length === 0 ? [] : [`${queries.length === 1 ? 'Query' : 'Queries'} ${queries.join(', ')}`];
}
