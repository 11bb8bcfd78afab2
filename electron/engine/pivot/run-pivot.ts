import { bucketCalendar } from '../../../shared/calendar/bucket.ts';
import { formatDay } from '../../../shared/calendar/day.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { metricKind } from '../../../shared/metrics/describe-metrics.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { planMetrics } from '../../../shared/metrics/plan-metrics.ts';
import { missingDays } from '../../../shared/metrics/presence.ts';
import { daysLeftOut, withoutDays } from '../../../shared/pivot/comparable-days.ts';
import { periodWarnings } from '../../../shared/pivot/period-warnings.ts';
import { checkFields, grainSlice, pivotDepths } from '../../../shared/pivot/pivot-grains.ts';
import { type LoadedDays, periodFacts, pivotPeriods } from '../../../shared/pivot/pivot-periods.ts';
import type { PivotGrain, PivotResult } from '../../../shared/pivot/pivot-result.ts';
import type { PivotSpec } from '../../../shared/pivot/pivot-spec.ts';
import { fieldLabel } from '../../../shared/pivot/member-text.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf } from '../../../shared/query/filter.ts';
import type { Period } from '../../../shared/query/slice.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { KnownRows } from '../slice/known-rows.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { pivotFolds } from './pivot-fields.ts';
import { runSlice } from '../slice/run-slice.ts';
import { metricFacts } from '../slice/slice-sources.ts';

/** Wider or longer tables cannot be read, and every cell of them would be paid for. */
export const pivotLimits = { columns: 200, rows: 5000, cells: 100_000 } as const;

/** A pivot: every grain it shows is a slice of its own, so that no subtotal is made from other figures. */
export async function runPivot(workbook: OpenWorkbook, spec: PivotSpec, job: JobContext): Promise<PivotResult> {
  checkFields(spec);
  const catalog = catalogOf(workbook);
  const metrics = [...new Set(spec.measures.map(({ metric }) => metric))].map(catalog.byId);
  for (const { metric, show } of spec.measures) {
    if (show.endsWith('_share')) checkShare(catalog.byId(metric), workbook);
    if (show === 'running') checkRunning(catalog.byId(metric), spec, workbook);
  }
  const { data, missing } = await loadedDays(workbook, metrics, spec, job);
  const document = workbook.document();
  const { now, base } = pivotPeriods(spec, data, bucketCalendar(spec.calendar, document.settings));
  const leftOut = spec.comparable && isCompared(spec) && now !== null && base !== null ? daysLeftOut(now, base, missing) : [];
  const kept: PivotSpec = { ...spec, where: allOf(spec.where, withoutDays(leftOut)) };
  const folds = await pivotFolds(workbook, kept, now, job);
  const splitBy = (axis: 'rows' | 'columns', at: number): string => {
    const field = spec[axis][at];
    return folds.find((fold) => fold.axis === axis && fold.at === at)?.column ?? (field?.kind === 'column' ? field.column : '');
  };
  const grains: PivotGrain[] = [];
  const depths = [...pivotDepths(spec)].sort((left, right) => widthFirst(spec, left) - widthFirst(spec, right));
  const known = new KnownRows();
  const sliceOf = (depth: readonly [number, number]) => grainSlice(kept, depth, splitBy, now, isCompared(spec) ? base : null);
  const answer = (depth: readonly [number, number]) => runSlice(workbook, sliceOf(depth), job, catalog, known);
  const finest = depths.at(-1);
  // What has few values is split all the way at first: every total then adds up from the same rows, and the table is read once.
  const whole = finest !== undefined && haveFewValues(spec, metrics) ? await answer(finest) : null;
  for (const [at, depth] of depths.entries()) {
    job.progress('Adding up', at / depths.length);
    const slice = sliceOf(depth);
    const result = depth === finest && whole !== null ? whole : await answer(depth);
    checkSize(spec, depth, result.rows.rowCount);
    grains.push({ rowDepth: depth[0], columnDepth: depth[1], slice, result });
  }
  const holidays = document.reconciliation.partners.flatMap((partner) => partner.holidays);
  const gaps = [...missing].flatMap(([partner, days]) => {
    const out = new Set(leftOut.find((each) => each.partner === partner)?.days);
    return days.filter((day) => !out.has(formatDay(day)));
  });
  const ordered = [...new Set(gaps)].sort((left, right) => left - right);
  const factsOf = (period: Period | null) => (period === null ? null : periodFacts(period, data, ordered, new Set(holidays)));
  const [nowFacts, baseFacts] = [factsOf(now), factsOf(base)];
  return {
    spec,
    now: nowFacts,
    base: baseFacts,
    folds,
    leftOut,
    holidays,
    grains,
    warnings: periodWarnings(nowFacts, baseFacts, leftOut, holidays.length > 0),
  };
}

