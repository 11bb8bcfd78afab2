import { outcomePositions, sourceKey } from '../../../shared/metrics/slice-request.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import type { MetricPlan } from '../../../shared/metrics/plan-metrics.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { columnNamed, columnSql } from '../../../shared/query/column-sql.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import type { TableFacts } from '../table-facts.ts';

/** A face that is wanted, with the places of the metrics that are evaluated for it. */
export interface WantedFace {
  readonly by: string | null;
  readonly slots: ReadonlySet<number>;
}

/** One pass over one source: some metrics by some dimensions together, for the faces that they serve. */
export interface CubeScan {
  readonly slots: readonly number[];
  readonly by: readonly string[];
  /** Positions of the faces. */
  readonly faces: readonly number[];
}

type Facts = TableFacts & { readonly from: string };

/** Dimensions go together as long as there are not more groups a day than these; what has more values is scanned by itself. */
const mostGroups = 30_000;
const sampledRows = 20_000;

/** Metrics that one statement can hold. */
function batchKey(metric: Metric): string {
  if (metric.computation.kind === 'uptime') return `uptime|${metric.id}`;
  return `${metric.grain === 'order' ? 'orders' : 'rows'}|${sourceKey(metric)}`;
}

export async function planScans(
  workbook: OpenWorkbook,
  plan: MetricPlan,
  wanted: readonly WantedFace[],
  factOf: (metric: Metric) => Facts,
  job: JobContext,
): Promise<readonly CubeScan[]> {
  const batches = new Map<string, number[]>();
  plan.metrics.forEach((metric, slot) => {
    if (metric.computation.kind === 'derived' || plan.derived.some((each) => each.slot === slot)) return;
    batches.set(batchKey(metric), [...(batches.get(batchKey(metric)) ?? []), slot]);
  });
  const scans: CubeScan[] = [];
  for (const slots of batches.values()) {
    const [first] = slots.flatMap((slot) => plan.metrics[slot] ?? []);
    if (first === undefined) continue;
    const faces = wanted.flatMap((face, index) => (slots.some((slot) => face.slots.has(slot)) ? [{ ...face, index }] : []));
    const dimensions = [...new Set(faces.flatMap(({ by }) => by ?? []))];
    const sizes = await sizesOf(workbook, factOf(first), dimensions, job);
    const shared: string[] = [];
    let groups = 1;
    for (const name of dimensions.toSorted((left, right) => (sizes.get(left) ?? 0) - (sizes.get(right) ?? 0))) {
      const size = sizes.get(name) ?? 1;
      if (groups * size > mostGroups) break;
      groups *= size;
      shared.push(name);
    }
    const add = (by: readonly string[], served: typeof faces) => {
      const needed = slots.filter((slot) => served.some((face) => face.slots.has(slot)));
      if (served.length > 0) scans.push({ slots: needed, by, faces: served.map(({ index }) => index) });
    };
    add(
      shared,
      faces.filter(({ by }) => by === null || shared.includes(by)),
    );
    for (const name of dimensions.filter((each) => !shared.includes(each))) {
      add(
        [name],
        faces.filter(({ by }) => by === name),
      );
    }
  }
  return scans;
}

/** About how many values each dimension has, by the first rows. */
async function sizesOf(
  workbook: OpenWorkbook,
  { source, from }: Facts,
  dimensions: readonly string[],
  job: JobContext,
): Promise<ReadonlyMap<string, number>> {
  if (dimensions.length < 2) return new Map(dimensions.map((name) => [name, 1]));
  const columns = dimensions.map((name) => `${columnSql(columnNamed(name, source))}`);
  const counted = columns.map((_, index) => `count(DISTINCT c${index})`);
  const sampled = `SELECT ${columns.map((sql, index) => `${sql} AS c${index}`).join(', ')} FROM ${from} LIMIT ${sampledRows}`;
  // Whatever is filtered, the same rows are looked at: once for each state of the data.
  const [row = []] = await dataCache(workbook).once(`sizes ${sampled}`, job.signal, () =>
    workbook.session.withConnection(
      async (connection) => (await connection.run(`SELECT ${counted.join(', ')} FROM (${sampled})`)).getRows(),
      job.signal,
    ),
  );
  // One more for rows without a value.
  return new Map(dimensions.map((name, index) => [name, Number(row[index] ?? 0) + 1]));
}

/** Whether a dimension tells what became of the rows of a metric: it splits what is counted, not what is divided by. */
export const isSplitBy = (metric: Metric, by: string | null): boolean => by !== null && outcomePositions(metric, [by]).length > 0;
