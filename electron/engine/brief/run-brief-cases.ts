import { type CaseResult, scenarioOf } from '../../../shared/business-case/case-result.ts';
import type { BriefFinding } from '../../../shared/explain/brief.ts';
import { bestCaseFinding, type EvaluatedCase } from '../../../shared/explain/brief-case.ts';
import { fractionNumber } from '../../../shared/money/fraction.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { planRates, rateOn } from './run-brief-money.ts';
import { runCase } from '../business-case/run-case.ts';

/** The case with the highest NPV in its base scenario; cases that cannot be computed yet are left out. */
export async function bestCase(workbook: OpenWorkbook, job: JobContext): Promise<BriefFinding | null> {
  const evaluated: EvaluatedCase[] = [];
  for (const plan of workbook.document().cases) {
    if (plan.lines.length === 0) continue;
    const summary = summarize(workbook, await runCase(workbook, plan, job));
    if (summary !== null) evaluated.push(summary);
  }
  const [best] = evaluated.toSorted((a, b) => (b.worth ?? b.npv.base) - (a.worth ?? a.npv.base));
  return best === undefined ? null : bestCaseFinding(best);
}

function summarize(workbook: OpenWorkbook, result: CaseResult): EvaluatedCase | null {
  const { case: plan } = result;
  const [low, base, high] = ['low', 'base', 'high'].map((name) => scenarioOf(result, name));
  // An unfinished case says what it lacks on its own page; here it is no candidate.
  if (base === undefined || base.npv === null) return null;
  const rate = rateOn(planRates(workbook), plan.currency, `${plan.startMonth}-01`);
  return {
    id: plan.id,
    name: plan.name,
    months: plan.months,
    discountRate: plan.discountRate,
    currency: plan.currency,
    npv: { low: low?.npv ?? base.npv, base: base.npv, high: high?.npv ?? base.npv },
    worth: rate === null ? null : base.npv * fractionNumber(rate),
    payback: base.payback,
    irr: base.irr ?? 'none',
    lineage: base.drivers.flatMap((driver) => driver.lineage ?? []),
  };
}
