import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { metricColumns } from '../../../shared/metrics/metric-columns.ts';
import { preparedColumns } from '../../../shared/metrics/prepared-columns.ts';
import { filterColumns } from '../../../shared/query/compile-filter.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from '../slice/metric-catalog.ts';

const matched = new Set(
  preparedColumns
    .filter(({ table, id }) => table === 'order_ledger' && id === 'settled')
    .flatMap(({ columns }) => columns.map(({ name }) => name)),
);

/** Whether a clause follows from what matching finds of our ledger, which takes seconds for a million entries. */
export function awaitsMatching(workbook: OpenWorkbook, commitment: Commitment): boolean {
  const terms = [commitment, ...commitment.amendments.map(({ changes }) => changes)];
  if (terms.some(({ remedy }) => remedy?.kind === 'late_interest')) return true;
  if (commitment.source.kind !== 'rows') return false;
  const metric = metricOf(workbook, commitment.metric);
  if (metric === null) return false;
  if (metric.computation.kind === 'reconciled') return true;
  const columns = [
    ...metricColumns(metric),
    ...terms.flatMap(({ population }) => (population === undefined ? [] : filterColumns(population))),
  ];
  return metric.table === 'order_ledger' && columns.some((column) => matched.has(column));
}

/** null: there is no such metric, which whoever evaluates the clause says. */
function metricOf(workbook: OpenWorkbook, ref: string): Metric | null {
  try {
    return catalogOf(workbook).byId(ref);
  } catch (thrown) {
    if (thrown instanceof AppFailure) return null;
    throw thrown;
  }
}

/** The clauses that a quick answer does without, in words. */
export function awaitedClauses(workbook: OpenWorkbook, partner: string | null): readonly string[] {
  return workbook
    .document()
    .commitments.filter((commitment) => (partner === null || commitment.partner === partner) && awaitsMatching(workbook, commitment))
    .map((commitment) => `${commitment.partner} ${commitment.clause}, ${commitment.title}`);
}
