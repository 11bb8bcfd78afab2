import type { TableColumn } from '../../shared/domain/tables.ts';
import { compileFilter } from '../../shared/query/compile-filter.ts';
import { allOf, type Filter } from '../../shared/query/filter.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import { fail } from '../../shared/errors/fail.ts';
import type { Measure, Metric, OrderOutcome } from '../../shared/metrics/metric.ts';
import { approved, notApproved } from '../../shared/metrics/populations.ts';
import { metricById } from '../../shared/metrics/registry.ts';
import { checkPeriod } from '../../shared/metrics/slice-request.ts';
import { type SourceTable, sourceConditions } from '../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { orderLink } from './order-link.ts';
import { instantsOf, sourceTable } from './table-facts.ts';

/** The conditions of a row list over its fact table. */
export interface RowsQuery {
  readonly table: SourceTable;
  readonly conditions: readonly string[];
}

/** Which rows a list shows: filter, period, active extracts, and when drilled into, the rows a metric counts. */
export async function compileRowsSpec(workbook: OpenWorkbook, spec: RowsSpec, job: JobContext): Promise<RowsQuery> {
  const table = await sourceTable(workbook, spec.table, job.signal);
  if (spec.period !== null) checkPeriod(spec.period);
  const instants = spec.period === null ? null : instantsOf(spec.period, workbook.document().settings.timeZone);
  const shared = [...sourceConditions({ table, instants, buckets: null }), ...conditionOf(spec.where, withPlace(table))];
  if (spec.metric === null) return { table, conditions: shared };
  const metric = metricById(spec.metric);
  if (metric.table !== spec.table) fail('INVALID_REQUEST', { problem: `${metric.label} is not made from ${table.label.toLowerCase()}` });
  return { table, conditions: [...shared, ...(await metricConditions(workbook, metric, spec.part, table, job))] };
}

/** Row lists may also ask where a row comes from: its extract, its line, and what is wrong with it. */
const placeColumns: readonly TableColumn[] = [
  { name: 'extract_id', type: 'integer', label: 'Extract', role: 'dimension' },
  { name: 'line_no', type: 'integer', label: 'Line', role: 'dimension' },
  { name: 'fault', type: 'text', label: 'Fault', role: 'dimension' },
];

const withPlace = (table: SourceTable): SourceTable => ({ ...table, columns: [...placeColumns, ...table.columns] });

function conditionOf(filter: Filter, table: SourceTable): string[] {
  return filter.kind === 'all' ? [] : [compileFilter(filter, table)];
}

async function metricConditions(
  workbook: OpenWorkbook,
  metric: Metric,
  part: RowsSpec['part'],
  table: SourceTable,
  job: JobContext,
): Promise<string[]> {
  const measure = measureOf(metric, part);
  const population = conditionOf(allOf(metric.population, whereOf(measure)), table);
  if (measure?.of !== 'orders') return population;
  const link = await orderLink(workbook, table, job);
  return [...population, ...orderConditions(measure.which, link.table, table)];
}

function measureOf({ computation }: Metric, part: RowsSpec['part']): Measure | null {
  if (part === 'all' || computation.kind === 'quantile' || computation.kind === 'uptime') return null;
  if (computation.kind === 'additive') return computation.value;
  return part === 'numerator' ? computation.numerator : computation.denominator;
}

function whereOf(measure: Measure | null): Filter {
  return (measure?.of === 'rows' || measure?.of === 'money' ? measure.where : undefined) ?? { kind: 'all' };
}

/** An order is shown by its first attempt. */
function orderConditions(which: OrderOutcome, link: string, table: SourceTable): string[] {
  const first = `rowid NOT IN (SELECT attempt_rowid FROM ${link} WHERE NOT is_first)`;
  const rescued = `rowid IN (SELECT attempt_rowid FROM ${link} WHERE is_first)`;
  switch (which) {
    case 'all':
      return [first];
    case 'first_approved':
      return [first, compileFilter(approved, table)];
    case 'first_failed':
      return [first, compileFilter(notApproved, table)];
    case 'paid':
      return [first, `(${compileFilter(approved, table)} OR ${rescued})`];
    case 'recovered':
      return [first, rescued];
  }
}
