import type { CaseResult, CaseScenario, ScenarioName } from '../../shared/business-case/business-case.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import type { BriefFinding } from '../../shared/explain/brief.ts';
import { bestCaseFinding, type EvaluatedCase } from '../../shared/explain/brief-case.ts';
import { fractionNumber } from '../../shared/money/fraction.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { planRates, rateOn } from './run-brief-money.ts';
import { runCase } from './run-case.ts';

/** The case with the highest NPV in its base scenario; cases that cannot be computed yet are left out. */
export async function bestCase(workbook: OpenWorkbook, job: JobContext): Promise<BriefFinding | null> {
  const evaluated: EvaluatedCase[] = [];
  for (const plan of workbook.document().cases) {
    const result = await resultOf(workbook, plan.id, job);
    if (result !== null) evaluated.push(summarize(workbook, result));
  }
  const [best] = evaluated.toSorted((a, b) => (b.worth ?? b.npv.base) - (a.worth ?? a.npv.base));
  return best === undefined ? null : bestCaseFinding(best);
}

async function resultOf(workbook: OpenWorkbook, id: string, job: JobContext): Promise<CaseResult | null> {
  const plan = workbook.document().cases.find((one) => one.id === id);
  if (plan === undefined || plan.lines.length === 0) return null;
  try {
    return await runCase(workbook, plan, job);
  } catch (thrown) {
    // An unfinished case says what it lacks on its own page; here it is no candidate.
    if (thrown instanceof AppFailure && thrown.error.code === 'CASE_INVALID') return null;
    throw thrown;
  }
}

function summarize(workbook: OpenWorkbook, { case: plan, scenarios }: CaseResult): EvaluatedCase {
  const named = (name: ScenarioName): CaseScenario | undefined => scenarios.find((one) => one.scenario === name);
  const base = named('base');
  const npv = { low: named('low')?.npv ?? 0, base: base?.npv ?? 0, high: named('high')?.npv ?? 0 };
  const rate = rateOn(planRates(workbook), plan.currency, `${plan.startMonth}-01`);
  return {
    id: plan.id,
    name: plan.name,
    months: plan.months,
    discountRate: plan.discountRate,
    currency: plan.currency,
    npv,
    worth: rate === null ? null : npv.base * fractionNumber(rate),
    payback: base?.payback ?? null,
    irr: base?.irr ?? 'none',
    lineage: (base?.drivers ?? []).flatMap((driver) => driver.lineage ?? []),
  };
}
