import { isHolistic } from '../../../shared/metrics/compile-holistic.ts';
import type { CubeSpec } from '../../../shared/metrics/cube-spec.ts';
import type { MetricCube } from '../../../shared/metrics/metric-cube.ts';
import type { MetricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { type MetricPlan, planMetrics } from '../../../shared/metrics/plan-metrics.ts';
import { checkedMetrics, sourceKey } from '../../../shared/metrics/slice-request.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { rateTable } from '../../../shared/query/plan-rates.ts';
import { cubeFace, type FaceSums } from './cube-face.ts';
import { codesOf } from './dimension-codes.ts';
import { faceColumns, rolledFace, scanSql } from './cube-scan.ts';
import { planScans } from './cube-scans.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { compileStatements } from '../slice/evaluate-slice.ts';
import { runAll } from '../slice/evaluation-request.ts';
import { checkData } from '../loaded-data.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { dataDays } from '../slice/run-slice.ts';
import { coverage } from '../slice/slice-completeness.ts';
import { metricFacts, sliceSource } from '../slice/slice-sources.ts';
import { sliceWindow } from '../slice/slice-window.ts';

/** Whether all that a metric is made from adds up over days. */
function isAdditive(metric: Metric, catalog: MetricCatalog): boolean {
  const { metrics, shapes } = planMetrics([metric], catalog.byId);
  return metrics.every(
    (part, slot) =>
      !isHolistic(part) && part.monthsBefore === undefined && (part.computation.kind === 'derived' || shapes[slot]?.kind !== 'value'),
  );
}

/** Places of a plan that a metric is made from, its own among them. */
function slotsOf(plan: MetricPlan, metric: Metric, catalog: MetricCatalog): readonly number[] {
  const ids = new Set(planMetrics([metric], catalog.byId).metrics.map(({ id }) => id));
  return plan.metrics.flatMap(({ id }, slot) => (ids.has(id) ? [slot] : []));
}

/** Daily sums of metrics by single dimensions over everything that is loaded, so that any span of days is answered where it is shown. */
export async function runCube(workbook: OpenWorkbook, spec: CubeSpec, job: JobContext): Promise<MetricCube> {
  const catalog = catalogOf(workbook);
  const asked = [...new Set(spec.faces.flatMap(({ metrics }) => metrics))].map((id) => catalog.byId(id));
  const additive = asked.filter((metric) => isAdditive(metric, catalog));
  for (const { by, metrics } of spec.faces)
    checkedMetrics({ metrics, by: by === null ? [] : [by], grain: null, period: null, where: spec.where }, catalog);
  const plan = planMetrics(additive, catalog.byId);
  const parts = plan.metrics.filter(({ computation }) => computation.kind !== 'derived');
  const { settings } = workbook.document();
  await checkData(workbook, additive, catalog, job);
  const dimensions = [...new Set(spec.faces.flatMap(({ by }) => by ?? []))];
  const facts = await metricFacts(workbook, parts, spec.where, dimensions, job);
  const factOf = (metric: Metric) =>
    facts.get(sourceKey(metric)) ?? fail('METRIC_NEEDS_DATA', { metric: metric.label, needs: metric.table });
  const rates = rateTable(settings.currency, settings.fx);
  const days = dataDays([...facts.values()]);
  const window = sliceWindow(null, 'day', days, settings);
  const span = days === null ? { firstDay: 0, days: 0 } : { firstDay: days.from, days: days.to - days.from };
  const wanted = spec.faces.map(({ by, metrics }) => ({
    by,
    metrics,
    slots: new Set(additive.filter(({ id }) => metrics.includes(id)).flatMap((metric) => slotsOf(plan, metric, catalog))),
  }));
  const sums: FaceSums[] = [];
  const scans = await planScans(workbook, plan, wanted, factOf, job);
  for (const [index, scan] of scans.entries()) {
    job.progress('Preparing the brush', index / scans.length);
    const metrics = scan.slots.flatMap((slot) => plan.metrics[slot] ?? []);
    const [first] = metrics;
    if (first === undefined) continue;
    const codes = await codesOf(workbook, factOf(first), scan.by, job);
    const source = { ...sliceSource(first, factOf(first), window, { by: scan.by, where: spec.where }, rates), codes };
    const request = {
      plan: { metrics, shapes: [], asked: 0, derived: [] },
      by: scan.by,
      sourceOf: () => source,
      rates,
      covers: () => false,
      keep: null,
    };
    for (const { statement, slots: own } of await compileStatements(workbook, request, job)) {
      const slots = own.flatMap((slot) => scan.slots[slot] ?? []);
      const compiled = { statement, slots };
      const faces = scan.faces.map((face) => wanted[face]?.by ?? null);
      const [columns = []] = await runAll(workbook, [scanSql(compiled, { by: scan.by, codes, faces })], job);
      scan.faces.forEach((face, position) => {
        const rolled = rolledFace(plan.metrics.length, compiled, faceColumns(columns, position), source.buckets?.start ?? null, rates);
        sums.push({ face, slots: slots.filter((slot) => wanted[face]?.slots.has(slot) === true), rolled });
      });
    }
  }
  const laid = wanted.map(({ by, metrics }, face) => {
    const covers = coverage(plan.metrics, factOf, { where: spec.where, by: by === null ? [] : [by] }, window);
    return cubeFace(
      plan,
      span,
      { by, metrics },
      sums.filter((each) => each.face === face),
      covers,
    );
  });
  const wide = new Set(laid.flatMap((each) => each.wide));
  const isAnswered = (metric: Metric) => additive.includes(metric) && !slotsOf(plan, metric, catalog).some((slot) => wide.has(slot));
  return {
    plan,
    ...span,
    rateScale: rates.scale,
    loaded: plan.metrics.map((metric) => (metric.computation.kind === 'derived' ? null : factOf(metric).presence.range)),
    faces: laid.map(({ face }) => face),
    notAdditive: asked.filter((metric) => !isAnswered(metric)).map(({ id }) => id),
  };
}
