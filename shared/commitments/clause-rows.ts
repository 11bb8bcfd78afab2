import { allOf, type Filter } from '../query/filter.ts';
import type { RowsSpec } from '../query/rows-spec.ts';
import { metricById } from '../metrics/registry.ts';
import type { Commitment } from './commitment.ts';

/** The rows a clause looks at: its partner's, within its population. */
export function clausePopulation(commitment: Commitment): Filter {
  return allOf({ kind: 'compare', column: 'partner', operator: '=', value: commitment.partner }, commitment.population);
}

/** The way from a result to its rows: for downtime the minutes with partner errors, else every row the metric looks at. */
export function clauseRows(commitment: Commitment, window: { readonly from: string; readonly to: string }): RowsSpec {
  const metric = metricById(commitment.metric);
  const isDowntime = commitment.metric === 'availability_time';
  return {
    table: metric.table,
    where: isDowntime
      ? allOf(clausePopulation(commitment), { kind: 'compare', column: 'err_partner', operator: '>', value: 0 })
      : clausePopulation(commitment),
    period: { from: window.from, to: window.to },
    metric: isDowntime ? null : commitment.metric,
    part: 'all',
    sort: null,
  };
}
