import type { BusinessCase } from '../business-case.ts';
import { type Driver, formulaOf } from '../driver-schema.ts';
import { type CellUnit, cellUnit } from '../driver-unit.ts';
import { type Expression, FormulaProblem, referencesIn } from '../formula/expression.ts';
import { checkFormulaUnit } from '../formula/formula-unit.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { dependencyOrder, type Group } from './dependency-order.ts';

/** The last actual of a driver, as its own forecast may name it. */
export const lastActual = 'last_actual';

/** The drivers of a case as they are written: formulas as trees, units checked, in an order in which they can be computed. */
export interface ReadDrivers {
  readonly byId: ReadonlyMap<string, Driver>;
  readonly trees: ReadonlyMap<string, Expression>;
  readonly groups: readonly Group[];
  /** What is wrong with a driver, in words. */
  readonly problems: ReadonlyMap<string, string>;
  readonly unitOf: (driver: Driver) => CellUnit;
}

export function readDrivers(plan: BusinessCase): ReadDrivers {
  const byId = new Map<string, Driver>();
  const problems = new Map<string, string>();
  for (const driver of plan.drivers) {
    if (byId.has(driver.id)) problems.set(driver.id, `there are two drivers called "${driver.id}"`);
    else byId.set(driver.id, driver);
  }
  const trees = new Map<string, Expression>();
  for (const driver of byId.values()) {
    try {
      const tree = readFormula(driver, byId, plan.currency);
      if (tree !== null) trees.set(driver.id, tree);
    } catch (problem) {
      if (!(problem instanceof FormulaProblem)) throw problem;
      problems.set(driver.id, problems.get(driver.id) ?? problem.message);
    }
  }
  const references = new Map([...trees].map(([id, tree]) => [id, problems.has(id) ? [] : referencesIn(tree)]));
  const { groups, cycles } = dependencyOrder([...byId.keys()], references);
  for (const [id, path] of cycles) problems.set(id, `it leads back to itself: ${path}`);
  return { byId, trees, groups, problems, unitOf: (driver) => cellUnit(driver, plan.currency) };
}

function readFormula(driver: Driver, byId: ReadonlyMap<string, Driver>, currency: string): Expression | null {
  const text = formulaOf(driver);
  if (text === null) return null;
  const tree = parseFormula(text);
  const named = (name: string): Driver => {
    const found = name === lastActual && driver.kind !== 'formula' ? driver : byId.get(name);
    if (found === undefined) throw new FormulaProblem(`there is no driver "${name}"`);
    return found;
  };
  for (const { name } of referencesIn(tree)) named(name);
  const names = { unitOf: (name: string) => cellUnit(named(name), currency), labelOf: (name: string) => named(name).label, currency };
  checkFormulaUnit(tree, names, cellUnit(driver, currency));
  return tree;
}
