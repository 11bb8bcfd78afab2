import type { Lineage } from '../query/slice.ts';
import type { BusinessCase, Driver, DriverValue, ScenarioName } from './business-case.ts';
import { FormulaProblem, namesIn, parseFormula } from './formula-parse.ts';
import { checkFormulaUnit } from './formula-unit.ts';
import { formulaValue } from './formula-value.ts';

/** What a bound driver's metric gave over its slice; counts are exact text. */
export interface BoundNumber {
  readonly value: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly n: string | null;
  readonly lineage: Lineage | null;
  readonly problem: string | null;
}

/** Every driver's value in a scenario. A driver without a value carries the problem; nothing is ever NaN. */
export function resolveDrivers(plan: BusinessCase, scenario: ScenarioName, bound: ReadonlyMap<string, BoundNumber>): DriverValue[] {
  const byId = new Map(plan.drivers.map((driver) => [driver.id, driver]));
  const known = new Map<string, DriverValue>();
  const path: string[] = [];

  function resolve(driver: Driver): DriverValue {
    const found = known.get(driver.id);
    if (found !== undefined) return found;
    const made = driver.kind === 'formula' ? fromFormula(driver) : fromNumber(driver, scenario, bound.get(driver.id));
    known.set(driver.id, made);
    return made;
  }

  function fromFormula(driver: Extract<Driver, { kind: 'formula' }>): DriverValue {
    path.push(driver.id);
    try {
      const tree = parseFormula(driver.formula);
      for (const name of namesIn(tree)) needDriver(name);
      checkFormulaUnit(tree, (name) => needDriver(name).unit, driver.unit);
      return driverValue(driver, { value: formulaValue(tree, valueOf) });
    } catch (problem) {
      if (!(problem instanceof FormulaProblem)) throw problem;
      return driverValue(driver, { problem: problem.message });
    } finally {
      path.pop();
    }
  }

  function needDriver(name: string): Driver {
    const driver = byId.get(name);
    if (driver === undefined) throw new FormulaProblem(`there is no driver "${name}"`);
    return driver;
  }

  function valueOf(name: string): number {
    const start = path.indexOf(name);
    if (start >= 0) throw new FormulaProblem(`it leads back to itself: ${[...path.slice(start), name].join(' -> ')}`);
    const driver = needDriver(name);
    const { value, problem } = resolve(driver);
    if (value !== null) return value;
    // A cycle is named once, by its own words; any other missing value is named by its driver.
    throw new FormulaProblem(
      problem?.startsWith('it leads back') === true ? problem : `"${driver.label}" has no value: ${problem ?? 'nothing is loaded for it'}`,
    );
  }

  const ids = plan.drivers.map((driver) => driver.id);
  return plan.drivers.map((driver, index) =>
    ids.indexOf(driver.id) === index ? resolve(driver) : driverValue(driver, { problem: `there are two drivers called "${driver.id}"` }),
  );
}

function fromNumber(driver: Exclude<Driver, { kind: 'formula' }>, scenario: ScenarioName, bound: BoundNumber | undefined): DriverValue {
  const band = scenario === 'base' ? null : driver[scenario];
  if (driver.kind === 'constant') return driverValue(driver, { value: band ?? driver.value });
  const live = bound?.value ?? null;
  const value = band ?? (live === null ? null : live * driver.scale);
  const problem = value === null ? (bound?.problem ?? 'nothing is loaded for it') : null;
  return driverValue(driver, { ...bound, value, problem });
}

function driverValue(driver: Driver, part: Partial<BoundNumber>): DriverValue {
  return {
    id: driver.id,
    label: driver.label,
    unit: driver.unit,
    kind: driver.kind,
    value: part.value ?? null,
    numerator: part.numerator ?? null,
    denominator: part.denominator ?? null,
    n: part.n ?? null,
    lineage: part.lineage ?? null,
    problem: part.problem ?? null,
  };
}
