import { factTable } from '../../../shared/domain/tables.ts';
import { planMetrics } from '../../../shared/metrics/plan-metrics.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { Lineage, Period, SliceSpec } from '../../../shared/query/slice.ts';
import { metricCell } from '../../../shared/query/slice-cells.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import type { JudgedWindow, RowClause } from './run-scorecard-clause.ts';
import type { WindowSums } from './run-scorecard-sums.ts';
import { runSlice } from '../slice/run-slice.ts';

const minuteMs = 60_000;

/** One window of a clause whose metric does not share a query: a slice of it over exactly the minutes the clause measures. */
export async function sliceSums(
  workbook: OpenWorkbook,
  clause: RowClause,
  judged: JudgedWindow,
  job: JobContext,
): Promise<{ readonly sums: WindowSums | null; readonly lineage: Lineage | null }> {
  if (judged.window.inForce === null) return { sums: null, lineage: null };
  const { metric } = clause;
  const result = await runSlice(workbook, clauseSlice(workbook, clause, judged), job);
  const { value, numerator, denominator, n } = metricCell(result.totals, metric.id);
  if (value === null && numerator === null) return { sums: null, lineage: result.lineage };
  const [shape] = planMetrics([metric], catalogOf(workbook).byId).shapes;
  const isRatio = shape?.kind === 'ratio';
  const isMillionths = (type: string | undefined) => (type === undefined || type === 'count' ? 'count' : 'millionths');
  const isDecimal = isRatio && (shape.top === 'decimal' || shape.bottom === 'decimal');
  return {
    sums: {
      numerator: numerator ?? 0n,
      denominator: isRatio && !isDecimal ? denominator : null,
      n: n ?? 0n,
      value: isRatio && !isDecimal ? null : value === null ? null : Number(value),
      top: isRatio ? isMillionths(shape.top) : 'count',
      bottom: isRatio ? isMillionths(shape.bottom) : 'count',
      isMoney: isRatio && shape.top === 'money' && shape.bottom === 'money',
    },
    lineage: result.lineage,
  };
}

/** Days where the contract keeps the workbook's time zone, instants where it keeps its own; contract exclusions are taken out. */
function clauseSlice(workbook: OpenWorkbook, clause: RowClause, { window, exclusions }: JudgedWindow): SliceSpec {
  const { metric, commitment, population } = clause;
  const time = metric.time ?? factTable(metric.table).timeColumn;
  const between = (from: number, to: number): Filter =>
    allOf(
      { kind: 'compare', column: time, operator: '>=', value: new Date(from * minuteMs).toISOString() },
      { kind: 'compare', column: time, operator: '<', value: new Date(to * minuteMs).toISOString() },
    );
  const isSameZone = commitment.timeZone === workbook.document().settings.timeZone;
  const span = window.inForce ?? window.span;
  const period: Period | null = isSameZone ? { from: window.inForceFrom, to: window.inForceTo } : null;
  return {
    metrics: [metric.id],
    by: [],
    grain: null,
    period,
    where: allOf(
      population,
      ...(isSameZone ? [] : [between(span.from, span.to)]),
      ...(exclusions?.excluded ?? []).map((hole): Filter => ({ kind: 'not', part: between(hole.from, hole.to) })),
    ),
  };
}
