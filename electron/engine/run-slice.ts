import type { FactTableName } from '../../shared/domain/tables.ts';
import { fail } from '../../shared/errors/fail.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import { missingDays } from '../../shared/metrics/presence.ts';
import { type Group, groupKey } from '../../shared/metrics/roll-up.ts';
import { type BatchShape, type SliceRow, sliceBatch, sliceColumns } from '../../shared/metrics/slice-batch.ts';
import * as notes from '../../shared/metrics/slice-notes.ts';
import { checkedMetrics, checkSourceColumns, outcomePositions } from '../../shared/metrics/slice-request.ts';
import { orderedGroups } from '../../shared/metrics/slice-rows.ts';
import type { SliceSource } from '../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { allOf } from '../../shared/query/filter.ts';
import { rateTable } from '../../shared/query/plan-rates.ts';
import type { Period, SliceNote, SliceResult, SliceSpec } from '../../shared/query/slice.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { type Evaluation, evaluateSlice } from './evaluate-slice.ts';
import type { EvaluationRequest } from './evaluation-request.ts';
import { completeness } from './slice-completeness.ts';
import { lineageOf } from './slice-lineage.ts';
import { bucketDays, bucketPositions, eraSql, type SliceWindow, sliceWindow, windowBuckets } from './slice-window.ts';
import { type TableFacts, tableFacts } from './table-facts.ts';

/** A slice with more cells than this is not filled up with its empty buckets. */
const mostFilledRows = 200_000;

interface Side {
  readonly window: SliceWindow;
  readonly evaluation: Evaluation;
  readonly isComplete: (group: Group) => boolean;
  /** For each metric the keys that have rows in some bucket. */
  readonly keysWithRows: readonly ReadonlySet<string>[];
}

/** Answers a slice: numbers with numerator, denominator and n beside them, totals at their own grain, and where they come from. */
export async function runSlice(workbook: OpenWorkbook, slice: SliceSpec, job: JobContext): Promise<SliceResult> {
  const metrics = checkedMetrics(slice);
  const { settings } = workbook.document();
  const facts = await factsOf(workbook, metrics, job);
  for (const metric of metrics) checkSourceColumns(metric, slice.by, facts.get(metric.table)?.source.columns ?? []);
  const rates = rateTable(settings.currency, settings.fx);
  const factOf = (metric: Metric): TableFacts =>
    facts.get(metric.table) ?? fail('METRIC_NEEDS_DATA', { metric: metric.label, needs: metric.table });

  async function evaluate(period: Period | null, keep: EvaluationRequest['keep']): Promise<Side> {
    const window = sliceWindow(period, slice.grain, dataDays([...facts.values()]), settings);
    const sources = new Map<FactTableName, SliceSource>();
    for (const [name, { source }] of facts) {
      const era = eraSql(rates, source.timeColumn, settings.timeZone);
      const buckets = windowBuckets(window, source.timeColumn);
      sources.set(name, { table: source, by: slice.by, buckets, instants: window.instants, where: slice.where, era });
    }
    const evaluation = await evaluateSlice(workbook, { metrics, by: slice.by, sources, rates, keep }, job);
    const keysWithRows = metrics.map(
      (_, slot) =>
        new Set(
          [...evaluation.rolled.groups.values()].flatMap((group) =>
            (group.sums[slot] ?? null) === null ? [] : [groupKey(group.key, null)],
          ),
        ),
    );
    return { window, evaluation, keysWithRows, isComplete: completeness(metrics, factOf, slice.where, slice.by, window) };
  }

  const now = await evaluate(slice.period, slice.top ?? null);
  const isFolded = now.evaluation.groupCount > (slice.top ?? Number.POSITIVE_INFINITY);
  const compare = slice.compare ?? null;
  const base = compare === null ? null : await evaluate(compare, isFolded ? now.evaluation.keys.slice(0, slice.top) : null);

  const shape: BatchShape = {
    metrics,
    dimensions: slice.by.map((name) => ({ name, label: labelOf(name, [...facts.values()]) })),
    grain: slice.grain,
    hasBase: base !== null,
    currency: settings.currency,
    rateScale: rates.scale,
  };
  const rows = sliceRows(slice, metrics, now, base);
  const total = sliceRow(now.evaluation.rolled.totals, base?.evaluation.rolled.totals ?? null, metrics, now, base);
  const allSql = [...now.evaluation.sql, ...(base?.evaluation.sql ?? [])];
  const lineage = lineageOf(
    slice,
    metrics,
    [...facts.values()],
    [now.window.instants, ...(base === null ? [] : [base.window.instants])],
    allSql,
    settings,
  );
  return {
    columns: sliceColumns(shape),
    rows: sliceBatch(rows, shape),
    totals: sliceBatch([total], { ...shape, grain: null }),
    lineage,
    notes: [
      ...periodNotes(now, [...facts.values()], slice),
      ...missingNotes(metrics, factOf, slice, now.window),
      ...notes.smallSampleNotes(
        metrics,
        rows.map(({ group }) => group),
      ),
      ...notes.faultNote(now.evaluation.rolled.faults),
      ...notes.quarantineNote(lineage.extracts.reduce((sum, extract) => sum + extract.quarantined, 0)),
      ...notes.conversionNote(now.evaluation.rolled.currencies, rates),
      ...(slice.top === undefined ? [] : notes.topNote(slice.top, now.evaluation.groupCount)),
    ],
  };
}

