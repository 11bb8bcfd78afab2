import { fail } from '../../../shared/errors/fail.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import type { MetricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import { matureDays } from '../../../shared/metrics/metric-columns.ts';
import { metricFace } from '../../../shared/metrics/metric-face.ts';
import { planMetrics } from '../../../shared/metrics/plan-metrics.ts';
import { missingDays } from '../../../shared/metrics/presence.ts';
import { type Group, groupKey } from '../../../shared/metrics/roll-up.ts';
import { type BatchShape, type SliceRow, sliceBatch, sliceColumns } from '../../../shared/metrics/slice-batch.ts';
import * as notes from '../../../shared/metrics/slice-notes.ts';
import { checkedMetrics, checkSourceColumns, outcomePositions, sourceKey } from '../../../shared/metrics/slice-request.ts';
import { inOwnOrder, orderedGroups } from '../../../shared/metrics/slice-rows.ts';
import type { SliceSource } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf } from '../../../shared/query/filter.ts';
import { rateTable } from '../../../shared/query/plan-rates.ts';
import type { Period, SliceNote, SliceResult, SliceSpec } from '../../../shared/query/slice.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { type Evaluation, evaluateSlice } from './evaluate-slice.ts';
import type { EvaluationRequest } from './evaluation-request.ts';
import type { KnownRows } from './known-rows.ts';
import { catalogOf } from './metric-catalog.ts';
import { checkData } from '../loaded-data.ts';
import { emptyNotes } from './slice-empty.ts';
import { completeness, coverage } from './slice-completeness.ts';
import { ownCurrencies } from './own-currencies.ts';
import { lineageOf } from './slice-lineage.ts';
import { metricFacts, sliceSource } from './slice-sources.ts';
import { bucketDays, bucketPositions, type SliceWindow, sliceWindow } from './slice-window.ts';
import type { TableFacts } from '../table-facts.ts';

/** A slice with more cells than this is not filled up with its empty buckets. */
const mostFilledRows = 200_000;

interface Side {
  readonly window: SliceWindow;
  readonly evaluation: Evaluation;
  readonly isComplete: (group: Group) => boolean;
  /** For each metric the keys that have rows in some bucket. */
  readonly keysWithRows: readonly ReadonlySet<string>[];
  readonly sources: readonly SliceSource[];
}

