import { printFilter } from '../query/print-filter.ts';
import type { Aggregate, MetricText } from './metric-text.ts';

/** An aggregate as it is written: `sum(gross of settlement_line where type = "sale")`. */
export function printAggregate({ name, table, columns, where }: Aggregate): string {
  const of = name === 'count' ? table : `${columns.join(', ')} of ${table}`;
  return `${name}(${of}${where.kind === 'all' ? '' : ` where ${printFilter(where)}`})`;
}

/** What the form can show: one aggregate, or one over another; null for every other formula, which stays text. */
export function formParts(text: MetricText): { readonly top: Aggregate; readonly bottom: Aggregate | null } | null {
  if (text.of === 'aggregate') return { top: text.aggregate, bottom: null };
  if (text.of !== 'operation' || text.operator !== '/' || text.left.of !== 'aggregate' || text.right.of !== 'aggregate') return null;
  return { top: text.left.aggregate, bottom: text.right.aggregate };
}
