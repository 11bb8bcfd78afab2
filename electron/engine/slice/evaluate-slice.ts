import { countedWithin } from '../../../shared/metrics/counted-source.ts';
import { compileOrderMetrics } from '../../../shared/metrics/compile-orders.ts';
import { isHolistic, type LeftOut } from '../../../shared/metrics/compile-holistic.ts';
import { compileRowMetrics } from '../../../shared/metrics/compile-rows.ts';
import { compileUptime } from '../../../shared/metrics/compile-uptime.ts';
import { deriveSums } from '../../../shared/metrics/derive-sums.ts';
import { emptyRollUp, type Placement, type RawColumns, type RolledUp, rollUp } from '../../../shared/metrics/roll-up.ts';
import { outcomePositions, sourceKey } from '../../../shared/metrics/slice-request.ts';
import { foldOthers, otherText, rankedKeys } from '../../../shared/metrics/slice-rows.ts';
import type { RateTable } from '../../../shared/query/plan-rates.ts';
import type { SliceStatement } from '../../../shared/metrics/statement.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { addHolistic, copyHolistic } from './evaluate-holistic.ts';
import { type EvaluationRequest, runAll } from './evaluation-request.ts';
import { orderLink } from './order-link.ts';

export interface Evaluation {
  readonly rolled: RolledUp;
  /** Dimension keys, heaviest first, "Other" last. */
  readonly keys: LeftOut;
  /** Groups before folding. */
  readonly groupCount: number;
  readonly sql: readonly string[];
}

export interface Compiled {
  readonly statement: SliceStatement;
  readonly slots: readonly number[];
}

/** Runs the statements of a slice over one period and adds them up: one statement for each source and grain; formulas come last. */
export async function evaluateSlice(workbook: OpenWorkbook, request: EvaluationRequest, job: JobContext): Promise<Evaluation> {
  const { metrics, asked } = request.plan;
  const compiled = await compileStatements(workbook, request, job);
  const results = await rowsOf(workbook, request, compiled, job);
  const isSplit = metrics.map((metric) => outcomePositions(metric, request.by).length > 0);

  const roll = (fold: Placement['fold']): RolledUp => {
    const rolled = emptyRollUp(metrics.length, request.by.length);
    compiled.forEach(({ statement, slots }, index) =>
      rollUp(rolled, statement, results[index] ?? [], placementOf(request, statement, slots, fold)),
    );
    return rolled;
  };
  const rolled = roll((key) => key);
  const holisticSql = await addHolistic(workbook, request, rolled, null, job);
  derive(rolled, request);
  const sql = [...compiled.map(({ statement }) => explainedSql(statement, request.rates)), ...holisticSql];
  const keys = rankedKeys(rolled, metrics.slice(0, asked), isSplit);
  const kept = keptKeys(keys, request.keep);
  const isFolded = keys.length > kept.length || (typeof request.keep === 'object' && request.keep !== null);
  if (!isFolded || request.by.length === 0) return { rolled, keys, groupCount: keys.length, sql };

  const folded = roll(foldOthers(kept));
  const otherSql = await addHolistic(workbook, request, folded, kept, job);
  copyHolistic(metrics, rolled, folded, kept);
  derive(folded, request);
  const other = request.by.map(() => otherText);
  return { rolled: folded, keys: [...kept, other], groupCount: keys.length, sql: [...sql, ...otherSql] };
}

/** The rows of each statement: those that are known, and the others from the database. */
async function rowsOf(
  workbook: OpenWorkbook,
  { known, plan, sourceOf }: EvaluationRequest,
  compiled: readonly Compiled[],
  job: JobContext,
): Promise<readonly RawColumns[]> {
  const sources = compiled.map(({ slots }) => sourceOf(plan.metrics[slots[0] ?? 0]!));
  const found = compiled.map(({ statement }, index) => known?.find(statement, sources[index]!) ?? null);
  const asked = compiled.filter((_, index) => found[index] === null);
  const read = await runAll(
    workbook,
    asked.map(({ statement }) => statement.sql),
    job,
  );
  return compiled.map(({ statement }, index) => {
    const rows = found[index] ?? read.shift() ?? [];
    if (found[index] === null) known?.keep(statement, sources[index]!, rows);
    return rows;
  });
}

/** A group that is itself called Other belongs to what is left: two rows of one name could not be told apart. */
function keptKeys(keys: LeftOut, keep: EvaluationRequest['keep']): LeftOut {
  if (keep === null || typeof keep === 'object') return keep ?? keys;
  return keys.length <= keep ? keys : keys.filter((key) => !key.every((value) => value === otherText)).slice(0, keep);
}

function derive(rolled: RolledUp, { plan, rates, covers }: EvaluationRequest): void {
  if (plan.derived.length === 0) return;
  for (const group of [rolled.totals, ...rolled.groups.values()]) deriveSums(group, plan, rates.scale, covers);
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
    ...(statement.sql.includes('"#rows"')
      ? ['-- Rows are counted once by all that the figures look at (#rows); each figure then adds up the counts that belong to it.']
      : []),
    ...(statement.sql.includes('UNION ALL')
      ? [
          '-- All attempts, then corrections from the retries (NOT is_first) and from first attempts paid by a later one (is_first); the rows are added up.',
        ]
      : []),
  ];
  return [...comments, statement.sql].join('\n');
}

function placementOf(request: EvaluationRequest, statement: SliceStatement, slots: readonly number[], fold: Placement['fold']): Placement {
  const [first] = statement.metrics;
  return {
    slots,
    outcomes: statement.metrics.map(({ metric }) => outcomePositions(metric, request.by)),
    bucketStart: first === undefined ? null : (request.sourceOf(first.metric).buckets?.start ?? null),
    fold,
    rates: request.rates,
  };
}

/** The statements of a plan: one for each source and grain, with the places of their metrics. */
export async function compileStatements(workbook: OpenWorkbook, request: EvaluationRequest, job: JobContext): Promise<Compiled[]> {
  const derived = new Set(request.plan.derived.map(({ slot }) => slot));
  const batches = new Map<string, { kind: 'rows' | 'orders' | 'uptime'; slots: number[] }>();
  request.plan.metrics.forEach((metric, slot) => {
    if (derived.has(slot) || isHolistic(metric)) return;
    const kind = metric.computation.kind === 'uptime' ? 'uptime' : metric.grain === 'order' ? 'orders' : 'rows';
    const id = kind === 'uptime' ? `uptime|${metric.id}` : `${kind}|${sourceKey(metric)}`;
    const batch = batches.get(id) ?? { kind, slots: [] };
    batch.slots.push(slot);
    batches.set(id, batch);
  });
  const compiled: Compiled[] = [];
  for (const { kind, slots } of batches.values()) {
    const metrics = slots.flatMap((slot) => request.plan.metrics[slot] ?? []);
    const [first] = metrics;
    if (first === undefined) continue;
    const source = request.sourceOf(first);
    const counted = request.counted ?? (request.buckets === undefined ? null : countedWithin(metrics, source, request.buckets));
    if (kind === 'rows') {
      const statement = compileRowMetrics(metrics, counted ?? source);
      compiled.push({ slots, statement: counted === null ? statement : { ...statement, facts: compileRowMetrics(metrics, source).facts } });
    } else if (kind === 'uptime') compiled.push({ slots, statement: compileUptime(first, source) });
    else {
      const link = await orderLink(workbook, source.table, job);
      compiled.push({ slots, statement: compileOrderMetrics(metrics, source, link, counted ?? source) });
    }
  }
  return compiled;
}
