import { hashValue } from '../../../shared/base/hash.ts';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { compileHolistic, isHolistic } from '../../../shared/metrics/compile-holistic.ts';
import { compileOrderMetrics } from '../../../shared/metrics/compile-orders.ts';
import { compileRowMetrics } from '../../../shared/metrics/compile-rows.ts';
import type { SliceSource } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { Lineage } from '../../../shared/query/slice.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { orderLink } from '../slice/order-link.ts';
import { ownLineage } from '../slice/own-lineage.ts';
import type { JudgedWindow, RowClause } from './run-scorecard-clause.ts';
import { clauseSource } from './run-scorecard-sums.ts';

const minuteMs = 60_000;

/** Makes the passport of a window of a clause. */
export type WindowPassport = (judged: JudgedWindow) => Promise<Lineage>;

/**
 * The passports of a clause's windows, each with the query that gives its numbers alone. Many clauses are answered by one query; the one
 * shown is smaller and comes to the same, so that whoever doubts a number can run it.
 */
export async function windowPassports(workbook: OpenWorkbook, clause: RowClause, job: JobContext): Promise<WindowPassport> {
  const source = await clauseSource(workbook, clause, clause.population, job);
  const link = clause.metric.grain === 'order' ? await orderLink(workbook, source.table, job) : null;
  return (judged) => {
    const own = ownSource(source, judged);
    const statement = link === null ? () => compileRowMetrics([clause.metric], own) : () => compileOrderMetrics([clause.metric], own, link);
    const sql = isHolistic(clause.metric) ? compileHolistic(clause.metric, own, null) : statement().sql;
    return windowLineage(workbook, clause, judged, sql, job);
  };
}

function ownSource(source: SliceSource, { window, exclusions }: JudgedWindow): SliceSource {
  const span = window.inForce ?? window.span;
  const time = source.table.timeColumn;
  const text = (minute: number): string => new Date(minute * minuteMs).toISOString();
  const holes = (exclusions?.excluded ?? []).map(
    ({ from, to }): Filter => ({
      kind: 'not',
      part: allOf(
        { kind: 'compare', column: time, operator: '>=', value: text(from) },
        { kind: 'compare', column: time, operator: '<', value: text(to) },
      ),
    }),
  );
  return { ...source, instants: { from: span.from * minuteMs, to: span.to * minuteMs }, where: allOf(source.where, ...holes) };
}

/** Windows of a clause share its terms, which are hashed once. */
const termHashes = new WeakMap<Commitment, string>();

function hashOfTerms(terms: Commitment): string {
  const known = termHashes.get(terms);
  if (known !== undefined) return known;
  const hash = hashValue(terms);
  termHashes.set(terms, hash);
  return hash;
}

/** The passport of one window of a clause on rows. */
export function windowLineage(
  workbook: OpenWorkbook,
  clause: Pick<RowClause, 'commitment' | 'metric'>,
  { window }: JudgedWindow,
  sql: string,
  job: JobContext,
): Promise<Lineage> {
  const { commitment, metric } = clause;
  const instants = { from: window.span.from * minuteMs, to: window.span.to * minuteMs };
  const subject = { commitment: hashOfTerms(window.terms), window: window.from };
  return ownLineage(workbook, { sql, table: metric.table, partner: commitment.partner, metric: metric.id, instants, subject }, job.signal);
}
