import type { BusinessCase } from '../business-case.ts';
import { type Driver, formulaOf } from '../driver-schema.ts';
import { FormulaProblem, referencesIn } from '../formula/expression.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { printExpression, printName } from '../formula/print-expression.ts';

/** The case with a driver in place of the one called `before`, or at its end; where it is called otherwise, all that names it follows. */
export function putDriver(plan: BusinessCase, before: string | null, driver: Driver): BusinessCase {
  if (before === null) return { ...plan, drivers: [...plan.drivers, driver] };
  const drivers = plan.drivers.map((one) => (one.id === before ? driver : one));
  return before === driver.id ? { ...plan, drivers } : renamed({ ...plan, drivers }, before, driver.id);
}

function renamed(plan: BusinessCase, from: string, to: string): BusinessCase {
  const name = (id: string): string => (id === from ? to : id);
  return {
    ...plan,
    drivers: plan.drivers.map((driver) => {
      switch (driver.kind) {
        case 'constant':
          return driver;
        case 'formula':
          return { ...driver, formula: renamedText(driver.formula, from, name) };
        case 'series':
        case 'binding':
          return { ...driver, forecast: driver.forecast === null ? null : renamedText(driver.forecast, from, name) };
      }
    }),
    lines: plan.lines.map((line) => ({ ...line, driver: name(line.driver), slip: line.slip === null ? null : name(line.slip) })),
    scenarios: plan.scenarios.map((scenario) => ({
      ...scenario,
      overrides: Object.fromEntries(Object.entries(scenario.overrides).map(([id, value]) => [name(id), value])),
    })),
  };
}

/** A formula that cannot be read names nothing and stays as it was typed. */
function renamedText(text: string, from: string, name: (id: string) => string): string {
  return namesIn(text).includes(from) ? printExpression(parseFormula(text), (id) => printName(name(id))) : text;
}

function namesIn(text: string): string[] {
  try {
    return referencesIn(parseFormula(text)).map(({ name }) => name);
  } catch (problem) {
    if (problem instanceof FormulaProblem) return [];
    throw problem;
  }
}

/** Labels of the formulas and lines that would lose their value without a driver. */
export function usesOfDriver(plan: BusinessCase, id: string): string[] {
  const formulas = plan.drivers.filter((driver) => driver.id !== id && namesIn(formulaOf(driver) ?? '').includes(id));
  const lines = plan.lines.filter((line) => line.driver === id || line.slip === id);
  return [...formulas.map(({ label }) => `"${label}"`), ...lines.map(({ label }) => `line "${label}"`)];
}

/** The case without a driver, also where scenarios set it. */
export function removeDriver(plan: BusinessCase, id: string): BusinessCase {
  return {
    ...plan,
    drivers: plan.drivers.filter((driver) => driver.id !== id),
    scenarios: plan.scenarios.map((scenario) => ({
      ...scenario,
      overrides: Object.fromEntries(Object.entries(scenario.overrides).filter(([driver]) => driver !== id)),
    })),
  };
}
