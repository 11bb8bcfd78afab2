import { compileHolistic, compileHolisticSets, isHolistic, type LeftOut } from '../../../shared/metrics/compile-holistic.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { groupAt, groupKey, type RawColumns, type RolledUp, type Sums } from '../../../shared/metrics/roll-up.ts';
import { otherText } from '../../../shared/metrics/slice-rows.ts';
import type { SliceSource } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { type EvaluationRequest, runAll } from './evaluation-request.ts';

/** What does not add up, at every grain of its own: groups, totals, and with `kept` the row of all others. Returns the SQL that ran. */
export async function addHolistic(
  workbook: OpenWorkbook,
  request: EvaluationRequest,
  target: RolledUp,
  kept: LeftOut | null,
  job: JobContext,
): Promise<string[]> {
  const ran: string[] = [];
  for (const [slot, metric] of request.plan.metrics.entries()) {
    if (!isHolistic(metric)) continue;
    const source = request.sourceOf(metric);
    const others = kept === null ? null : { by: source.by, groups: kept };
    const sql = compileHolistic(metric, others === null ? source : { ...source, by: [] }, others);
    const [columns = []] = await runAll(workbook, [sql], job);
    ran.push(sql);
    readValues(columns, others === null ? source.by.length : 0, source, (key, mark, bucketKey, sums) => {
      const isWhole = mark === 1n;
      const bucket = isWhole ? null : bucketKey;
      if (isWhole) target.totals.sums[slot] = sums;
      const isGroup = !isWhole || (source.by.length === 0 && source.buckets === null);
      if (isGroup) groupAt(target, others === null ? key : source.by.map(() => otherText), bucket).sums[slot] = sums;
    });
  }
  return ran;
}

/** One group of rows: the columns that it is made by, with their values. */
export interface ValueGroup {
  readonly known: Readonly<Record<string, string | null>>;
  readonly bucket: number | null;
  readonly sums: Sums;
}

/** What does not add up, for several groupings of the source's columns at once; the groups of each, in their order. */
export async function holisticSets(
  workbook: OpenWorkbook,
  metric: Metric,
  source: SliceSource,
  sets: readonly (readonly string[])[],
  job: JobContext,
): Promise<readonly (readonly ValueGroup[])[]> {
  const found = sets.map((): ValueGroup[] => []);
  const { by } = source;
  const marks = sets.map((set) => BigInt(`0b0${by.map((name) => (set.includes(name) ? '0' : '1')).join('')}`));
  const [columns = []] = await runAll(workbook, [compileHolisticSets(metric, source, sets)], job);
  readValues(columns, by.length, source, (key, mark, bucket, sums) => {
    const set = marks.indexOf(mark);
    const known = Object.fromEntries((sets[set] ?? []).map((name) => [name, key[by.indexOf(name)] ?? null]));
    found[set]?.push({ known, bucket, sums });
  });
  return found;
}

type ValueReader = (key: readonly (string | null)[], mark: bigint, bucket: number | null, sums: Sums) => void;

/** Counts arrive as whole numbers and are sums of their own grain; everything else is the number itself. */
function readValues(columns: RawColumns, dimensions: number, source: SliceSource, read: ValueReader): void {
  const bucketColumn = source.buckets === null ? undefined : columns[dimensions];
  const at = dimensions + (source.buckets === null ? 0 : 1);
  for (let row = 0; row < (columns[at]?.length ?? 0); row++) {
    const value = columns[at]?.[row] ?? null;
    const n = BigInt(columns[at + 1]?.[row] ?? 0);
    if (value === null || n === 0n) continue;
    const key = columns.slice(0, dimensions).map((column) => (column[row] ?? null) as string | null);
    const bucketKey = bucketColumn?.[row] ?? null;
    const bucket = bucketKey === null ? null : (source.buckets?.start(BigInt(bucketKey)) ?? null);
    const sums: Sums =
      typeof value === 'bigint'
        ? { numerator: value, denominator: null, n }
        : { numerator: 0n, denominator: null, n, value: Number(value) };
    read(key, BigInt(columns[at + 2]?.[row] ?? 0), bucket, sums);
  }
}

/** Takes the values of kept groups and of the whole over from the evaluation in which every group stood apart. */
export function copyHolistic(metrics: readonly Metric[], from: RolledUp, to: RolledUp, kept: LeftOut): void {
  const keep = new Set(kept.map((key) => groupKey(key, null)));
  metrics.forEach((metric, slot) => {
    if (!isHolistic(metric)) return;
    to.totals.sums[slot] = from.totals.sums[slot] ?? null;
    for (const group of from.groups.values()) {
      if (keep.has(groupKey(group.key, null))) groupAt(to, group.key, group.bucket).sums[slot] = group.sums[slot] ?? null;
    }
  });
}
