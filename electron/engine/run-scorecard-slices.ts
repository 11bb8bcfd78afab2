import { addDays, dayNumber } from '../../shared/calendar/day.ts';
import { bucketLabel } from '../../shared/calendar/period.ts';
import { localDay } from '../../shared/calendar/time-zone.ts';
import type { Commitment } from '../../shared/commitments/commitment.ts';
import { clausePopulation } from '../../shared/commitments/clause-rows.ts';
import { evaluateCounts } from '../../shared/commitments/evaluate-counts.ts';
import { evaluateLevel } from '../../shared/commitments/evaluate-level.ts';
import { type Evaluation, notInForce } from '../../shared/commitments/evaluation.ts';
import { applyExclusions } from '../../shared/commitments/exclusions.ts';
import type { ClauseMetric } from '../../shared/commitments/verdict.ts';
import type { ClauseWindow } from '../../shared/commitments/windows.ts';
import { factTable } from '../../shared/domain/tables.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import { allOf, type Filter } from '../../shared/query/filter.ts';
import type { Lineage, Period, SliceSpec } from '../../shared/query/slice.ts';
import { metricCell } from '../../shared/query/slice-cells.ts';
import { quoteName } from '../../shared/query/sql-text.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { countedRows } from './counted-rows.ts';
import { readSmallResult } from './read-small-result.ts';
import { runSlice } from './run-slice.ts';

const minuteMs = 60_000;

/** First and last instant (ms) of the rows a clause looks at; null when there are none. */
export async function clauseRange(
  workbook: OpenWorkbook,
  commitment: Commitment,
  metric: Metric,
  signal: AbortSignal,
): Promise<{ readonly first: number; readonly last: number } | null> {
  const time = quoteName(factTable(metric.table).timeColumn);
  const from = await countedRows(workbook, metric.table, clausePopulation(commitment), null, signal);
  const sql = `SELECT epoch_ms(min(${time})), epoch_ms(max(${time})) ${from}`;
  const [row] = await readSmallResult(workbook, sql, signal);
  const [first, last] = row ?? [];
  return first === null || first === undefined ? null : { first: Number(first), last: Number(last) };
}

export interface SliceWindow {
  readonly commitment: Commitment;
  readonly metric: Metric;
  readonly clause: ClauseMetric;
  readonly window: ClauseWindow;
  readonly data: { readonly first: number; readonly last: number };
  /** The present, ms. */
  readonly now: number;
}

/** One window of a clause on a rate or a level, from a slice of the metric over exactly the minutes the clause measures. */
export async function evaluateSliceWindow(
  workbook: OpenWorkbook,
  input: SliceWindow,
  job: JobContext,
): Promise<{ readonly evaluation: Evaluation; readonly lineage: Lineage | null }> {
  const { commitment, metric, clause, window, data } = input;
  const open = input.now < window.span.to * minuteMs;
  if (window.inForce === null) return { evaluation: notInForce(commitment, clause, window, open), lineage: null };
  const result = await runSlice(workbook, clauseSlice(workbook, commitment, metric, window), job);
  const total = metricCell(result.totals, metric.id);
  const missingDays = result.notes
    .filter((note) => note.code === 'MISSING_DAYS' && (note.partner === undefined || note.partner === commitment.partner))
    .flatMap((note) => note.days ?? [])
    .map((day) => bucketLabel('day', dayNumber(day)));
  const reach = { open, covered: isCovered(commitment, window, data), missingDays };
  const evaluation =
    metric.computation.kind === 'ratio' || metric.computation.kind === 'uptime'
      ? evaluateCounts(commitment, clause, window, {
          ...reach,
          currency: result.totals.columns.some(({ name, type }) => name === `${metric.id}.denominator` && type === 'money')
            ? workbook.document().settings.currency
            : null,
          numerator: total.numerator ?? 0n,
          denominator: total.denominator ?? 0n,
          sample: total.n ?? 0n,
          forecast: open ? forecastAtPace(total.denominator ?? 0n, window, data.last) : null,
        })
      : evaluateLevel(commitment, clause, window, { ...reach, value: total.value === null ? null : Number(total.value), n: total.n ?? 0n });
  return { evaluation, lineage: result.lineage };
}

/** Days where the contract keeps the workbook's time zone, instants where it keeps its own; contract exclusions are taken out. */
function clauseSlice(workbook: OpenWorkbook, commitment: Commitment, metric: Metric, window: ClauseWindow): SliceSpec {
  const { excluded } = applyExclusions(commitment, window.inForce ?? window.span);
  const time = factTable(metric.table).timeColumn;
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
      clausePopulation(commitment),
      ...(isSameZone ? [] : [between(span.from, span.to)]),
      ...excluded.map((hole): Filter => ({ kind: 'not', part: between(hole.from, hole.to) })),
    ),
  };
}

/** Loaded rows reach from the first to the last day in force. */
function isCovered(commitment: Commitment, window: ClauseWindow, data: SliceWindow['data']): boolean {
  return (
    localDay(commitment.timeZone, data.first) <= dayNumber(window.inForceFrom) &&
    localDay(commitment.timeZone, data.last) >= dayNumber(addDays(window.inForceTo, -1))
  );
}

/** The window's volume if the rest of it runs at the pace so far. */
function forecastAtPace(soFar: bigint, window: ClauseWindow, last: number): bigint {
  const span = window.inForce ?? window.span;
  const elapsed = Math.max(1, Math.min(span.to, Math.ceil(last / minuteMs)) - span.from);
  return (soFar * BigInt(span.to - span.from)) / BigInt(elapsed);
}
