import { addMonths } from '../../../shared/calendar/day.ts';
import type { TableColumn } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { evaluatedParts } from '../../../shared/metrics/describe-metrics.ts';
import { formulaMetrics } from '../../../shared/metrics/formula.ts';
import type { MetricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import { metricColumns } from '../../../shared/metrics/metric-columns.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { checkPeriod } from '../../../shared/metrics/slice-request.ts';
import { fromSql, preparedFor, type SourceTable, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { compileFilter, filterColumns } from '../../../shared/query/compile-filter.ts';
import { everything, type Filter } from '../../../shared/query/filter.ts';
import type { RowsPart, RowsSpec } from '../../../shared/query/rows-spec.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { partConditions } from './compile-rows-part.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { withPrepared } from '../prepared-tables.ts';
import { instantsOf, sourceTable } from '../table-facts.ts';

/** The conditions of a row list over its fact table. */
export interface RowsQuery {
  readonly table: SourceTable;
  readonly conditions: readonly string[];
  /** The metric whose rows they are; of a metric over others the part of it that lies in this table. */
  readonly metric: Metric | null;
  /** Conditions of the first attempts of the orders whose attempts are listed; null where no orders are counted. */
  readonly orders: readonly string[] | null;
}

/** Which rows a list shows: filter, period, active extracts, when drilled into the rows a metric counts, and what is left of them. */
export async function compileRowsSpec(workbook: OpenWorkbook, spec: RowsSpec, job: JobContext): Promise<RowsQuery> {
  const stored = await sourceTable(workbook, spec.table, job.signal);
  if (spec.period !== null) checkPeriod(spec.period);
  const metric = spec.metric === null ? null : countedPart(spec.metric, spec.part, spec.table, stored.label, catalogOf(workbook));
  const narrow = spec.narrow ?? everything;
  const used = [...filterColumns(spec.where), ...(metric === null ? [] : metricColumns(metric))];
  const prepared = await withPrepared(workbook, stored, [...used, ...filterColumns(narrow)], job);
  const table = withPlace(prepared);
  const placed: SourceTable = metric?.time === undefined ? table : { ...table, timeColumn: metric.time };
  const isDay = placed.columns.find(({ name }) => name === placed.timeColumn)?.type === 'day';
  const period = spec.period === null ? null : monthsEarlier(spec.period, metric?.monthsBefore ?? 0);
  const instants = period === null ? null : instantsOf(period, isDay ? 'UTC' : workbook.document().settings.timeZone);
  const base = sourceConditions({ table: placed, instants, buckets: null });
  const joined = joinedFor(table, used);
  const left = joinedFor(table, filterColumns(narrow))(conditionOf(narrow, table));
  if (metric === null)
    return { table: prepared, conditions: [...joined([...base, ...conditionOf(spec.where, table)]), ...left], metric, orders: null };
  const source = { table: placed, from: fromSql(table, used), instants, where: spec.where };
  const { rows, orders } = await partConditions(workbook, { metric, part: spec.part, source, base, joined }, job);
  return { table: prepared, conditions: [...rows, ...left], metric, orders };
}

const conditionOf = (filter: Filter, table: SourceTable): string[] => (filter.kind === 'all' ? [] : [compileFilter(filter, table)]);

/** Conditions as they stand, or over the rows joined with the columns that are worked out over several of them. */
function joinedFor(table: SourceTable, used: readonly string[]): (conditions: readonly string[]) => readonly string[] {
  if (preparedFor(table, used).length === 0) return (conditions) => conditions;
  const from = fromSql(table, used);
  return (conditions) => (conditions.length === 0 ? [] : [`rowid IN (SELECT row_id FROM ${from} WHERE ${conditions.join(' AND ')})`]);
}

/** The metric whose rows are meant: itself, or for one over others the part on this side of the formula, else the first over the table. */
function countedPart(id: string, part: RowsPart, table: RowsSpec['table'], label: string, catalog: MetricCatalog): Metric {
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
export const placeColumns: readonly TableColumn[] = [
  { name: 'extract_id', type: 'integer', label: 'Extract', role: 'dimension' },
  { name: 'line_no', type: 'integer', label: 'Line', role: 'dimension' },
  { name: 'fault', type: 'text', label: 'Fault', role: 'dimension' },
];

/** Rows are named one by one by their number in the extract. */
const rowNumber: TableColumn = { name: 'row_no', type: 'integer', label: 'Row', role: 'id' };

const withPlace = (table: SourceTable): SourceTable => ({ ...table, columns: [...placeColumns, rowNumber, ...table.columns] });
