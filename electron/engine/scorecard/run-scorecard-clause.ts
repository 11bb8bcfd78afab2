import { stableJson } from '../../../shared/base/stable-json.ts';
import { dayNumber, formatDay } from '../../../shared/calendar/day.ts';
import { localDay, startOfDay } from '../../../shared/calendar/time-zone.ts';
import { clauseMetric } from '../../../shared/commitments/clause-metric.ts';
import { clausePopulation } from '../../../shared/commitments/clause-rows.ts';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { applyExclusions, type ExclusionResult } from '../../../shared/commitments/exclusions.ts';
import type { ClauseMetric } from '../../../shared/commitments/verdict.ts';
import { type ClauseWindow, clauseWindows, hasRollingWindow } from '../../../shared/commitments/windows.ts';
import { missingDays, type Presence } from '../../../shared/metrics/presence.ts';
import { judgeFilter } from '../../../shared/query/may-pass.ts';
import { isHolistic } from '../../../shared/metrics/compile-holistic.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { parseMetricRef } from '../../../shared/metrics/metric-ref.ts';
import { compileFilter } from '../../../shared/query/compile-filter.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { checkData } from '../loaded-data.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { tableFacts } from '../table-facts.ts';

const minuteMs = 60_000;

/** How a clause's windows are computed. */
export type ClausePath =
  /** Availability by minutes, from suspect minutes and holes. */
  | 'minutes'
  /** Sums that add up over time and segments: many clauses share one query. */
  | 'sums'
  /** Percentiles, peaks, different values: clauses with the same windows share one query. */
  | 'holistic'
  /** Everything else: a slice for each window. */
  | 'slice';

/** A clause on our own rows, ready to be computed. */
export interface RowClause {
  readonly commitment: Commitment;
  readonly metric: Metric;
  readonly clause: ClauseMetric;
  readonly path: ClausePath;
  readonly population: Filter;
  /** Local days (workbook) of the first and last row it looks at. */
  readonly days: { readonly from: number; readonly through: number };
  /** Days on which the partner's rows were due and none is there. */
  readonly missing: readonly number[];
  readonly windows: readonly JudgedWindow[];
}

export interface JudgedWindow {
  readonly window: ClauseWindow;
  readonly exclusions: ExclusionResult | null;
}

/**
 * Checks a clause against the data and lays out its windows; fails with what is missing. An amendment that changes the population makes
 * two of it, each over its own rows.
 */
export async function rowClauses(workbook: OpenWorkbook, commitment: Commitment, job: JobContext): Promise<RowClause[]> {
  const catalog = catalogOf(workbook);
  const metric = catalog.byId(commitment.metric);
  const clause = clauseMetric(metric);
  const path = pathOf(metric, commitment);
  if (path !== 'minutes') await checkData(workbook, [metric], catalog, job);
  const { presence, source } = await tableFacts(workbook, metric.table, job.signal);
  const populations = new Map(
    [commitment.population, ...commitment.amendments.flatMap(({ changes }) => changes.population ?? [])].map((filter) => [
      stableJson(filter),
      filter,
    ]),
  );
  const clauses: RowClause[] = [];
  for (const [id, filter] of populations) {
    const population = clausePopulation({ ...commitment, population: filter });
    compileFilter(population, source);
    const days = daysOf(presence, population) ?? { from: 0, through: -1 };
    const windows = windowsOf(workbook, commitment, days).filter(
      (window) => stableJson(window.terms.population) === id && (path !== 'slice' || isJudgedSlice(window, days)),
    );
    const missing = missingDays(presence, population).get(commitment.partner) ?? [];
    clauses.push({ commitment, metric, clause, path, population, missing, days, windows: windows.map(judgedWindow) });
  }
  return clauses;
}

export function judgedWindow(window: ClauseWindow): JudgedWindow {
  return { window, exclusions: window.inForce === null ? null : applyExclusions(window.terms, window.inForce) };
}

function pathOf(metric: Metric, commitment: Commitment): ClausePath {
  const { computation, monthsBefore } = metric;
  if (parseMetricRef(metric.id).id === 'availability_time') return 'minutes';
  if (monthsBefore !== undefined || computation.kind === 'derived' || computation.kind === 'reconciled' || computation.kind === 'uptime')
    return 'slice';
  const hasDistinctPart =
    computation.kind === 'ratio' && [computation.numerator, computation.denominator].some((measure) => measure.of === 'distinct');
  if (hasDistinctPart) return 'slice';
  if (!isHolistic(metric)) return 'sums';
  const takesTimeOut =
    commitment.exclusions.length > 0 ||
    commitment.serviceHours !== null ||
    commitment.amendments.some(({ changes }) => changes.serviceHours);
  return takesTimeOut || hasRollingWindow(commitment) ? 'slice' : 'holistic';
}

/** First and last day on which the clause's partner, method and product have rows. */
export function daysOf(presence: Presence, population: Filter): RowClause['days'] | null {
  let [from, through] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { known, days } of presence.rows) {
    if (judgeFilter(population, known) === 'no') continue;
    for (const day of days) {
      if (day < from) from = day;
      if (day > through) through = day;
    }
  }
  return through < from ? null : { from, through };
}

/** Windows that the days (workbook zone) touch, in the contract's zone. */
export function windowsOf(workbook: OpenWorkbook, commitment: Commitment, days: RowClause['days']): ClauseWindow[] {
  const zone = workbook.document().settings.timeZone;
  const inContract = (instant: number): number => localDay(commitment.timeZone, instant);
  if (days.through < days.from) return [];
  const [first, last] = [inContract(startOfDay(zone, days.from)), inContract(startOfDay(zone, days.through + 1) - 1)];
  return clauseWindows(commitment, formatDay(first), formatDay(last + 1));
}

/** A slice for every day would take minutes: rolling windows of such metrics are judged as of the end of each month and of the data. */
function isJudgedSlice(window: ClauseWindow, days: RowClause['days']): boolean {
  return window.terms.window !== 'rolling_30_days' || window.to.endsWith('-01') || dayNumber(window.to) > days.through;
}

/** What is known of a window's place in time. `now` in ms since 1970 UTC. */
export function reachOf(workbook: OpenWorkbook, clause: Pick<RowClause, 'days' | 'missing'>, window: ClauseWindow, now: number) {
  const zone = workbook.document().settings.timeZone;
  const span = window.inForce ?? window.span;
  const [first, last] = [localDay(zone, span.from * minuteMs), localDay(zone, span.to * minuteMs - 1)];
  const end = startOfDay(zone, clause.days.through + 1);
  const present = Math.max(now, end - 1);
  return {
    open: present < window.span.to * minuteMs,
    covered: clause.days.from <= first && clause.days.through >= last,
    missing: clause.missing.filter((day) => day >= first && day <= last),
    /** End of the measured time, ms. */
    dataEnd: Math.min(end, Math.max(now, startOfDay(zone, clause.days.through))),
  };
}
