import { type Driver, isScalarInput } from '../driver-schema.ts';
import { type Expression, FormulaProblem } from '../formula/expression.ts';
import { compileFormula } from './compile-formula.ts';
import type { Emitter } from './emitter.ts';
import type { Program, Register } from './program.ts';
import { lastActual, type ReadDrivers } from './read-drivers.ts';

/** What must be known beside the case itself. */
export interface CaseContext {
  /** For a series or a driver bound period by period: how many periods, from the first, end with its last actual. */
  readonly knownPeriods: (driver: Driver) => number;
  /** Units of the case's currency for one of another; null when there is no plan rate. */
  readonly rateOf: (currency: string) => number | null;
}

/** Emits every driver in order of need. Drivers with a problem get a register that is NaN throughout. */
export function compileDrivers(
  read: ReadDrivers,
  emit: Emitter,
  { knownPeriods, rateOf }: CaseContext,
): Pick<Program, 'inputs' | 'lasts' | 'drivers' | 'problems'> {
  const problems = new Map(read.problems);
  const [inputs, lasts, drivers] = [new Map<string, Register>(), new Map<string, Register>(), new Map<string, Register>()];
  const nothing = (): Register => emit.number(Number.NaN);

  function rateOfExpression(owner: Driver, of: Expression): number {
    const currency = currencyIn(of, (name) => read.byId.get(name === lastActual ? owner.id : name), read);
    const rate = currency === null ? 1 : rateOf(currency);
    if (rate === null) throw new FormulaProblem(`there is no plan rate for ${currency}`);
    return rate;
  }

  function formula(driver: Driver): Register {
    const tree = read.trees.get(driver.id);
    if (tree === undefined || problems.has(driver.id)) return nothing();
    const registerOf = (name: string): Register =>
      (name === lastActual && driver.kind !== 'formula' ? lasts : drivers).get(name === lastActual ? driver.id : name) ?? nothing();
    try {
      return compileFormula(tree, { registerOf, rateOf: (of) => rateOfExpression(driver, of) }, emit);
    } catch (problem) {
      if (!(problem instanceof FormulaProblem)) throw problem;
      problems.set(driver.id, problem.message);
      return nothing();
    }
  }

  function compile(driver: Driver): Register {
    if (driver.kind === 'formula') return formula(driver);
    const actual = inputs.get(driver.id) ?? nothing();
    if (isScalarInput(driver)) return problems.has(driver.id) ? nothing() : actual;
    const next = driver.forecast === null ? (lasts.get(driver.id) ?? nothing()) : formula(driver);
    return emit.add({ kind: 'splice', actual, known: knownPeriods(driver), next });
  }

  for (const driver of read.byId.values()) {
    if (driver.kind === 'formula') continue;
    const isScalar = isScalarInput(driver);
    inputs.set(driver.id, emit.register(!isScalar));
    if (!isScalar) lasts.set(driver.id, emit.register(false));
  }
  for (const { ids, isLoop } of read.groups) {
    const members = ids.flatMap((id) => read.byId.get(id) ?? []);
    if (!isLoop) for (const driver of members) drivers.set(driver.id, compile(driver));
    else {
      for (const driver of members) drivers.set(driver.id, emit.register(true));
      emit.stepwise(() => {
        for (const driver of members) emit.copyTo(drivers.get(driver.id) ?? -1, compile(driver));
      });
    }
  }
  return { inputs, lasts, drivers, problems };
}

/** The currency of the money in an expression whose units have been checked; null when it holds none. */
function currencyIn(of: Expression, driverOf: (name: string) => Driver | undefined, read: ReadDrivers): string | null {
  switch (of.kind) {
    case 'number':
      return null;
    case 'name': {
      const driver = driverOf(of.name);
      return driver === undefined ? null : read.unitOf(driver).currency;
    }
    case 'negate':
      return currencyIn(of.of, driverOf, read);
    case 'binary':
      return currencyIn(of.left, driverOf, read) ?? currencyIn(of.right, driverOf, read);
    case 'call':
      return of.name === 'fx'
        ? null
        : (of.args.map((arg) => currencyIn(arg, driverOf, read)).find((currency) => currency !== null) ?? null);
  }
}
