import type { BusinessCase, CaseResult, Driver } from '../../shared/business-case/business-case.ts';
import { evaluateCase } from '../../shared/business-case/evaluate-case.ts';
import type { BoundNumber } from '../../shared/business-case/resolve-drivers.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { metricById } from '../../shared/metrics/registry.ts';
import { microsToText } from '../../shared/query/format-value.ts';
import type { SliceResult } from '../../shared/query/slice.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { runSlice } from './run-slice.ts';
import { isMoneyPart, totalOf } from './slice-number.ts';

type Binding = Extract<Driver, { kind: 'binding' }>;

/** A case with its bound drivers read from live data, in its three scenarios. */
export async function runCase(workbook: OpenWorkbook, plan: BusinessCase, job: JobContext): Promise<CaseResult> {
  const bound = new Map<string, BoundNumber>();
  for (const driver of plan.drivers) {
    if (driver.kind === 'binding') bound.set(driver.id, await boundNumber(workbook, plan, driver, job));
  }
  return evaluateCase(plan, bound);
}

async function boundNumber(workbook: OpenWorkbook, plan: BusinessCase, driver: Binding, job: JobContext): Promise<BoundNumber> {
  const none = { value: null, numerator: null, denominator: null, n: null, lineage: null };
  try {
    const metric = metricById(driver.metric);
    const slice = { metrics: [metric.id], by: [], grain: null, period: driver.period, where: driver.where };
    const result = await runSlice(workbook, slice, job);
    const reporting = workbook.document().settings.currency;
    if (holdsMoney(result, driver) && plan.currency !== reporting) {
      return { ...none, problem: `it is measured in ${reporting}, but the case is in ${plan.currency}` };
    }
    const total = totalOf(result, metric.id);
    const text = (part: 'numerator' | 'denominator', amount: bigint | null): string | null =>
      amount === null ? null : isMoneyPart(result, metric.id, part) ? microsToText(amount) : String(amount);
    const numerator = text('numerator', total.numerator);
    const denominator = text('denominator', total.denominator);
    const value = driver.part === 'value' ? total.value : toNumber(driver.part === 'numerator' ? numerator : denominator);
    return {
      value,
      numerator,
      denominator,
      n: total.n === null ? null : String(total.n),
      lineage: result.lineage,
      problem: value === null ? 'no rows match' : null,
    };
  } catch (thrown) {
    // What the data cannot answer is the driver's problem, said beside it; a stop or a fault of ours ends the evaluation.
    if (!(thrown instanceof AppFailure) || thrown.error.code === 'CANCELLED' || thrown.error.code === 'INTERNAL') throw thrown;
    return { ...none, problem: thrown.error.title };
  }
}

const toNumber = (text: string | null): number | null => (text === null ? null : Number(text));

function holdsMoney(result: SliceResult, driver: Binding): boolean {
  return driver.part === 'value' ? isMoneyPart(result, driver.metric, null) : isMoneyPart(result, driver.metric, driver.part);
}
