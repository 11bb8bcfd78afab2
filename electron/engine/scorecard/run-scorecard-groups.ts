import type { RowClause } from './run-scorecard-clause.ts';
import { hasFewValues } from '../../../shared/metrics/counted-source.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { QueryColumn } from '../../../shared/query/column-sql.ts';

/**
 * The columns that tell whether a row belongs to the clause, when rows split by them can be judged without reading them again; null when
 * the clause needs a query of its own. A percentile is not added up: its population must then be one value of each column.
 */
export function splitColumns(clause: RowClause, columns: readonly QueryColumn[]): readonly string[] | null {
  const { population, metric, path } = clause;
  const used = textColumns(
    population,
    new Set(columns.filter(({ type, sql }) => type === 'text' && sql === undefined).map(({ name }) => name)),
  );
  if (used === null || !used.every(hasFewValues)) return null;
  if (metric.outcomeDimensions?.some((name) => used.includes(name)) === true) return null;
  return path === 'holistic' && !isOneGroup(population) ? null : [...new Set(used)].sort();
}

/** Columns of a filter on texts alone; null when it compares anything else. */
function textColumns(filter: Filter, texts: ReadonlySet<string>): string[] | null {
  switch (filter.kind) {
    case 'all':
      return [];
    case 'and':
    case 'or': {
      const parts = filter.parts.map((part) => textColumns(part, texts));
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
    }
    case 'not':
      return textColumns(filter.part, texts);
    case 'compare':
      return texts.has(filter.column) && typeof filter.value === 'string' && ['=', '!='].includes(filter.operator) ? [filter.column] : null;
    case 'in':
      return texts.has(filter.column) && filter.values.every((value) => value === null || typeof value === 'string')
        ? [filter.column]
        : null;
    case 'contains':
    case 'missing':
      return texts.has(filter.column) ? [filter.column] : null;
  }
}

function isOneGroup(filter: Filter): boolean {
  if (filter.kind === 'and') return filter.parts.every(isOneGroup);
  return filter.kind === 'all' || (filter.kind === 'compare' && filter.operator === '=');
}
