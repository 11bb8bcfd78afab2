import type { SimulationResult } from '../simulation/simulation-result.ts';
import { runVariants } from '../compiled-case.ts';
import type { CompiledCase } from '../compiled-case.ts';
import { evaluateCompiled } from '../evaluate-case.ts';
import { scenariosOf } from '../scenarios.ts';
import { inputSheet } from './input-sheet.ts';
import { scenarioSheet } from './scenario-sheet.ts';
import { type CaseSheet, type CaseWorkbook, formula, number, text } from './sheet-model.ts';

/** Sheet names that are taken or forbidden are mended; two scenarios never share one. */
function sheetNames(labels: readonly string[]): string[] {
  const taken = new Set(['inputs', 'results', 'simulation']);
  return labels.map((label) => {
    const plain =
      label
        .replace(/[[\]:*?/\\'!]/g, ' ')
        .trim()
        .slice(0, 26) || 'Scenario';
    let name = plain;
    for (let at = 2; taken.has(name.toLowerCase()); at++) name = `${plain} ${at}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/**
 * A case as a spreadsheet that recomputes: named inputs with a column for each scenario, a sheet for each scenario in which every driver,
 * cash flow and figure is a formula, and the figures side by side. What was simulated are values, labelled with seed and trials.
 */
export function caseWorkbook(compiled: CompiledCase, trials: SimulationResult | null): CaseWorkbook {
  const { plan } = compiled;
  const scenarios = scenariosOf(plan);
  const result = evaluateCompiled(compiled);
  const frame = runVariants(
    compiled,
    scenarios.map(({ overrides }) => overrides),
  );
  const names = sheetNames(scenarios.map(({ label }) => label));
  const inputs = inputSheet(compiled, scenarios);
  const sheets = scenarios.map((scenario, variant) =>
    scenarioSheet({ compiled, frame, variant, scenario, result: result.scenarios[variant], name: names[variant] ?? scenario.id }),
  );
  const results: CaseSheet = {
    name: 'Results',
    rows: [
      [text(plan.name, true)],
      [text(`${plan.owner}, ${plan.months} months from ${plan.startMonth}, ${plan.currency}. Change the inputs; every figure follows.`)],
      [],
      [text('Figure', true), ...scenarios.map(({ label }) => text(label, true))],
      ...(sheets[0]?.figures ?? []).map(({ label, format }, at) => [
        text(label),
        ...sheets.map(({ sheet, figures }) => {
          const figure = figures[at];
          return figure === undefined ? text('') : formula(`'${sheet.name}'!${figure.cell}`, figure.value, format);
        }),
      ]),
    ],
  };
  return {
    title: plan.name,
    sheets: [results, inputs.sheet, ...sheets.map(({ sheet }) => sheet), ...(trials === null ? [] : [simulationSheet(trials)])],
    names: inputs.names,
  };
}

function simulationSheet(trials: SimulationResult): CaseSheet {
  const money = '#,##0.00';
  const figures: readonly (readonly [string, number | null, string])[] = [
    ['P10', trials.p10, money],
    ['P50', trials.p50, money],
    ['P90', trials.p90, money],
    ['Mean', trials.mean, money],
    ['Standard error of the mean', trials.standardError, money],
    ['P(NPV<0)', trials.belowZero, '0.00%'],
    ['Trials without an NPV', trials.missing, '0'],
  ];
  return {
    name: 'Simulation',
    rows: [
      [text(`NPV of ${trials.trials} trials with seed ${trials.seed}: values, not formulas`, true)],
      [text('The same seed and the same case give the same numbers in Paybench.')],
      [],
      ...figures.map(([label, value, format]) => [text(label), number(value, format)]),
      [],
      [text('From', true), text('To', true), text('Trials', true)],
      ...trials.bins.map(({ from, to, count }) => [number(from, money), number(to, money), number(count, '#,##0')]),
    ],
  };
}
