import { formatDay } from '../../../shared/calendar/day.ts';
import type { BriefFinding } from '../../../shared/explain/brief.ts';
import { declineSpikeFinding } from '../../../shared/explain/brief-decline-spike.ts';
import {
  type BinBaseline,
  type DeclineSpike,
  locateSpike,
  type SpikeCandidate,
  spikeCandidates,
  type SpikeDay,
  type SpikeHour,
} from '../../../shared/explain/decline-spike.ts';
import { answered, ofMethod } from '../../../shared/metrics/populations.ts';
import { decimalFraction, fractionNumber } from '../../../shared/money/fraction.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import { quoteInstant, quoteText } from '../../../shared/query/sql-text.ts';
import { timeBuckets } from '../../../shared/query/time-bucket.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { ownLineage } from '../slice/own-lineage.ts';
import { countedRows } from '../rows/counted-rows.ts';
import { readSmallResult } from '../read-small-result.ts';
import { planRates, rateOn } from './run-brief-money.ts';
import { instantsOf, tableFacts } from '../table-facts.ts';

const hourMs = 3_600_000;
const microsPerHour = 3_600_000_000;
/** A day stands out from 6 standard deviations on, with at least 20 declines and 2 pp beyond the issuer's other days. */
const standsOut = 'z >= 6 AND x - n * p >= 20 AND x - n * p >= 0.02 * n';
const mostLocated = 3;

/** The worst stretch in which one issuer declined far more often with one code than it does at other times. */
export async function declineSpike(workbook: OpenWorkbook, job: JobContext): Promise<BriefFinding | null> {
  const { settings, scope } = workbook.document();
  const { presence } = await tableFacts(workbook, 'attempt', job.signal);
  if (presence.range === null) return null;
  const instants = instantsOf({ from: formatDay(presence.range.from), to: formatDay(presence.range.through + 1) }, settings.timeZone);
  const where = allOf(scope.where, ofMethod('card'), answered);
  const { sql, days } = await spikeDays(workbook, where, instants, job);
  for (const candidate of spikeCandidates(days).slice(0, mostLocated)) {
    const spike = await locate(workbook, where, candidate, job);
    if (spike === null) continue;
    const lost = await unpaidOrders(workbook, where, candidate, spike, job);
    const metric = {
      id: 'decline_spike',
      sentence: "Answered card attempts declined with one code, by issuer, against the issuer's own share at other times.",
    };
    const lineage = await ownLineage(
      workbook,
      { sql: `${sql};\n\n${lost.sql}`, table: 'attempt', partner: null, metric, instants, subject: candidate },
      job.signal,
    );
    const { issuer, code } = candidate;
    return declineSpikeFinding({
      issuer,
      code,
      spike,
      orders: lost.orders,
      value: lost.value,
      currency: settings.currency,
      timeZone: settings.timeZone,
      lineage,
    });
  }
  return null;
}

type Instants = { readonly from: number; readonly to: number };

/** Issuer, code and local day against all other days of the issuer; only what stands out leaves the database. */
async function spikeDays(
  workbook: OpenWorkbook,
  where: Filter,
  instants: Instants,
  job: JobContext,
): Promise<{ sql: string; days: SpikeDay[] }> {
  const { settings } = workbook.document();
  const day = timeBuckets('day', 'ts_utc', settings.timeZone, instants.from, instants.to, settings.weekStart);
  const from = await countedRows(workbook, 'attempt', where, null, job.signal);
  const sql = `WITH cell AS MATERIALIZED (
  SELECT "issuer", CASE WHEN "result" = 'declined' THEN "raw_code" END AS code, CAST(${day.sql} AS BIGINT) AS d, count(*) AS x
  ${from} AND "issuer" IS NOT NULL
  GROUP BY 1, 2, 3
), by_day AS (SELECT "issuer", d, CAST(sum(x) AS DOUBLE) AS n FROM cell GROUP BY 1, 2),
by_issuer AS (SELECT "issuer", sum(n) AS all_n FROM by_day GROUP BY 1),
by_code AS (SELECT "issuer", code, CAST(sum(x) AS DOUBLE) AS all_x FROM cell WHERE code IS NOT NULL GROUP BY 1, 2),
judged AS (
  SELECT c."issuer", c.code, c.d, CAST(c.x AS DOUBLE) AS x, b.n, (k.all_x - c.x + 0.5) / (i.all_n - b.n + 1) AS p
  FROM cell c JOIN by_day b ON b."issuer" = c."issuer" AND b.d = c.d JOIN by_issuer i ON i."issuer" = c."issuer"
  JOIN by_code k ON k."issuer" = c."issuer" AND k.code = c.code
  WHERE i.all_n > b.n
)
SELECT "issuer", code, d, x, n, p FROM (SELECT *, (x - n * p) / sqrt(n * p * (1 - p)) AS z FROM judged WHERE p < 1) WHERE ${standsOut}
ORDER BY x - n * p DESC LIMIT 500`;
  const rows = await readSmallResult(workbook, sql, job.signal);
  const days = rows.map(([issuer, code, d, x, n, p]) => ({
    issuer: String(issuer),
    code: String(code),
    day: Number(d),
    declines: Number(x),
    attempts: Number(n),
    baseline: Number(p),
  }));
  return { sql, days };
}

