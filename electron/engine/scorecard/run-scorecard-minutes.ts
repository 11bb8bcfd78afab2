import type { DowntimeRule } from '../../../shared/commitments/clause-terms.ts';
import type { MinuteSample } from '../../../shared/commitments/downtime.ts';
import { evaluateMinutes } from '../../../shared/commitments/evaluate-minutes.ts';
import type { Evaluation } from '../../../shared/commitments/evaluation.ts';
import type { Span } from '../../../shared/commitments/spans.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import { decimalText } from '../../../shared/query/sql-text.ts';
import { countedRows } from '../rows/counted-rows.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import type { RowClause } from './run-scorecard-clause.ts';

const minuteMs = 60_000;

/** A partner's measured time: only minutes that may break the rule, and the holes, leave the database. */
export interface MeasuredMinutes {
  readonly samples: readonly MinuteSample[];
  /** Stretches without a sample between the first and the last minute. */
  readonly holes: readonly Span[];
  readonly first: number;
  /** Exclusive. */
  readonly through: number;
  readonly sql: string;
}

/** Endpoints of a partner are added up minute by minute, our own failures leave the requests; null when the data holds no minute. */
export async function measuredMinutes(
  workbook: OpenWorkbook,
  population: Filter,
  rules: readonly (DowntimeRule | null)[],
  signal: AbortSignal,
): Promise<MeasuredMinutes | null> {
  const isSuspect = `errors > 0 AND ${loosest(rules)}`;
  const from = await countedRows(workbook, 'availability_sample', population, null, signal);
  const sql = `WITH minutes AS MATERIALIZED (
  SELECT epoch_us("minute") // 60000000 AS m,
    CAST(sum("requests" - coalesce("err_own", 0)) AS BIGINT) AS eligible, CAST(sum("err_partner") AS BIGINT) AS errors
  ${from} AND "requests" IS NOT NULL AND "err_partner" IS NOT NULL
  GROUP BY 1
)
SELECT 0 AS kind, min(m) AS a, max(m) + 1 AS b, count(*) AS c FROM minutes
UNION ALL SELECT 1, m, eligible, errors FROM minutes WHERE ${isSuspect}
UNION ALL SELECT 2, m + 1, following, 0 FROM (SELECT m, lead(m) OVER (ORDER BY m) AS following FROM minutes) WHERE following > m + 1`;
  return dataCache(workbook).once(`minutes|${sql}`, signal, () => readMinutes(workbook, sql, signal));
}

/** What a minute must pass to break any of the rules: amendments may have changed them. */
function loosest(rules: readonly (DowntimeRule | null)[]): string {
  if (rules.includes(null)) return 'TRUE';
  const known = rules.filter((rule) => rule !== null);
  const requests = Math.min(...known.map(({ minRequests }) => minRequests));
  const share = Math.min(...known.map(({ errorShareAbove }) => errorShareAbove));
  return `eligible >= ${requests} AND errors >= ${decimalText(share) ?? '0'} * eligible`;
}

async function readMinutes(workbook: OpenWorkbook, sql: string, signal: AbortSignal): Promise<MeasuredMinutes | null> {
  const rows = await readSmallResult(workbook, sql, signal);
  const samples: MinuteSample[] = [];
  const holes: Span[] = [];
  let bounds: Span | null = null;
  for (const [kind, ...cells] of rows) {
    const [a = 0, b = 0, c = 0] = cells.map(Number);
    if (Number(kind) === 1) samples.push({ minute: a, eligible: b, errors: c });
    else if (Number(kind) === 2) holes.push({ from: a, to: b });
    else if (c > 0) bounds = { from: a, to: b };
  }
  return bounds === null ? null : { samples, holes, first: bounds.from, through: bounds.to, sql };
}

/** Minutes of the span that the data does not hold. */
export function missingIn(measured: MeasuredMinutes, span: Span): Span[] {
  const before = { from: span.from, to: Math.min(span.to, measured.first) };
  const after = { from: Math.max(span.from, measured.through), to: span.to };
  return [before, ...measured.holes, after].filter((hole) => hole.to > hole.from);
}

/** Every window of a clause on minutes down, with the query that its minutes came from; null when there is no minute. */
export async function minuteEvaluations(
  workbook: OpenWorkbook,
  clause: RowClause,
  now: number,
  job: JobContext,
): Promise<{ readonly evaluations: readonly Evaluation[]; readonly sql: string } | null> {
  const { commitment } = clause;
  const rules = clause.windows.map(({ window: { terms } }) => terms.downtimeRule);
  const measured = await measuredMinutes(workbook, clause.population, rules, job.signal);
  if (measured === null) return null;
  const present = Math.max(Math.floor(now / minuteMs), measured.through);
  const evaluations = clause.windows.map(({ window }) =>
    evaluateMinutes(commitment, clause.clause, window, {
      samples: measured.samples,
      missing: missingIn(measured, window.inForce ?? window.span),
      through: measured.through,
      now: present,
    }),
  );
  return { evaluations, sql: measured.sql };
}
