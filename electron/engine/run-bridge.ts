import { cellAt, columnNamed, type Unit } from '../../shared/base/column-batch.ts';
import { dimensionValueLabel, missingDimensionText } from '../../shared/domain/dimension-labels.ts';
import { fail } from '../../shared/errors/fail.ts';
import { bridgeOf, type SegmentCounts } from '../../shared/explain/bridge.ts';
import { bridgeSentence } from '../../shared/explain/bridge-sentence.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import { metricKind } from '../../shared/metrics/describe-metrics.ts';
import type { MetricCatalog } from '../../shared/metrics/metric-catalog.ts';
import { catalogOf } from './metric-catalog.ts';
import { checkPeriod } from '../../shared/metrics/slice-request.ts';
import type { BridgeResult, BridgeSpec } from '../../shared/query/bridge-result.ts';
import { metricCell } from '../../shared/query/slice-cells.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { runSlice } from './run-slice.ts';

/** Takes the change of a ratio between two periods apart into rates and mix of the segments of one dimension. */
export async function runBridge(workbook: OpenWorkbook, spec: BridgeSpec, job: JobContext): Promise<BridgeResult> {
  const catalog = catalogOf(workbook);
  const metric = catalog.byId(spec.metric);
  checkPeriod(spec.from);
  checkPeriod(spec.to);
  checkBridgeable(metric, spec.by, catalog);
  const { rows, lineage } = await runSlice(
    workbook,
    { metrics: [metric.id], by: [spec.by], grain: null, period: spec.to, compare: spec.from, where: spec.where },
    job,
  );
  const segments = columnNamed(rows, spec.by);
  const counts = Array.from({ length: rows.rowCount }, (_, row): SegmentCounts => {
    const now = metricCell(rows, metric.id, row);
    const before = metricCell(rows, metric.id, row, 'base');
    return {
      segment: String(cellAt(segments, row) ?? missingDimensionText),
      n0: before.numerator ?? 0n,
      d0: before.denominator ?? 0n,
      n1: now.numerator ?? 0n,
      d1: now.denominator ?? 0n,
    };
  });
  const bridge = bridgeOf(counts, spec.form ?? 'three-part', metric.unit === 'bps' ? 10_000 : 1);
  if (bridge === null) return fail('BRIDGE_NOT_POSSIBLE', { reason: 'one of the periods holds no data for it' });
  const unit: Unit = metric.unit === 'bps' ? { kind: 'bps' } : { kind: 'ratio' };
  const sentence = bridgeSentence(bridge, {
    metric: metric.label,
    unit,
    direction: metric.direction,
    locale: workbook.document().settings.locale,
    population: populationWord(metric),
    segmentLabel: (segment) => dimensionValueLabel(spec.by, segment),
  });
  return { spec, ...bridge, sentence, lineage };
}

function checkBridgeable(metric: Metric, by: string, catalog: MetricCatalog): void {
  if (metricKind(metric, catalog) !== 'ratio' || (metric.unit !== 'ratio' && metric.unit !== 'bps'))
    fail('BRIDGE_NOT_POSSIBLE', { reason: `${metric.label} is not a ratio` });
  if (metric.outcomeDimensions?.includes(by) === true)
    fail('BRIDGE_NOT_POSSIBLE', { reason: `${by} does not split what the ratio is over` });
}

function populationWord(metric: Metric): string {
  if (metric.grain === 'order') return 'orders';
  if (metric.grain === 'minute') return 'minutes';
  if (metric.table === 'settlement_line') return 'sales';
  return metric.table === 'availability_sample' ? 'requests' : 'attempts';
}