/** Hours and BINs around the candidate's days, each BIN with its own baseline from all other time. */
async function locate(workbook: OpenWorkbook, where: Filter, candidate: SpikeCandidate, job: JobContext): Promise<DeclineSpike | null> {
  const zone = workbook.document().settings.timeZone;
  const around = instantsOf({ from: formatDay(candidate.firstDay - 1), to: formatDay(candidate.lastDay + 2) }, zone);
  const from = await countedRows(
    workbook,
    'attempt',
    allOf(where, { kind: 'compare', column: 'issuer', operator: '=', value: candidate.issuer }),
    null,
    job.signal,
  );
  const isAround = `"ts_utc" >= ${quoteInstant(around.from)} AND "ts_utc" < ${quoteInstant(around.to)}`;
  const sql = `SELECT coalesce("bin", ''), CASE WHEN ${isAround} THEN epoch_us("ts_utc") // ${microsPerHour} END, count(*), count(*) FILTER (WHERE "result" = 'declined' AND "raw_code" = ${quoteText(candidate.code)})
${from} GROUP BY 1, 2`;
  const hours: SpikeHour[] = [];
  const baselines: BinBaseline[] = [];
  for (const [bin, hour, attempts, declines] of await readSmallResult(workbook, sql, job.signal)) {
    const cell = { bin: String(bin), attempts: Number(attempts), declines: Number(declines) };
    if (hour === null) baselines.push(cell);
    else hours.push({ ...cell, hour: Number(hour) });
  }
  return locateSpike(hours, baselines);
}

/** Orders declined with the code in the spike and never paid, with their value at plan rates. */
async function unpaidOrders(
  workbook: OpenWorkbook,
  where: Filter,
  candidate: SpikeCandidate,
  spike: DeclineSpike,
  job: JobContext,
): Promise<{ readonly sql: string; readonly orders: number; readonly value: number }> {
  const instants = { from: spike.fromHour * hourMs, to: spike.toHour * hourMs };
  const hit = allOf(
    where,
    { kind: 'compare', column: 'issuer', operator: '=', value: candidate.issuer },
    { kind: 'in', column: 'bin', values: spike.bins },
    { kind: 'compare', column: 'result', operator: '=', value: 'declined' },
    { kind: 'compare', column: 'raw_code', operator: '=', value: candidate.code },
  );
  const paid: Filter = { kind: 'compare', column: 'result', operator: '=', value: 'approved' };
  // An order may be paid by any method until a day after the spike.
  const later = { from: instants.from - 24 * hourMs, to: instants.to + 24 * hourMs };
  const sql = `SELECT "ccy", count(*), CAST(sum(amount) AS VARCHAR) FROM (
  SELECT "order_id", "ccy", max("amount") AS amount ${await countedRows(workbook, 'attempt', hit, instants, job.signal)} AND "order_id" IS NOT NULL GROUP BY 1, 2
) WHERE "order_id" NOT IN (SELECT "order_id" ${await countedRows(workbook, 'attempt', paid, later, job.signal)} AND "order_id" IS NOT NULL)
GROUP BY 1`;
  const rates = planRates(workbook);
  let [orders, value] = [0, 0];
  for (const [currency, count, amount] of await readSmallResult(workbook, sql, job.signal)) {
    const rate =
      rateOn(rates, String(currency), formatDay(candidate.firstDay)) ??
      fail('CURRENCY_NO_RATE', { from: String(currency), to: rates.reporting });
    orders += Number(count);
    value += amount === null ? 0 : fractionNumber(decimalFraction(String(amount))) * fractionNumber(rate);
  }
  return { sql, orders, value };
}
