import { stableJson } from '../../../shared/base/stable-json.ts';
import { millisecondsPerDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { isInSpans, type Span } from '../../../shared/commitments/spans.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { type MetricPlan, planMetrics } from '../../../shared/metrics/plan-metrics.ts';
import { groupKey, type Sums } from '../../../shared/metrics/roll-up.ts';
import { sourceKey } from '../../../shared/metrics/slice-request.ts';
import type { SliceSource } from '../../../shared/metrics/slice-source.ts';
import type { SumType } from '../../../shared/metrics/value-shape.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { everything, type Filter } from '../../../shared/query/filter.ts';
import { judgeFilter } from '../../../shared/query/may-pass.ts';
import { roundedQuotient, rateTable } from '../../../shared/query/plan-rates.ts';
import { spanBuckets } from '../../../shared/query/span-buckets.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { evaluateSlice } from '../slice/evaluate-slice.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import type { JudgedWindow, RowClause } from './run-scorecard-clause.ts';
import { splitColumns } from './run-scorecard-groups.ts';
import { metricFacts, sliceSource } from '../slice/slice-sources.ts';
import { sliceWindow } from '../slice/slice-window.ts';
import { tableFacts } from '../table-facts.ts';

const minuteMs = 60_000;

/** The numbers of one window: sums, or the value of what does not add up. Counts as they are, everything else in millionths. */
export interface WindowSums {
  readonly numerator: bigint;
  readonly denominator: bigint | null;
  readonly n: bigint;
  readonly value: number | null;
  readonly top: 'count' | 'millionths';
  readonly bottom: 'count' | 'millionths';
  readonly isMoney: boolean;
}

/** Clauses over one source that a single query answers. */
export interface SumGroup {
  readonly clauses: readonly RowClause[];
  /** What every clause's rows pass; the rest is told by the columns that rows are split by. */
  readonly where: Filter;
  readonly by: readonly string[];
}

/** The numbers of every window of the group's clauses, in the order of clauses and windows; null = no row. */
export async function evaluateSums(
  workbook: OpenWorkbook,
  group: SumGroup,
  job: JobContext,
): Promise<ReadonlyMap<RowClause, readonly (WindowSums | null)[]>> {
  const catalog = catalogOf(workbook);
  const metrics = [...new Map(group.clauses.map(({ metric }) => [metric.id, metric])).values()];
  const plan = planMetrics(metrics, catalog.byId);
  const { settings } = workbook.document();
  const rates = rateTable(settings.currency, settings.fx);
  const facts = await metricFacts(workbook, metrics, group.where, group.by, job);
  const [first] = metrics;
  const source = first === undefined ? undefined : facts.get(sourceKey(first));
  if (source === undefined) return new Map();
  const isDay = source.source.columns.find(({ name }) => name === source.source.timeColumn)?.type === 'day';
  const edges = edgesOf(group.clauses);
  const zone = group.clauses[0]?.commitment.timeZone ?? settings.timeZone;
  const instants = edges.map((edge) => instantOf(edge, isDay, zone));
  const window = sliceWindow(null, null, null, settings);
  const sourceOf = (metric: Metric): SliceSource => ({
    ...sliceSource(metric, source, window, group, rates),
    buckets: spanBuckets(source.source.timeColumn, instants),
    instants: { from: instants[0] ?? 0, to: instants.at(-1) ?? 0 },
  });
  const positions = new Map(edges.map((edge, index) => [edge, index]));
  const { rolled } = await evaluateSlice(workbook, { plan, by: group.by, sourceOf, rates, covers: () => false, keep: null }, job);
  const byKey = new Map<
    string,
    { readonly known: Record<string, string | null>; readonly sums: (readonly (Sums | null)[] | undefined)[] }
  >();
  for (const { key, bucket, sums } of rolled.groups.values()) {
    const id = groupKey(key, null);
    const entry = byKey.get(id) ?? { known: Object.fromEntries(group.by.map((name, index) => [name, key[index] ?? null])), sums: [] };
    entry.sums[bucket ?? 0] = sums;
    byKey.set(id, entry);
  }
  return new Map(
    group.clauses.map((clause) => {
      const slot = metrics.findIndex(({ id }) => id === clause.metric.id);
      const passing = [...byKey.values()].filter(({ known }) => judgeFilter(clause.population, known) !== 'no').map(({ sums }) => sums);
      const own = passing.map((buckets) => buckets.map((sums) => sums?.[slot] ?? null));
      return [clause, clause.windows.map((each) => windowSums(own, each, edges, positions, plan, slot, rates.scale))];
    }),
  );
}

/** Every minute at which a window or an exclusion of the group begins or ends, ascending. */
function edgesOf(clauses: readonly RowClause[]): number[] {
  const edges = new Set<number>();
  for (const { windows } of clauses)
    for (const { window, exclusions } of windows) {
      if (window.inForce === null) continue;
      for (const { from, to } of [window.inForce, ...(exclusions?.excluded ?? [])]) edges.add(from).add(to);
    }
  return [...edges].sort((a, b) => a - b);
}

/** A table of days has no hours: a window begins with the local day that its first minute lies in. */
function instantOf(minute: number, isDay: boolean, zone: string): number {
  return isDay ? localDay(zone, minute * minuteMs) * millisecondsPerDay : minute * minuteMs;
}

/** Adds up the buckets that lie in the window and in none of its exclusions; a value that does not add up has one bucket. */
function windowSums(
  groups: readonly (readonly (Sums | null)[])[],
  { window, exclusions }: JudgedWindow,
  edges: readonly number[],
  positions: ReadonlyMap<number, number>,
  plan: MetricPlan,
  slot: number,
  rateScale: bigint,
): WindowSums | null {
  const { inForce } = window;
  if (inForce === null) return null;
  const excluded: readonly Span[] = exclusions?.excluded ?? [];
  const [from, to] = [positions.get(inForce.from) ?? 0, positions.get(inForce.to) ?? 0];
  let total: Sums | null = null;
  for (let bucket = from; bucket < to; bucket++) {
    if (excluded.length > 0 && isInSpans(excluded, edges[bucket] ?? 0)) continue;
    for (const group of groups) {
      const sums = group[bucket] ?? null;
      if (sums === null) continue;
      total =
        total === null
          ? sums
          : {
              numerator: total.numerator + sums.numerator,
              denominator: total.denominator === null || sums.denominator === null ? null : total.denominator + sums.denominator,
              n: total.n + sums.n,
            };
    }
  }
  if (total === null) return null;
  const shape = plan.shapes[slot] ?? { kind: 'value' };
  const [top, bottom]: [SumType, SumType] =
    shape.kind === 'ratio' ? [shape.top, shape.bottom] : [shape.kind === 'sum' ? shape.type : 'count', 'count'];
  const own = (sum: bigint, type: SumType): bigint => (type === 'money' ? roundedQuotient(sum, rateScale) : sum);
  return {
    numerator: own(total.numerator, top),
    denominator: total.denominator === null ? null : own(total.denominator, bottom),
    n: total.n,
    value: total.value ?? null,
    top: top === 'count' ? 'count' : 'millionths',
    bottom: bottom === 'count' ? 'count' : 'millionths',
    isMoney: top === 'money' && bottom === 'money',
  };
}

/** Puts clauses together that one query can answer. */
export async function sumGroups(workbook: OpenWorkbook, clauses: readonly RowClause[], job: JobContext): Promise<SumGroup[]> {
  const groups = new Map<string, { clauses: RowClause[]; where: Filter; by: Set<string> }>();
  for (const clause of clauses) {
    const { source } = await tableFacts(workbook, clause.metric.table, job.signal);
    const columns = splitColumns(clause, source.columns);
    const isDay = source.columns.find(({ name }) => name === (clause.metric.time ?? source.timeColumn))?.type === 'day';
    const id = stableJson([
      sourceKey(clause.metric),
      clause.path === 'holistic' ? [clause.metric.id, clause.windows.map(({ window }) => window.inForce), columns] : [],
      columns === null ? clause.population : [],
      isDay ? clause.commitment.timeZone : '',
    ]);
    const known = groups.get(id) ?? { clauses: [], where: columns === null ? clause.population : everything, by: new Set<string>() };
    known.clauses.push(clause);
    for (const column of columns ?? []) known.by.add(column);
    groups.set(id, known);
  }
  return [...groups.values()].map(({ clauses: own, where, by }) => ({ clauses: own, where, by: [...by].sort() }));
}

/** The source that a clause's own query would read, for the query in its passport. */
export async function clauseSource(workbook: OpenWorkbook, clause: RowClause, where: Filter, job: JobContext): Promise<SliceSource> {
  const { settings } = workbook.document();
  const facts = await metricFacts(workbook, [clause.metric], where, [], job);
  const source =
    facts.get(sourceKey(clause.metric)) ?? fail('METRIC_NEEDS_DATA', { metric: clause.metric.label, needs: clause.metric.table });
  const rates = rateTable(settings.currency, settings.fx);
  return { ...sliceSource(clause.metric, source, sliceWindow(null, null, null, settings), { by: [], where }, rates), buckets: null };
}
