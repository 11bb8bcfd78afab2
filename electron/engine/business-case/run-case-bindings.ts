import { hashValue } from '../../../shared/base/hash.ts';
import { type BoundNumber, unbound } from '../../../shared/business-case/bound-number.ts';
import type { BindingQuery } from '../../../shared/business-case/binding-query.ts';
import { addMonths, dayNumber } from '../../../shared/calendar/day.ts';
import { daysIn } from '../../../shared/calendar/period.ts';
import { cellAt, columnNamed } from '../../../shared/base/column-batch.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { wilsonInterval } from '../../../shared/metrics/wilson-interval.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { Grain, SliceResult } from '../../../shared/query/slice.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { keepActual, keptActual } from './kept-actuals.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { runSlice } from '../slice/run-slice.ts';
import { isMoneyPart, partNumber, partText } from '../slice/slice-numbers.ts';

/**
 * Reads what drivers are bound to. The same question to the same data is asked once: a slider moves one driver, and the bound ones stay
 * as they are. A metric that can no longer be asked keeps its last actual, marked stale.
 */
export async function runBindings(workbook: OpenWorkbook, queries: readonly BindingQuery[], job: JobContext): Promise<BoundNumber[]> {
  const read: BoundNumber[] = [];
  for (const query of queries) {
    const key = hashValue(query);
    const settings = workbook.document().settings;
    const asked = () => readOrKept(workbook, query, key, job);
    read.push(await dataCache(workbook).once(`bound|${key}|${hashValue(settings)}`, job.signal, asked));
  }
  return read;
}

async function readOrKept(workbook: OpenWorkbook, query: BindingQuery, key: string, job: JobContext): Promise<BoundNumber> {
  const found = await readBinding(workbook, query, job);
  if (found.problem === null) {
    await keepActual(workbook, key, found);
    return found;
  }
  return (await keptActual(workbook, key, found.problem)) ?? found;
}

async function readBinding(workbook: OpenWorkbook, query: BindingQuery, job: JobContext): Promise<BoundNumber> {
  try {
    const metric = catalogOf(workbook).byId(query.metric).id;
    const whole = await runSlice(workbook, { metrics: [query.metric], by: [], grain: null, period: query.period, where: query.where }, job);
    const reporting = workbook.document().settings.currency;
    if (isMoneyPart(whole.totals, metric, query.part) && query.currency !== reporting && query.rate === null) {
      return unbound(`it is measured in ${reporting}, but the driver is in ${query.currency}, and there is no plan rate`);
    }
    const rate = isMoneyPart(whole.totals, metric, query.part) ? (query.rate ?? 1) : 1;
    const reader = { workbook, query, metric, rate, job };
    const byPeriod = query.grid === null ? null : await readPeriods(reader, query.grid);
    const value = byPeriod === null ? await readValue(reader, whole) : byPeriod.last;
    if (typeof value !== 'number') return { ...unbound(value ?? 'no rows match'), lineage: whole.lineage };
    return {
      ...passport(whole, metric),
      value: value * rate,
      problem: null,
      stale: null,
      series: byPeriod === null ? null : byPeriod.series.map((one) => (one === null ? null : one * rate)),
      sample: query.withDays ? await readDays(reader) : null,
    };
  } catch (thrown) {
    // What the data cannot answer is the driver's problem, said beside it; a stop or a fault of ours ends the evaluation.
    if (!(thrown instanceof AppFailure) || thrown.error.code === 'CANCELLED' || thrown.error.code === 'INTERNAL') throw thrown;
    return unbound(thrown.error.title);
  }
}

interface Reader {
  readonly workbook: OpenWorkbook;
  readonly query: BindingQuery;
  readonly metric: string;
  readonly rate: number;
  readonly job: JobContext;
}

