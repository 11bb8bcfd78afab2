import { factTable, type TableColumn } from '../domain/tables.ts';
import type { Metric } from './metric.ts';

/** Columns that say what became of an attempt: splitting a rate by its own outcome says nothing. */
const attemptOutcomes: readonly string[] = ['result', 'raw_code', 'advice_code', 'decline_cat', 'timed_out'];

/** The columns of its table by which a metric may be split. */
export function metricDimensions(metric: Metric): readonly TableColumn[] {
  const refused = metric.table === 'attempt' ? attemptOutcomes.filter((name) => metric.outcomeDimensions?.includes(name) !== true) : [];
  const atOrderGrain = metric.grain === 'order' ? ['attempt_no'] : [];
  const notSplit = new Set([...refused, ...atOrderGrain, ...splitByType(metric)]);
  return factTable(metric.table).columns.filter((column) => column.role === 'dimension' && !notSplit.has(column.name));
}

/** A rate of one line type over another cannot be split by line type; an amount can. */
function splitByType(metric: Metric): readonly string[] {
  return metric.table === 'settlement_line' && metric.computation.kind === 'ratio' ? ['type', 'source_type'] : [];
}
