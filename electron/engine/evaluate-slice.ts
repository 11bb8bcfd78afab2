import { compileOrderMetrics } from '../../shared/metrics/compile-orders.ts';
import type { LeftOut } from '../../shared/metrics/compile-quantile.ts';
import { compileRowMetrics } from '../../shared/metrics/compile-rows.ts';
import { compileUptime } from '../../shared/metrics/compile-uptime.ts';

import { emptyRollUp, type Placement, type RolledUp, rollUp } from '../../shared/metrics/roll-up.ts';
import { outcomePositions } from '../../shared/metrics/slice-request.ts';
import { foldOthers, otherText, rankedKeys } from '../../shared/metrics/slice-rows.ts';
import type { RateTable } from '../../shared/query/plan-rates.ts';
import type { SliceStatement } from '../../shared/metrics/statement.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { addQuantiles, copyQuantiles } from './evaluate-quantiles.ts';
import { type EvaluationRequest, runAll, sourceOf } from './evaluation-request.ts';
import { orderLink } from './order-link.ts';

export interface Evaluation {
  readonly rolled: RolledUp;
  /** Dimension keys, heaviest first, "Other" last. */
  readonly keys: LeftOut;
  /** Groups before folding. */
  readonly groupCount: number;
  readonly sql: readonly string[];
}

interface Compiled {
  readonly statement: SliceStatement;
  readonly slots: readonly number[];
}

/** Runs the statements of a slice over one period and adds them up: one statement for each table and grain. */
export async function evaluateSlice(workbook: OpenWorkbook, request: EvaluationRequest, job: JobContext): Promise<Evaluation> {
  const compiled = await compileStatements(workbook, request, job);
  const results = await runAll(
    workbook,
    compiled.map(({ statement }) => statement.sql),
    job,
  );
  const isSplit = request.metrics.map((metric) => outcomePositions(metric, request.by).length > 0);

  const roll = (fold: Placement['fold']): RolledUp => {
    const rolled = emptyRollUp(request.metrics.length, request.by.length);
    compiled.forEach(({ statement, slots }, index) =>
      rollUp(rolled, statement, results[index] ?? [], placementOf(request, statement, slots, fold)),
    );
    return rolled;
  };
  const rolled = roll((key) => key);
  const quantileSql = await addQuantiles(workbook, request, rolled, null, job);
  const sql = [...compiled.map(({ statement }) => explainedSql(statement, request.rates)), ...quantileSql];
  const keys = rankedKeys(rolled, request.metrics, isSplit);
  const kept = request.keep === null ? keys : typeof request.keep === 'number' ? keys.slice(0, request.keep) : request.keep;
  const isFolded = keys.length > kept.length || (typeof request.keep === 'object' && request.keep !== null);
  if (!isFolded || request.by.length === 0) return { rolled, keys, groupCount: keys.length, sql };

  const folded = roll(foldOthers(kept));
  const otherSql = await addQuantiles(workbook, request, folded, kept, job);
  copyQuantiles(request.metrics, rolled, folded, kept);
  const other = request.by.map(() => otherText);
  return { rolled: folded, keys: [...kept, other], groupCount: keys.length, sql: [...sql, ...otherSql] };
}

/** The statement with what happens to its rows afterwards, so that whoever reads it can come to the same number. */
function explainedSql(statement: SliceStatement, rates: RateTable): string {
  const used = rates.rates.map(({ currency, rate, from }) => `${currency} ${rate}${from === null ? '' : ` from ${from}`}`);
  const comments = [
    ...(statement.currencies.length === 0
      ? []
      : [
          `-- Sums by currency; multiplied by the plan rates into ${rates.reporting}${used.length === 0 ? '' : ` (${used.join(', ')})`}, then added up.`,
        ]),
    ...(statement.sql.includes('UNION ALL')
      ? [
          '-- All attempts, then corrections from the retries (NOT is_first) and from first attempts paid by a later one (is_first); the rows are added up.',
        ]
      : []),
  ];
  return [...comments, statement.sql].join('\n');
}

function placementOf(request: EvaluationRequest, statement: SliceStatement, slots: readonly number[], fold: Placement['fold']): Placement {
  const table = statement.metrics[0]?.metric.table;
  const source = table === undefined ? undefined : request.sources.get(table);
  return {
    slots,
    outcomes: statement.metrics.map(({ metric }) => outcomePositions(metric, request.by)),
    bucketStart: source?.buckets?.start ?? null,
    fold,
    rates: request.rates,
  };
}

async function compileStatements(workbook: OpenWorkbook, request: EvaluationRequest, job: JobContext): Promise<Compiled[]> {
  const batches = new Map<string, { kind: 'rows' | 'orders' | 'uptime'; slots: number[] }>();
  request.metrics.forEach((metric, slot) => {
    const { computation } = metric;
    if (computation.kind === 'quantile') return;
    const kind = computation.kind === 'uptime' ? 'uptime' : metric.grain === 'order' ? 'orders' : 'rows';
    const id = kind === 'uptime' ? `uptime|${metric.id}` : `${kind}|${metric.table}`;
    const batch = batches.get(id) ?? { kind, slots: [] };
    batch.slots.push(slot);
    batches.set(id, batch);
  });
  const compiled: Compiled[] = [];
  for (const { kind, slots } of batches.values()) {
    const metrics = slots.flatMap((slot) => request.metrics[slot] ?? []);
    const [first] = metrics;
    if (first === undefined) continue;
    const source = sourceOf(request, first);
    if (kind === 'rows') compiled.push({ slots, statement: compileRowMetrics(metrics, source) });
    else if (kind === 'uptime') compiled.push({ slots, statement: compileUptime(first, source) });
    else compiled.push({ slots, statement: compileOrderMetrics(metrics, source, await orderLink(workbook, source.table, job)) });
  }
  return compiled;
}
