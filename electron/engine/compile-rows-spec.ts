import { addMonths } from '../../shared/calendar/day.ts';
import type { TableColumn } from '../../shared/domain/tables.ts';
import { compileFilter, filterColumns } from '../../shared/query/compile-filter.ts';
import { allOf, type Filter } from '../../shared/query/filter.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import type { Period } from '../../shared/query/slice.ts';
import { fail } from '../../shared/errors/fail.ts';
import type { Measure, Metric, OrderOutcome } from '../../shared/metrics/metric.ts';
import { approved, notApproved } from '../../shared/metrics/populations.ts';
import { evaluatedParts } from '../../shared/metrics/describe-metrics.ts';
import { formulaMetrics } from '../../shared/metrics/formula.ts';
import type { MetricCatalog } from '../../shared/metrics/metric-catalog.ts';
import { metricColumns } from '../../shared/metrics/metric-columns.ts';
import { checkPeriod } from '../../shared/metrics/slice-request.ts';
import { fromSql, preparedFor, type SourceTable, sourceConditions } from '../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { catalogOf } from './metric-catalog.ts';
import { orderLink } from './order-link.ts';
import { withPrepared } from './prepared-tables.ts';
import { instantsOf, sourceTable } from './table-facts.ts';

/** The conditions of a row list over its fact table. */
export interface RowsQuery {
  readonly table: SourceTable;
  readonly conditions: readonly string[];
}

/** Which rows a list shows: filter, period, active extracts, and when drilled into, the rows a metric counts. */
export async function compileRowsSpec(workbook: OpenWorkbook, spec: RowsSpec, job: JobContext): Promise<RowsQuery> {
  const stored = await sourceTable(workbook, spec.table, job.signal);
  if (spec.period !== null) checkPeriod(spec.period);
  const metric = spec.metric === null ? null : countedPart(spec.metric, spec.part, spec.table, stored.label, catalogOf(workbook));
  const used = [...filterColumns(spec.where), ...(metric === null ? [] : metricColumns(metric))];
  const table = await withPrepared(workbook, stored, used, job);
  const placed: SourceTable = metric?.time === undefined ? table : { ...table, timeColumn: metric.time };
  const isDay = placed.columns.find(({ name }) => name === placed.timeColumn)?.type === 'day';
  const period = spec.period === null ? null : monthsEarlier(spec.period, metric?.monthsBefore ?? 0);
  const instants = period === null ? null : instantsOf(period, isDay ? 'UTC' : workbook.document().settings.timeZone);
  const measure = metric === null ? null : measureOf(metric, spec.part);
  const conditions = [
    ...sourceConditions({ table: placed, instants, buckets: null }),
    ...conditionOf(spec.where, withPlace(table)),
    ...(metric === null ? [] : conditionOf(allOf(metric.population, whereOf(measure)), table)),
  ];
  const linked = await linkConditions(workbook, measure, table, job);
  if (preparedFor(table, used).length === 0) return { table, conditions: [...conditions, ...linked] };
  const joined = `rowid IN (SELECT row_id FROM ${fromSql(table, used)} WHERE ${[...conditions, 'TRUE'].join(' AND ')})`;
  return { table, conditions: [joined, ...linked] };
}

/** The metric whose rows are meant: itself, or for one over others the part on this side of the formula, else the first over the table. */
function countedPart(id: string, part: RowsSpec['part'], table: RowsSpec['table'], label: string, catalog: MetricCatalog): Metric {
  const metric = catalog.byId(id);
  const { computation } = metric;
  if (computation.kind !== 'derived') return metric.table === table ? metric : refuse(metric, label);
  const sides =
    computation.formula.of !== 'operation' ? [] : part === 'denominator' ? [computation.formula.right] : [computation.formula.left];
  const ids = [...sides.flatMap(formulaMetrics), ...formulaMetrics(computation.formula)];
  const parts = ids.flatMap((each) => evaluatedParts(catalog.byId(each), catalog));
  return parts.find((each) => each.table === table) ?? refuse(metric, label);
}

function refuse(metric: Metric, label: string): never {
  return fail('INVALID_REQUEST', { problem: `${metric.label} is not made from ${label.toLowerCase()}` });
}

function monthsEarlier(period: Period, months: number): Period {
  return months === 0 ? period : { from: addMonths(period.from, -months), to: addMonths(period.to, -months) };
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

/** An order's rows are told by the link table. */
async function linkConditions(workbook: OpenWorkbook, measure: Measure | null, table: SourceTable, job: JobContext): Promise<string[]> {
  if (measure?.of !== 'orders') return [];
  const link = await orderLink(workbook, table, job);
  return orderConditions(measure.which, link.table, table);
}

function measureOf({ computation }: Metric, part: RowsSpec['part']): Measure | null {
  if (part === 'all') return null;
  if (computation.kind === 'additive') return computation.value;
  if (computation.kind !== 'ratio') return null;
  return part === 'numerator' ? computation.numerator : computation.denominator;
}

/** Rows that a measure counts: those with a value where it adds up or tells values apart. */
function whereOf(measure: Measure | null): Filter {
  if (measure === null || measure.of === 'orders') return { kind: 'all' };
  const values = measure.of === 'distinct' ? measure.columns : [];
  return allOf(measure.where ?? { kind: 'all' }, ...values.map((column): Filter => ({ kind: 'not', part: { kind: 'missing', column } })));
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
    case 'recovered_same':
    case 'recovered_rerouted':
    case 'recovered_switched':
      return [first, `rowid IN (SELECT attempt_rowid FROM ${link} WHERE is_first AND recovery = '${which.slice('recovered_'.length)}')`];
  }
}
