import { addDays, addMonths, formatDay } from '../../../shared/calendar/day.ts';
import { daysIn, periodLabel } from '../../../shared/calendar/period.ts';
import { columnOf, metricUnit, numberAt } from '../../../shared/charts/slice-cells.ts';
import { wordChange } from '../../../shared/charts/word-change.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { faceOf } from '../../../shared/metrics/metric-face.ts';
import { type Mover, moverMetrics, type Movers } from '../../../shared/partners/mover.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { Period } from '../../../shared/query/slice.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { runSlice } from './run-slice.ts';
import { tableFacts } from '../table-facts.ts';

/** The figures of a partner since its last review against as many days before, or in the newest whole month against the one before. */
export async function runMovers(workbook: OpenWorkbook, partner: string, job: JobContext): Promise<Movers | null> {
  const periods = await periodsOf(workbook, partner, job);
  if (periods === null) return null;
  const movers: Mover[] = [];
  for (const metric of moverMetrics) {
    const mover = await moverOf(workbook, partner, metric, periods, job);
    if (mover !== null) movers.push(mover);
  }
  return { ...periods, movers };
}

async function periodsOf(
  workbook: OpenWorkbook,
  partner: string,
  job: JobContext,
): Promise<{ readonly period: Period; readonly compare: Period; readonly basis: string } | null> {
  const { presence } = await tableFacts(workbook, 'attempt', job.signal);
  if (presence.range === null) return null;
  const [first, end] = [formatDay(presence.range.from), formatDay(presence.range.through + 1)];
  const review = workbook.document().partners.find(({ id }) => id === partner)?.lastReview ?? null;
  if (review !== null && review > first && review < end) {
    const period = { from: review, to: end };
    const compare = { from: addDays(review, -daysIn(period)), to: review };
    return { period, compare, basis: `since the last review, against ${daysIn(period)} days before` };
  }
  const to = `${end.slice(0, 7)}-01`;
  const period = { from: addMonths(to, -1), to };
  const compare = { from: addMonths(to, -2), to: period.from };
  return { period, compare, basis: `${periodLabel(period)} against ${periodLabel(compare)}` };
}

async function moverOf(
  workbook: OpenWorkbook,
  partner: string,
  metric: string,
  { period, compare }: { readonly period: Period; readonly compare: Period },
  job: JobContext,
): Promise<Mover | null> {
  try {
    const where = { kind: 'compare', column: 'partner', operator: '=', value: partner } as const;
    const quiet = { signal: job.signal, progress: () => undefined };
    const result = await runSlice(workbook, { metrics: [metric], by: [], grain: null, period, compare, where }, quiet);
    const [now, before] = [columnOf(result.totals, metric), columnOf(result.totals, `${metric}.base`)];
    if (now === undefined || before === undefined || result.totals.rowCount === 0) return null;
    const [value, earlier] = [numberAt(now, 0), numberAt(before, 0)];
    if (value === null || earlier === null) return null;
    const unit = metricUnit(result, metric);
    const face = faceOf(result.lineage, metric);
    const words = wordChange(earlier, value, unit, face.direction);
    const change = words.verdict === 'unchanged' ? 'unchanged' : `${words.change} ${words.verdict}`;
    return { metric, label: face.label, unit, before: earlier, now: value, tone: words.tone, change };
  } catch (thrown) {
    if (thrown instanceof AppFailure && (thrown.error.code === 'METRIC_NEEDS_DATA' || thrown.error.code === 'DIMENSION_NO_SUCH'))
      return null;
    throw thrown;
  }
}
