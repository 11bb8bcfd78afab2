import { uptimeRows } from '../../../shared/metrics/compile-uptime.ts';
import { metricMeasures } from '../../../shared/metrics/metric-columns.ts';
import { metricSides } from '../../../shared/metrics/metric-sides.ts';
import type { Metric, OrderOutcome } from '../../../shared/metrics/metric.ts';
import { approved, notApproved } from '../../../shared/metrics/populations.ts';
import type { SliceSource, SourceTable } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { compileFilter } from '../../../shared/query/compile-filter.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { RowsPart } from '../../../shared/query/rows-spec.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { orderLink } from '../slice/order-link.ts';

export interface PartRequest {
  readonly metric: Metric;
  readonly part: RowsPart;
  readonly source: Pick<SliceSource, 'table' | 'from' | 'instants' | 'where'>;
  /** Active extracts and period. */
  readonly base: readonly string[];
  /** The same conditions where columns are worked out over several rows. */
  readonly joined: (conditions: readonly string[]) => readonly string[];
}

export interface PartConditions {
  readonly rows: readonly string[];
  /** Conditions of the first attempts, where orders are counted. */
  readonly orders: readonly string[] | null;
}

/** The conditions of the rows on one side of a metric. */
export function partConditions(workbook: OpenWorkbook, request: PartRequest, job: JobContext): Promise<PartConditions> | PartConditions {
  if (request.metric.computation.kind === 'uptime') return { rows: minutes(request), orders: null };
  const isOfOrders = metricMeasures(request.metric).some(({ of }) => of === 'orders');
  return isOfOrders ? ofOrders(workbook, request, job) : { rows: ofRows(request), orders: null };
}

function ofRows({ metric, part, source, base, joined }: PartRequest): readonly string[] {
  const sides = metricSides(metric, source.where);
  const sql = (filter: Filter): string[] => (filter.kind === 'all' ? [] : [compileFilter(filter, source.table)]);
  switch (part) {
    case 'all':
      return joined([...base, ...sql(sides.looked)]);
    case 'numerator':
      return joined([...base, ...sql(sides.numerator)]);
    case 'denominator':
      return joined([...base, ...sql(sides.denominator)]);
    case 'rest': {
      const isLineless = metric.computation.kind !== 'ratio';
      const counted: Filter = { kind: 'not', part: sides.numerator };
      return joined([...base, ...sql(isLineless ? sides.looked : sides.denominator), ...sql(counted)]);
    }
  }
}

/** Minutes measured, of which those that are not down are counted. */
function minutes({ metric, part, source, base, joined }: PartRequest): readonly string[] {
  const own = source.where.kind === 'all' ? [] : [compileFilter(source.where, source.table)];
  const measured = joined([...base, ...own, '"minute" IS NOT NULL']);
  if (part === 'all' || part === 'denominator') return measured;
  const judged = uptimeRows(metric, source, '*, rowid AS row_id');
  return [...measured, `rowid IN (SELECT row_id FROM ${judged} WHERE ${part === 'numerator' ? 'NOT is_down' : 'is_down'})`];
}

/** An order lies wholly where its first answered attempt lies; listed are all answered attempts of the orders that are meant. */
async function ofOrders(workbook: OpenWorkbook, request: PartRequest, job: JobContext): Promise<PartConditions> {
  const { metric, part, source, base, joined } = request;
  const { table: link } = await orderLink(workbook, source.table, job);
  const [above, below] = metricMeasures(metric).map((measure) => (measure.of === 'orders' ? measure.which : 'all'));
  const looked = [
    ...joined([...base, compileFilter(metricSides(metric, source.where).looked, source.table)]),
    `rowid NOT IN (SELECT attempt_rowid FROM ${link} WHERE NOT is_first)`,
  ];
  const outcome = (which: OrderOutcome): string => outcomeSql(which, link, source.table);
  const meant = {
    all: [],
    numerator: [outcome(above ?? 'all')],
    denominator: [outcome(below ?? above ?? 'all')],
    rest: [outcome(below ?? 'all'), `(${outcome(above ?? 'all')}) IS NOT TRUE`],
  }[part];
  const orders = [...looked, ...meant.filter((condition) => condition !== 'TRUE')];
  const isFirst = orders.join(' AND ');
  const retried = `SELECT rowid FROM "attempt" WHERE rowid IN (SELECT first_rowid FROM ${link} WHERE NOT is_first) AND ${isFirst}`;
  const later = `SELECT attempt_rowid FROM ${link} WHERE NOT is_first AND first_rowid IN (${retried})`;
  return { rows: [`((${isFirst}) OR rowid IN (${later}))`], orders };
}

/** What became of the order of a first attempt. */
function outcomeSql(which: OrderOutcome, link: string, table: SourceTable): string {
  const rescued = (how: string) => `rowid IN (SELECT attempt_rowid FROM ${link} WHERE is_first${how})`;
  switch (which) {
    case 'all':
      return 'TRUE';
    case 'first_approved':
      return compileFilter(approved, table);
    case 'first_failed':
      return compileFilter(notApproved, table);
    case 'paid':
      return `(${compileFilter(approved, table)} OR ${rescued('')})`;
    case 'recovered':
      return rescued('');
    case 'recovered_same':
    case 'recovered_rerouted':
    case 'recovered_switched':
      return rescued(` AND recovery = '${which.slice('recovered_'.length)}'`);
  }
}
