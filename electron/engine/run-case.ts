import { hashValue } from '../../shared/base/hash.ts';
import type { BusinessCase, CaseResult, Driver } from '../../shared/business-case/business-case.ts';
import { evaluateCase } from '../../shared/business-case/evaluate-case.ts';
import type { BoundNumber } from '../../shared/business-case/resolve-drivers.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { catalogOf } from './metric-catalog.ts';
import { microsToText } from '../../shared/query/format-value.ts';
import type { SliceResult } from '../../shared/query/slice.ts';
import { metricCell } from '../../shared/query/slice-cells.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { dataCache } from './data-cache.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { runSlice } from './run-slice.ts';

type Binding = Extract<Driver, { kind: 'binding' }>;

/** A case with its bound drivers read from live data, in its three scenarios. */
export async function runCase(workbook: OpenWorkbook, plan: BusinessCase, job: JobContext): Promise<CaseResult> {
  const bound = new Map<string, BoundNumber>();
  for (const driver of plan.drivers) {
    if (driver.kind === 'binding') bound.set(driver.id, await knownNumber(workbook, plan, driver, job));
  }
  return evaluateCase(plan, bound);
}

/** The same question to the same data is asked once: a slider moves one driver, and the bound ones stay as they are. */
function knownNumber(workbook: OpenWorkbook, plan: BusinessCase, driver: Binding, job: JobContext): Promise<BoundNumber> {
  const { metric, part, period, where } = driver;
  const key = `bound|${hashValue({ metric, part, period, where, currency: plan.currency, settings: workbook.document().settings })}`;
  return dataCache(workbook).once(key, job.signal, () => boundNumber(workbook, plan, driver, job));
}

async function boundNumber(workbook: OpenWorkbook, plan: BusinessCase, driver: Binding, job: JobContext): Promise<BoundNumber> {
  const none = { value: null, numerator: null, denominator: null, n: null, lineage: null };
  try {
    const metric = catalogOf(workbook).byId(driver.metric);
    const slice = { metrics: [metric.id], by: [], grain: null, period: driver.period, where: driver.where };
    const result = await runSlice(workbook, slice, job);
    const reporting = workbook.document().settings.currency;
    if (isMoney(result, metric.id, driver.part) && plan.currency !== reporting) {
      return { ...none, problem: `it is measured in ${reporting}, but the case is in ${plan.currency}` };
    }
    const total = metricCell(result.totals, metric.id);
    const text = (part: Binding['part'], amount: number | bigint | null): string | null => {
      if (amount === null) return null;
      return typeof amount === 'bigint' && isMoney(result, metric.id, part) ? microsToText(amount) : String(amount);
    };
    const asked = text(driver.part, total[driver.part]);
    return {
      value: asked === null ? null : Number(asked),
      numerator: text('numerator', total.numerator),
      denominator: text('denominator', total.denominator),
      n: total.n === null ? null : String(total.n),
      lineage: result.lineage,
      problem: asked === null ? 'no rows match' : null,
    };
  } catch (thrown) {
    // What the data cannot answer is the driver's problem, said beside it; a stop or a fault of ours ends the evaluation.
    if (!(thrown instanceof AppFailure) || thrown.error.code === 'CANCELLED' || thrown.error.code === 'INTERNAL') throw thrown;
    return { ...none, problem: thrown.error.title };
  }
}

/** Whether a metric's value, or a part of it, is an amount in micro-units of the reporting currency. */
function isMoney(result: SliceResult, metric: string, part: Binding['part']): boolean {
  const name = part === 'value' ? metric : `${metric}.${part}`;
  return result.totals.columns.find((column) => column.name === name)?.type === 'money';
}