/** Whether no field names single rows, orders or people, of which there may be as many as rows. */
function haveFewValues({ rows, columns }: PivotSpec, metrics: readonly Metric[]): boolean {
  const dimensions = new Set(
    metrics.flatMap(({ table }) => factTable(table).columns.flatMap(({ name, role }) => (role === 'dimension' ? [name] : []))),
  );
  return [...rows, ...columns].every((field) => field.kind === 'date' || dimensions.has(field.column));
}

/** Whether some cell looks at the comparison period: what nothing shows is not added up. */
const isCompared = ({ measures }: PivotSpec): boolean =>
  measures.some(({ show, color }) => ['base', 'change', 'relative'].includes(show) || color.kind === 'direction');

/** The edges are counted before what lies between them is asked. */
const widthFirst = ({ rows, columns }: PivotSpec, [row, column]: readonly [number, number]): number =>
  row === 0 ? column - columns.length : column === 0 ? 1 + row - rows.length : 2 + row + column;

function checkSize(spec: PivotSpec, [row, column]: readonly [number, number], count: number): void {
  const axis = row === 0 ? 'columns' : column === 0 ? 'rows' : 'cells';
  const limit = pivotLimits[axis];
  if (count <= limit) return;
  const fields = axis === 'columns' ? spec.columns.slice(0, column) : spec.rows.slice(0, row);
  fail('PIVOT_TOO_WIDE', {
    field: axis === 'cells' ? 'The table' : fields.map(fieldLabel).join(' by '),
    count: count.toLocaleString('en-US'),
    limit: limit.toLocaleString('en-US'),
    places: axis,
    axis,
    at: axis === 'columns' ? column - 1 : row - 1,
  });
}

function checkShare(metric: Metric, workbook: OpenWorkbook): void {
  if (metric.unit === 'count' || metric.unit === 'money') return;
  const kind = metricKind(metric, catalogOf(workbook));
  if (kind !== 'additive')
    fail('PIVOT_INVALID', {
      problem: `${metric.label} does not add up, so a part of it is no share`,
      remedy: 'Show its value or its change.',
    });
}

function checkRunning(metric: Metric, { rows, columns }: PivotSpec, workbook: OpenWorkbook): void {
  if (metricKind(metric, catalogOf(workbook)) !== 'additive')
    fail('PIVOT_INVALID', { problem: `${metric.label} does not add up from day to day`, remedy: 'Show its value, or the period to date.' });
  if (![...rows, ...columns].some(({ kind }) => kind === 'date'))
    fail('PIVOT_INVALID', { problem: 'a running total needs time to run along', remedy: 'Put a date on rows or columns.' });
}

/** The days that all metrics can look at, and those on which a partner they look at has no rows. */
async function loadedDays(
  workbook: OpenWorkbook,
  metrics: readonly Metric[],
  { where }: PivotSpec,
  job: JobContext,
): Promise<{ readonly data: LoadedDays | null; readonly missing: ReadonlyMap<string, readonly number[]> }> {
  const parts = planMetrics(metrics, catalogOf(workbook).byId).metrics.filter(({ computation }) => computation.kind !== 'derived');
  const facts = [...(await metricFacts(workbook, parts, where, [], job)).values()];
  const ranges = facts.flatMap(({ presence }) => presence.range ?? []);
  const data =
    ranges.length === 0
      ? null
      : { from: Math.min(...ranges.map(({ from }) => from)), through: Math.max(...ranges.map(({ through }) => through)) };
  const missing = new Map<string, readonly number[]>();
  for (const { presence, source } of facts)
    for (const { population } of parts.filter(({ table }) => table === source.name))
      for (const [partner, days] of missingDays(presence, allOf(where, population)))
        missing.set(partner, [...new Set([...(missing.get(partner) ?? []), ...days])]);
  return { data, missing };
}
