import { hashText } from '../../../shared/base/hash.ts';
import { stableJson } from '../../../shared/base/stable-json.ts';
import { millisecondsPerDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { isInSpans, type Span } from '../../../shared/commitments/spans.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { isHolistic } from '../../../shared/metrics/compile-holistic.ts';
import { canBeCounted, countedRowsSql, countedSource } from '../../../shared/metrics/counted-source.ts';
import { type MetricPlan, planMetrics } from '../../../shared/metrics/plan-metrics.ts';
import { groupKey, type Sums } from '../../../shared/metrics/roll-up.ts';
import { sourceKey } from '../../../shared/metrics/slice-request.ts';
import type { SliceSource, SourceTable } from '../../../shared/metrics/slice-source.ts';
import type { SumType } from '../../../shared/metrics/value-shape.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { everything, type Filter } from '../../../shared/query/filter.ts';
import { judgeFilter } from '../../../shared/query/may-pass.ts';
import { roundedQuotient, rateTable } from '../../../shared/query/plan-rates.ts';
import { spanBuckets } from '../../../shared/query/span-buckets.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { dataCache } from '../data-cache.ts';
import { addScratchTable } from '../scratch-tables.ts';
import { holisticSets } from '../slice/evaluate-holistic.ts';
import { evaluateSlice } from '../slice/evaluate-slice.ts';
import type { EvaluationRequest } from '../slice/evaluation-request.ts';
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
  /** What does not add up is not told apart by all of these columns but by each of these choices of them. */
  readonly sets: readonly (readonly string[])[];
}

/** Numbers of one metric after another in the buckets of a group of rows. */
interface GroupSums {
  readonly known: Readonly<Record<string, string | null>>;
  readonly buckets: readonly (readonly (Sums | null)[] | undefined)[];
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
  const request: EvaluationRequest = { plan, by: group.by, sourceOf, rates, covers: () => false, keep: null };
  const [only] = plan.metrics;
  const groupsOf =
    only !== undefined && isHolistic(only) && only.computation.kind !== 'peak'
      ? await setGroups(workbook, group, only, sourceOf(only), job)
      : await bucketGroups(workbook, request, edges.length, job);
  return new Map(
    group.clauses.map((clause) => {
      const slot = metrics.findIndex(({ id }) => id === clause.metric.id);
      const passing = groupsOf(clause).filter(({ known }) => judgeFilter(clause.population, known) !== 'no');
      const own = passing.map(({ buckets }) => buckets.map((sums) => sums?.[slot] ?? null));
      return [clause, clause.windows.map((each) => windowSums(own, each, edges, positions, plan, slot, rates.scale))];
    }),
  );
}

type GroupsOf = (clause: RowClause) => readonly GroupSums[];

/** Groups by all columns, for what adds up over them. */
async function bucketGroups(workbook: OpenWorkbook, request: EvaluationRequest, buckets: number, job: JobContext): Promise<GroupsOf> {
  const counted = await countedBeforehand(workbook, request, buckets, job);
  const { rolled } = await evaluateSlice(workbook, counted === null ? request : { ...request, counted }, job);
  const groups = [...rolled.groups.values()].map(({ key, bucket, sums }) => ({
    known: Object.fromEntries(request.by.map((name, index) => [name, key[index] ?? null])),
    bucket,
    sums,
  }));
  const found = inBuckets(groups);
  return () => found;
}

/** Groups of each choice of columns that a clause of the group tells its rows by. */
async function setGroups(workbook: OpenWorkbook, group: SumGroup, metric: Metric, source: SliceSource, job: JobContext): Promise<GroupsOf> {
  const sets = await holisticSets(workbook, metric, source, group.sets, job);
  const bySet = new Map(
    group.sets.map((set, index) => [stableJson(set), inBuckets((sets[index] ?? []).map((each) => ({ ...each, sums: [each.sums] })))]),
  );
  return (clause) => bySet.get(stableJson(splitColumns(clause, source.table.columns) ?? [])) ?? [];
}

function inBuckets(
  groups: readonly { readonly known: GroupSums['known']; readonly bucket: number | null; readonly sums: readonly (Sums | null)[] }[],
): readonly GroupSums[] {
  const byKey = new Map<string, { readonly known: GroupSums['known']; readonly buckets: (readonly (Sums | null)[])[] }>();
  for (const { known, bucket, sums } of groups) {
    const id = groupKey(Object.values(known), null);
    const entry = byKey.get(id) ?? { known, buckets: [] };
    entry.buckets[bucket ?? 0] = sums;
    byKey.set(id, entry);
  }
  return [...byKey.values()];
}

/** Rows that are only counted are read once, however many conditions clauses count them by; null where that does not pay. */
async function countedBeforehand(
  workbook: OpenWorkbook,
  { plan, sourceOf }: EvaluationRequest,
  buckets: number,
  job: JobContext,
): Promise<SliceSource | null> {
  const [first] = plan.metrics;
  if (first === undefined) return null;
  const source = sourceOf(first);
  if (!canBeCounted(plan.metrics, source, buckets)) return null;
  const sql = countedRowsSql(plan.metrics, source);
  const cache = dataCache(workbook);
  const version = hashText(`${cache.state}|${sql}`);
  const table = await cache.once(`counted|${version}`, job.signal, async () => {
    const { name, gone } = await addScratchTable(workbook, 'counted', version, sql, 3, job.signal);
    for (const old of gone) if (old !== version) cache.forget(`counted|${old}`);
    return name;
  });
  return countedSource(source, table);
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
  const groups = new Map<string, { clauses: RowClause[]; where: Filter; by: Set<string>; sets: Map<string, readonly string[]> }>();
  for (const clause of clauses) {
    const { source } = await tableFacts(workbook, clause.metric.table, job.signal);
    const columns = splitColumns(clause, source.columns);
    const isDay = source.columns.find(({ name }) => name === (clause.metric.time ?? source.timeColumn))?.type === 'day';
    const id = stableJson([
      sourceKey(clause.metric),
      clause.path === 'holistic' ? [clause.metric.id, clause.windows.map(({ window }) => window.inForce)] : [],
      clause.metric.computation.kind === 'peak' ? columns : [],
      isCounted(clause, source, columns),
      columns === null ? clause.population : [],
      isDay ? clause.commitment.timeZone : '',
    ]);
    const known = groups.get(id) ?? {
      clauses: [],
      where: columns === null ? clause.population : everything,
      by: new Set<string>(),
      sets: new Map<string, readonly string[]>(),
    };
    known.clauses.push(clause);
    known.sets.set(stableJson(columns ?? []), columns ?? []);
    for (const column of columns ?? []) known.by.add(column);
    groups.set(id, known);
  }
  return [...groups.values()].map(({ clauses: own, where, by, sets }) => ({
    clauses: own,
    where,
    by: [...by].sort(),
    sets: [...sets.values()],
  }));
}

/** Clauses that only count rows do not share a query with those that must read every row again. */
function isCounted({ metric, windows }: RowClause, table: SourceTable, by: readonly string[] | null): boolean {
  const plain = { table, from: '', by: by ?? [], buckets: null, instants: null, where: everything, era: null };
  return by !== null && canBeCounted([metric], plain, windows.length);
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