/** Answers a slice: numbers with numerator, denominator and n beside them, totals at their own grain, and where they come from. */
export async function runSlice(
  workbook: OpenWorkbook,
  slice: SliceSpec,
  job: JobContext,
  catalog: MetricCatalog = catalogOf(workbook),
  known?: KnownRows,
): Promise<SliceResult> {
  const metrics = checkedMetrics(slice, catalog);
  const plan = planMetrics(metrics, catalog.byId);
  const parts = plan.metrics.filter(({ computation }) => computation.kind !== 'derived');
  const { settings } = workbook.document();
  await checkData(workbook, metrics, catalog, job);
  const facts = await metricFacts(workbook, parts, slice.where, slice.by, job);
  const factOf = (metric: Metric) =>
    facts.get(sourceKey(metric)) ?? fail('METRIC_NEEDS_DATA', { metric: metric.label, needs: metric.table });
  for (const metric of parts) checkSourceColumns(metric, slice.by, factOf(metric).source.columns, catalog);
  const own = await ownCurrencies(
    workbook,
    slice,
    parts.map(({ table }) => table),
    job,
  );
  const rates = rateTable(settings.currency, settings.fx);
  const all = [...facts.values()];

  async function evaluate(period: Period | null, keep: EvaluationRequest['keep']): Promise<Side> {
    const window = sliceWindow(period, slice.grain, dataDays(all), settings, slice.calendar);
    const sources = new Map(parts.map((metric) => [sourceKey(metric), sliceSource(metric, factOf(metric), window, slice, rates)]));
    const sourceOf = (metric: Metric): SliceSource =>
      sources.get(sourceKey(metric)) ?? fail('INTERNAL', { name: `no source for ${metric.id}` });
    const covers = coverage(plan.metrics, factOf, slice, window);
    const evaluation = await evaluateSlice(
      workbook,
      {
        plan,
        by: slice.by,
        sourceOf,
        rates,
        covers,
        keep,
        buckets: window.buckets?.length ?? 1,
        ...(known === undefined ? {} : { known }),
      },
      job,
    );
    const keysWithRows = metrics.map(
      (_, slot) =>
        new Set(
          [...evaluation.rolled.groups.values()].flatMap((group) =>
            (group.sums[slot] ?? null) === null ? [] : [groupKey(group.key, null)],
          ),
        ),
    );
    return {
      window,
      evaluation,
      keysWithRows,
      sources: [...sources.values()],
      isComplete: completeness(parts, factOf, slice.where, slice.by, window),
    };
  }

  const now = await evaluate(slice.period, slice.top ?? null);
  const isFolded = now.evaluation.groupCount > (slice.top ?? Number.POSITIVE_INFINITY);
  const compare = slice.compare ?? null;
  const base = compare === null ? null : await evaluate(compare, isFolded ? now.evaluation.keys.slice(0, slice.top) : null);

  const shape: BatchShape = {
    metrics,
    shapes: plan.shapes,
    dimensions: slice.by.map((name) => ({ name, label: labelOf(name, all) })),
    grain: slice.grain,
    hasBase: base !== null,
    currency: settings.currency,
    rateScale: rates.scale,
  };
  const rows = sliceRows(slice, metrics, now, base);
  const total = sliceRow(now.evaluation.rolled.totals, base?.evaluation.rolled.totals ?? null, metrics, now, base);
  const lineage = lineageOf(
    slice,
    metrics.map((metric) => metricFace(metric, catalog)),
    plan.metrics.map(({ id, version }) => [id, version]),
    all,
    [...now.sources, ...(base?.sources ?? [])].map(({ instants }) => instants),
    [...now.evaluation.sql, ...(base?.evaluation.sql ?? [])],
    settings,
  );
  const visible = rows.map(({ group }) => group);
  const [firstSource] = now.sources;
  const isEmpty = now.evaluation.rolled.totals.sums.slice(0, metrics.length).every((sums) => sums === null);
  const empty = isEmpty && firstSource !== undefined ? await emptyNotes(workbook, firstSource, all[0]?.presence.range ?? null, job) : [];
  return {
    columns: sliceColumns(shape),
    rows: sliceBatch(rows, shape),
    totals: sliceBatch([total], { ...shape, grain: null }),
    lineage,
    notes: [
      ...empty,
      ...notes.noDenominatorNotes(metrics, slice.by.length === 0 && slice.grain === null ? [total.group] : visible),
      ...periodNotes(now, all, slice),
      ...missingNotes(parts, factOf, slice, now.window),
      ...provisionalNotes(parts, factOf, now.window),
      ...notes.smallSampleNotes(metrics, visible),
      ...notes.faultNote(now.evaluation.rolled.faults),
      ...notes.quarantineNote(lineage.extracts.reduce((sum, extract) => sum + extract.quarantined, 0)),
      ...notes.conversionNote(now.evaluation.rolled.currencies, rates),
      ...own,
      ...(slice.top === undefined ? [] : notes.topNote(slice.top, now.evaluation.groupCount)),
    ],
  };
}

/** First loaded day and the day after the last, over several tables. */
export function dataDays(facts: readonly TableFacts[]): { from: number; to: number } | null {
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
  const added = (base?.evaluation.keys ?? []).filter((key) => !known.has(groupKey(key, null)));
  const ranked = [...now.evaluation.keys, ...added];
  const keys = slice.isRanked === true ? ranked : inOwnOrder(ranked, slice.by);
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

/** Said where a period by origin may still change: a dispute of its sales can come yet. */
function provisionalNotes(parts: readonly Metric[], factOf: (metric: Metric) => TableFacts, window: SliceWindow): SliceNote[] {
  const days = window.asked ?? window.covered;
  if (days === null) return [];
  return parts.flatMap((metric) => {
    const { range } = factOf(metric).presence;
    if (metric.maturesInDays === undefined || range === null) return [];
    const final = range.through + 1 - matureDays(metric);
    return days.to > final ? notes.provisionalNote(metric, Math.max(final, days.from)) : [];
  });
}
