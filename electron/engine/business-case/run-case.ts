import { bindingQueries } from '../../../shared/business-case/binding-query.ts';
import type { CaseData } from '../../../shared/business-case/bound-number.ts';
import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import { caseRates } from '../../../shared/business-case/case-rates.ts';
import type { CaseResult } from '../../../shared/business-case/case-result.ts';
import { evaluateCase } from '../../../shared/business-case/evaluate-case.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { runBindings } from './run-case-bindings.ts';

/** A case with its bound drivers read from live data, in all of its scenarios. */
export async function runCase(workbook: OpenWorkbook, plan: BusinessCase, job: JobContext): Promise<CaseResult> {
  return evaluateCase(plan, await caseData(workbook, plan, job));
}

/** What a case takes from the open workbook. */
export async function caseData(workbook: OpenWorkbook, plan: BusinessCase, job: JobContext): Promise<CaseData> {
  const { settings } = workbook.document();
  const asked = bindingQueries(plan, settings);
  const found = await runBindings(
    workbook,
    asked.map(({ query }) => query),
    job,
  );
  const bound = new Map(asked.flatMap(({ id }, index) => (found[index] === undefined ? [] : [[id, found[index]] as const])));
  return { bound, rateOf: caseRates(plan, settings) };
}
