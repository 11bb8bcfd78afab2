import type { CaseData } from './bound-number.ts';
import type { BusinessCase } from './business-case.ts';
import type { CaseResult, CaseScenario, LineFlows } from './case-result.ts';
import { cashFigures, noFigures, perYearOf } from './cash-figures.ts';
import { type CompiledCase, compileWithData, runVariants, valuesOf } from './compiled-case.ts';
import { driverValues } from './driver-values.ts';
import { explainCell, missingWords } from './explain-cell.ts';
import { discounted } from './finance/discounting.ts';
import type { Frame } from './program/run-program.ts';
import { type Scenario, scenariosOf, weightedNpv } from './scenarios.ts';

/** The case in its low, base and high scenario and in every named one. Estimates in float64. */
export function evaluateCase(plan: BusinessCase, data: CaseData): CaseResult {
  return evaluateCompiled(compileWithData(plan, data));
}

export function evaluateCompiled(compiled: CompiledCase): CaseResult {
  const scenarios = scenariosOf(compiled.plan);
  const frame = runVariants(
    compiled,
    scenarios.map(({ overrides }) => overrides),
  );
  const results = scenarios.map((scenario, variant) => scenarioResult(compiled, frame, variant, scenario));
  return { case: compiled.plan, scenarios: results, weighted: weightedNpv(results) };
}

function scenarioResult(compiled: CompiledCase, frame: Frame, variant: number, scenario: Scenario): CaseScenario {
  const { plan, program } = compiled;
  const lines = plan.lines.map((line) => lineFlows(compiled, frame, variant, line.id));
  const flows = valuesOf(compiled, frame, program.net, variant);
  const isWhole = flows.every(Number.isFinite);
  const cash = plan.lines.flatMap(({ kind, counts }, at) =>
    counts === 'capacity' ? [] : { kind, flows: (lines[at]?.flows ?? []).map((flow) => flow ?? 0), problem: lines[at]?.problem ?? null },
  );
  const shown = flows.map((flow) => (Number.isFinite(flow) ? flow : null));
  return {
    scenario: scenario.id,
    label: scenario.label,
    weight: scenario.weight,
    drivers: driverValues(compiled, frame, variant),
    lines,
    flows: shown,
    ...(isWhole ? cashFigures(plan, flows, cash) : noFigures(shown)),
    problem: scenario.problem ?? (isWhole ? null : (cash.find(({ problem }) => problem !== null)?.problem ?? 'a number is too large')),
  };
}

function lineFlows(compiled: CompiledCase, frame: Frame, variant: number, id: string): LineFlows {
  const { plan, program } = compiled;
  const register = program.lines.get(id);
  const flows = register === undefined ? [] : valuesOf(compiled, frame, register, variant);
  const isWhole = flows.every(Number.isFinite);
  const present = isWhole
    ? discounted(flows, plan.discountRate, perYearOf(plan), plan.timing).reduce((sum, value) => sum + value, 0)
    : null;
  return {
    id,
    flows: flows.map((flow) => (Number.isFinite(flow) ? flow : null)),
    total: isWhole ? flows.reduce((sum, flow) => sum + flow, 0) : null,
    present,
    problem: isWhole ? null : lineProblem(compiled, frame, variant, id, flows),
  };
}

function lineProblem(compiled: CompiledCase, frame: Frame, variant: number, id: string, flows: readonly number[]): string {
  const { plan, program } = compiled;
  const written = program.lineProblems.get(id);
  if (written !== undefined) return written;
  const line = plan.lines.find((one) => one.id === id);
  const period = flows.findIndex((flow) => !Number.isFinite(flow));
  for (const driver of [line?.driver, line?.slip ?? undefined]) {
    const missing = driver === undefined ? null : explainCell(compiled, frame, variant, driver, period);
    if (driver === undefined || missing === null) continue;
    const words = missingWords(compiled, missing, driver);
    return missing.id === driver ? `"${plan.drivers.find(({ id }) => id === driver)?.label ?? driver}": ${words}` : words;
  }
  return 'the number is too large';
}