function passport(whole: SliceResult, metric: string): Pick<BoundNumber, 'numerator' | 'denominator' | 'n' | 'interval' | 'lineage'> {
  const [numerator, denominator] = [partText(whole.totals, metric, 'numerator', 0), partText(whole.totals, metric, 'denominator', 0)];
  const isShare = whole.lineage.metrics.some(({ id, unit, kind }) => id === metric && unit === 'ratio' && kind === 'ratio');
  const counts = [numerator, denominator].every((text) => text !== null && /^\d+$/.test(text));
  return {
    numerator,
    denominator,
    n: partText(whole.totals, metric, 'n', 0),
    interval: isShare && counts ? wilsonInterval(Number(numerator), Number(denominator)) : null,
    lineage: whole.lineage,
  };
}

/** The one number of a binding, before plan rates; in words why there is none. Only sums have a part of a month or a year. */
async function readValue(reader: Reader, whole: SliceResult): Promise<number | string | null> {
  const { query, metric } = reader;
  if (query.aggregation === 'last_month') return (await readPeriods(reader, { grain: 'month', from: null, periods: 0 })).last;
  const total = partNumber(whole.totals, metric, query.part, 0);
  if (query.aggregation === 'whole' || total === null) return total;
  const face = whole.lineage.metrics.find(({ id }) => id === metric);
  if (query.part === 'value' && face?.kind !== 'additive')
    return `${face?.label ?? metric} is not a sum and has no part of a month or a year`;
  if (query.period === null) return 'its part of a month or a year needs a period';
  return (total / daysIn(query.period)) * (query.aggregation === 'a_year' ? 365 : 365 / 12);
}

/** Full periods that are loaded, from the first of the case on, and the last of all full ones. */
async function readPeriods(
  { workbook, query, metric, job }: Reader,
  grid: { readonly grain: Grain; readonly from: string | null; readonly periods: number },
): Promise<{ readonly series: (number | null)[]; readonly last: number | null }> {
  const spec = { metrics: [query.metric], by: [], grain: grid.grain, period: query.period, where: query.where };
  const { rows } = await runSlice(workbook, spec, job);
  const [starts, complete] = [columnNamed(rows, 'period'), columnNamed(rows, 'complete')];
  const full = Array.from({ length: rows.rowCount }, (_, row) => row)
    .filter((row) => cellAt(complete, row) === true)
    .map((row) => ({ day: Number(cellAt(starts, row)), value: partNumber(rows, metric, query.part, row) }))
    .filter(({ value }) => value !== null);
  const valueOn = new Map(full.map(({ day, value }) => [day, value]));
  const months = grid.grain === 'year' ? 12 : 1;
  const { from } = grid;
  const series =
    from === null ? [] : Array.from({ length: grid.periods }, (_, at) => valueOn.get(dayNumber(addMonths(from, at * months))) ?? null);
  return { series, last: full.toSorted((a, b) => a.day - b.day).at(-1)?.value ?? null };
}

/** Sums of each day with rows, so that days can be drawn again. */
async function readDays({ workbook, query, metric, rate, job }: Reader): Promise<BoundNumber['sample']> {
  const spec = { metrics: [query.metric], by: [], grain: 'day' as const, period: query.period, where: query.where };
  const { rows, lineage } = await runSlice(workbook, spec, job);
  const kind = lineage.metrics.find(({ id }) => id === metric)?.kind;
  const all = Array.from({ length: rows.rowCount }, (_, row) => row);
  if (query.part !== 'value' || kind === 'additive') {
    const values = all.flatMap((row) => partNumber(rows, metric, query.part, row) ?? []);
    return { numerators: values.map((value) => value * rate), denominators: null };
  }
  const pairs = all.flatMap((row) => {
    const [numerator, denominator] = [partNumber(rows, metric, 'numerator', row), partNumber(rows, metric, 'denominator', row)];
    return numerator === null || denominator === null ? [] : [{ numerator, denominator }];
  });
  return kind === 'ratio'
    ? { numerators: pairs.map(({ numerator }) => numerator * rate), denominators: pairs.map(({ denominator }) => denominator) }
    : null;
}