async function factsOf(workbook: OpenWorkbook, metrics: readonly Metric[], job: JobContext): Promise<Map<FactTableName, TableFacts>> {
  const facts = new Map<FactTableName, TableFacts>();
  for (const metric of metrics) {
    if (facts.has(metric.table)) continue;
    const fact = await tableFacts(workbook, metric.table, job.signal);
    if (fact.presence.range === null)
      fail('METRIC_NEEDS_DATA', { metric: metric.label, needs: `an extract with ${fact.source.label.toLowerCase()}` });
    facts.set(metric.table, fact);
  }
  return facts;
}

function dataDays(facts: readonly TableFacts[]): { from: number; to: number } | null {
  const ranges = facts.flatMap(({ presence }) => presence.range ?? []);
  if (ranges.length === 0) return null;
  return { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ through }) => through)) + 1 };
}

function labelOf(name: string, facts: readonly TableFacts[]): string {
  for (const { source } of facts) {
    const column = source.columns.find((candidate) => candidate.name === name);
    if (column !== undefined && 'label' in column && typeof column.label === 'string') return column.label;
  }
  return name;
}

/** Rows in display order; with a comparison also the keys that only the base period has. */
function sliceRows(slice: SliceSpec, metrics: readonly Metric[], now: Side, base: Side | null): SliceRow[] {
  const known = new Set(now.evaluation.keys.map((key) => groupKey(key, null)));
  const keys = [...now.evaluation.keys, ...(base?.evaluation.keys ?? []).filter((key) => !known.has(groupKey(key, null)))];
  const { buckets } = now.window;
  const outcomes = metrics.map((metric) => outcomePositions(metric, slice.by));
  const isFilled = buckets === null || keys.length * buckets.length <= mostFilledRows;
  const groups = isFilled
    ? orderedGroups(now.evaluation.rolled, keys, buckets, outcomes, base !== null)
    : [...now.evaluation.rolled.groups.values()].sort((left, right) => (left.bucket ?? 0) - (right.bucket ?? 0));
  const baseAt = base === null ? null : baseFinder(now.window, base);
  return groups.map((group) => sliceRow(group, baseAt?.(group) ?? null, metrics, now, base));
}

function baseFinder(window: SliceWindow, base: Side): (group: Group) => Group | null {
  const { groups } = base.evaluation.rolled;
  if (window.grain === null) return (group) => groups.get(groupKey(group.key, null)) ?? null;
  const [positionNow, positionBefore] = [bucketPositions(window), bucketPositions(base.window)];
  const byPosition = new Map([...groups.values()].map((group) => [groupKey(group.key, positionBefore(group.bucket ?? 0)), group]));
  return (group) => byPosition.get(groupKey(group.key, positionNow(group.bucket ?? 0))) ?? null;
}

function sliceRow(group: Group, baseGroup: Group | null, metrics: readonly Metric[], now: Side, base: Side | null): SliceRow {
  const complete = now.isComplete(group);
  const id = groupKey(group.key, null);
  return {
    group,
    complete,
    zeroWhenEmpty: metrics.map((_, slot) => complete && (now.keysWithRows[slot]?.has(id) ?? false)),
    base: baseGroup,
    baseZeroWhenEmpty: metrics.map(
      (_, slot) => baseGroup !== null && (base?.isComplete(baseGroup) ?? false) && (base?.keysWithRows[slot]?.has(id) ?? false),
    ),
  };
}

function periodNotes(now: Side, facts: readonly TableFacts[], slice: SliceSpec): SliceNote[] {
  const { asked, buckets, grain } = now.window;
  if (asked === null) return [];
  const beyond = facts.flatMap(({ source, presence }) =>
    presence.range === null ? [] : notes.partialPeriodNote({ from: asked.from, through: asked.to - 1 }, presence.range, source.label),
  );
  const cut = (buckets ?? []).filter((bucket) => {
    const days = bucketDays(now.window, bucket);
    return days !== null && (days.from < asked.from || days.to > asked.to);
  });
  return [...beyond, ...(grain === null || slice.grain === 'hour' ? [] : notes.cutBucketNote(grain, cut))];
}

function missingNotes(
  metrics: readonly Metric[],
  factOf: (metric: Metric) => TableFacts,
  slice: SliceSpec,
  window: SliceWindow,
): SliceNote[] {
  const days = window.asked ?? window.covered;
  if (days === null) return [];
  const byPartner = new Map<string, Set<number>>();
  for (const metric of metrics) {
    for (const [partner, missing] of missingDays(factOf(metric).presence, allOf(slice.where, metric.population))) {
      const inside = missing.filter((day) => day >= days.from && day < days.to);
      if (inside.length > 0) byPartner.set(partner, new Set([...(byPartner.get(partner) ?? []), ...inside]));
    }
  }
  return notes.missingDayNotes(new Map([...byPartner].map(([partner, set]) => [partner, [...set].sort((a, b) => a - b)])));
}
