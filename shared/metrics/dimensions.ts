import type { TableColumn } from '../domain/tables.ts';
import { filterColumns } from '../query/compile-filter.ts';
import { formulaMetrics } from './formula.ts';
import type { Metric } from './metric.ts';
import { metricTableColumns } from './table-columns.ts';

/** Columns that say what became of an attempt: splitting a rate by its own outcome says nothing. */
const attemptOutcomes: readonly string[] = [
  'result',
  'raw_code',
  'advice_code',
  'decline_cat',
  'decline_severity',
  'timed_out',
  'capture_age',
  'is_duplicate',
  'is_excess_retry',
];

/** The columns by which a metric may be split; a derived one by what all of its parts have. */
export function metricDimensions(metric: Metric, byId: (id: string) => Metric): readonly TableColumn[] {
  const { computation } = metric;
  if (computation.kind === 'reconciled') return [];
  if (computation.kind !== 'derived') return ownDimensions(metric);
  const [first, ...others] = formulaMetrics(computation.formula).map((id) => metricDimensions(byId(id), byId));
  return (first ?? []).filter(({ name }) => others.every((columns) => columns.some((column) => column.name === name)));
}

function ownDimensions(metric: Metric): readonly TableColumn[] {
  const refused = metric.table === 'attempt' ? attemptOutcomes.filter((name) => metric.outcomeDimensions?.includes(name) !== true) : [];
  const atOrderGrain = metric.grain === 'order' ? ['attempt_no'] : [];
  const notSplit = new Set([...refused, ...atOrderGrain, ...splitByType(metric), ...decidingColumns(metric)]);
  return metricTableColumns(metric.table).filter((column) => column.role === 'dimension' && !notSplit.has(column.name));
}

/** Columns by which the numerator of a rate is chosen. */
function decidingColumns({ computation, outcomeDimensions = [] }: Metric): readonly string[] {
  if (computation.kind !== 'ratio') return [];
  const conditions = [computation.numerator, computation.denominator].flatMap((measure) =>
    measure.of === 'orders' || measure.where === undefined ? [] : filterColumns(measure.where),
  );
  return conditions.filter((name) => !outcomeDimensions.includes(name));
}

/** A rate of one line type over another cannot be split by line type; an amount can. */
function splitByType(metric: Metric): readonly string[] {
  return metric.table === 'settlement_line' && metric.computation.kind === 'ratio' ? ['type', 'source_type'] : [];
}
