import { cellAt, type ColumnBatch, columnNamed, type Unit } from '../../../shared/base/column-batch.ts';
import { dimensionName } from '../../../shared/charts/dimension-text.ts';
import { dimensionValueLabel, missingDimensionText } from '../../../shared/domain/dimension-labels.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { additiveBridge } from '../../../shared/explain/additive-bridge.ts';
import { additiveSentence } from '../../../shared/explain/additive-sentence.ts';
import { bridgeOf } from '../../../shared/explain/bridge.ts';
import { bridgeSentence } from '../../../shared/explain/bridge-sentence.ts';
import { type Leaf, segmentTree, total } from '../../../shared/explain/segment-tree.ts';
import { metricKind } from '../../../shared/metrics/describe-metrics.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import type { MetricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import { faceOf } from '../../../shared/metrics/metric-face.ts';
import { planMetrics } from '../../../shared/metrics/plan-metrics.ts';
import { checkPeriod } from '../../../shared/metrics/slice-request.ts';
import type { SumType, ValueShape } from '../../../shared/metrics/value-shape.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { bridgePath, type BridgeResult, type BridgeSpec } from '../../../shared/query/bridge-result.ts';
import type { SliceResult } from '../../../shared/query/slice.ts';
import { metricSums } from '../../../shared/query/slice-cells.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from './metric-catalog.ts';
import { runSlice } from './run-slice.ts';

/** Takes the change of a metric between two periods apart: a ratio into rates and mix, a sum into what each segment added or took away. */
export async function runBridge(workbook: OpenWorkbook, spec: BridgeSpec, job: JobContext): Promise<BridgeResult> {
  const catalog = catalogOf(workbook);
  const metric = catalog.byId(spec.metric);
  const path = bridgePath(spec);
  checkPeriod(spec.from);
  checkPeriod(spec.to);
  const kind = checkBridgeable(metric, path, catalog);
  const result = await runSlice(
    workbook,
    {
      metrics: [spec.metric],
      by: path,
      grain: null,
      period: spec.to,
      compare: spec.from,
      where: spec.where,
      ...(spec.top === undefined ? {} : { top: spec.top }),
    },
    job,
  );
  const { settings } = workbook.document();
  const unit: Unit = metric.unit === 'money' ? { kind: 'money', currency: settings.currency } : { kind: metric.unit };
  const leaves = leavesOf(result, metric.id, path);
  const [shape] = planMetrics([metric], catalog.byId).shapes;
  checkTotals(leaves, result, metric, isCounted(shape));
  const segments = segmentTree(leaves);
  const bridge =
    shape?.kind === 'ratio'
      ? bridgeOf(segments, spec.form ?? 'three-part', {
          topUnits: unitsOf(shape.top),
          bottomUnits: unitsOf(shape.bottom),
          factor: metric.unit === 'bps' ? 10_000n : metric.unit === 'per_thousand' ? 1_000n : 1n,
        })
      : additiveBridge(segments, unitsOf(shape?.kind === 'sum' ? shape.type : 'count'));
  if (bridge === null) return fail('BRIDGE_NOT_POSSIBLE', { reason: 'one of the periods holds no data for it' });
  const face = faceOf(result.lineage, metric.id);
  const words = {
    metric: face.label,
    unit,
    direction: metric.direction,
    locale: settings.locale,
    population: populationWord(metric, face.counted),
    path,
    names: path.map(dimensionName),
    segmentLabel: dimensionValueLabel,
  };
  const sentence = kind === 'ratio' ? bridgeSentence(bridge, words) : additiveSentence(bridge, words);
  const levels = bridge.levels.map((level, depth) => ({ by: path[depth] ?? spec.by, ...level }));
  return { spec, kind, unit, ...bridge, levels, sentence, lineage: result.lineage };
}

function checkBridgeable(metric: Metric, path: readonly string[], catalog: MetricCatalog): 'ratio' | 'additive' {
  const kind = metricKind(metric, catalog);
  if (new Set(path).size < path.length) fail('BRIDGE_NOT_POSSIBLE', { reason: 'a dimension is named twice' });
  if (kind === 'additive') return kind;
  if (kind !== 'ratio')
    fail('BRIDGE_NOT_POSSIBLE', {
      reason: `${metric.label} does not add up over segments (a percentile, a count of different values or a figure made from several)`,
    });
  const outcome = path.find((by) => metric.outcomeDimensions?.includes(by) === true);
  if (outcome !== undefined) fail('BRIDGE_NOT_POSSIBLE', { reason: `${outcome} does not split what the ratio is over` });
  return 'ratio';
}

/** Made from whole things only, so that nothing is rounded. */
function isCounted(shape: ValueShape | undefined): boolean {
  if (shape?.kind === 'ratio') return shape.top === 'count' && shape.bottom === 'count';
  return shape?.kind === 'sum' && shape.type === 'count';
}

function populationWord({ grain, table }: Metric, counted: string): string {
  if (grain === 'minute') return 'minutes';
  if (table === 'settlement_line' && grain !== 'order') return 'sales';
  return table === 'availability_sample' ? 'requests' : counted;
}

const unitsOf = (type: SumType): bigint => (type === 'count' ? 1n : 1_000_000n);

function leavesOf({ rows }: SliceResult, metric: string, path: readonly string[]): readonly Leaf[] {
  const columns = path.map((by) => columnNamed(rows, by));
  return Array.from(
    { length: rows.rowCount },
    (_, row): Leaf => ({
      path: columns.map((column) => String(cellAt(column, row) ?? missingDimensionText)),
      ...countsAt(rows, metric, row),
    }),
  );
}

function countsAt(batch: ColumnBatch, metric: string, row: number): Omit<Leaf, 'path'> {
  const now = metricSums(batch, metric, row);
  const before = metricSums(batch, metric, row, 'base');
  return {
    n0: before.numerator ?? 0n,
    d0: before.denominator ?? 0n,
    n1: now.numerator ?? 0n,
    d1: now.denominator ?? 0n,
    rows0: before.n ?? 0n,
    rows1: now.n ?? 0n,
  };
}

/** Segments that do not add up to the total would explain another number than the one that is shown everywhere else. */
function checkTotals(leaves: readonly Leaf[], { totals }: SliceResult, metric: Metric, isExact: boolean): void {
  const whole = countsAt(totals, metric.id, 0);
  // Amounts of other currencies are rounded to a millionth in each segment.
  const most = BigInt(leaves.length);
  const isNear = (left: bigint, right: bigint): boolean => left - right <= most && right - left <= most;
  const isSame = (left: bigint, right: bigint): boolean => (isExact ? left === right : isNear(left, right));
  const isWhole = (['n0', 'd0', 'n1', 'd1'] as const).every((key) => isSame(total(leaves, key), whole[key]));
  if (!isWhole)
    fail('BRIDGE_NOT_POSSIBLE', {
      reason: `the segments of ${metric.label} do not add up to its total; some hold only a part of what it is made from`,
    });
}
