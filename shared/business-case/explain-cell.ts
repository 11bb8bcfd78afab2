import { assertNever } from '../base/assert-never.ts';
import { type CompiledCase } from './compiled-case.ts';
import type { Driver } from './driver-schema.ts';
import { cellUnit } from './driver-unit.ts';
import { type Expression, FormulaProblem, referencesIn } from './formula/expression.ts';
import { formulaValue } from './formula/formula-value.ts';
import { parseFormula } from './formula/parse-formula.ts';
import { periodName } from './period-name.ts';
import { lastActual } from './program/read-drivers.ts';
import { cellOf, type Frame } from './program/run-program.ts';

/** The first thing that is missing, named by the driver it belongs to. */
export interface Missing {
  readonly id: string;
  readonly reason: string;
}

class MissingPart extends FormulaProblem {
  constructor(readonly missing: Missing) {
    super(missing.reason);
  }
}

/** Why a driver has no value in a period; null when it has one. */
export function explainCell(compiled: CompiledCase, frame: Frame, variant: number, id: string, period: number): Missing | null {
  const { plan, program } = compiled;
  const register = program.drivers.get(id);
  const driver = plan.drivers.find((one) => one.id === id);
  if (register === undefined || driver === undefined) return { id, reason: `there is no driver "${id}"` };
  if (Number.isFinite(cellOf(frame, register, period, variant))) return null;
  const written = program.problems.get(id);
  if (written !== undefined) return { id, reason: written };
  switch (driver.kind) {
    case 'formula':
      return explainFormula(compiled, frame, variant, driver, driver.formula, period);
    case 'constant':
      return { id, reason: 'it has no value' };
    case 'series':
    case 'binding':
      return explainActual(compiled, frame, variant, driver, period);
    default:
      return assertNever(driver);
  }
}

/** What is missing, as it is said beside the driver `asked`. */
export function missingWords({ plan }: CompiledCase, { id, reason }: Missing, asked: string): string {
  return id === asked ? reason : `"${plan.drivers.find((driver) => driver.id === id)?.label ?? id}" has no value: ${reason}`;
}

function explainActual(
  compiled: CompiledCase,
  frame: Frame,
  variant: number,
  driver: Extract<Driver, { kind: 'series' | 'binding' }>,
  period: number,
): Missing {
  const { plan, data, program } = compiled;
  const { id } = driver;
  const problem = driver.kind === 'binding' ? (data.bound.get(driver.id)?.problem ?? null) : null;
  if (!program.lasts.has(id)) return { id, reason: problem ?? 'nothing is loaded for it' };
  const known =
    (driver.kind === 'series' ? driver.values : (data.bound.get(driver.id)?.series ?? [])).findLastIndex((value) => value !== null) + 1;
  if (period < known) return { id, reason: `there is no value for ${periodName(plan, period)}` };
  if (driver.forecast === null) return { id, reason: problem ?? 'there is no actual to go on from' };
  return explainFormula(compiled, frame, variant, driver, driver.forecast, period);
}

function explainFormula(compiled: CompiledCase, frame: Frame, variant: number, driver: Driver, text: string, period: number): Missing {
  const { plan, data, program } = compiled;
  const valueOf = (name: string, at: number): number => {
    const register = name === lastActual ? program.lasts.get(driver.id) : program.drivers.get(name);
    const value = register === undefined ? Number.NaN : cellOf(frame, register, at, variant);
    if (Number.isFinite(value)) return value;
    if (name === lastActual) throw new FormulaProblem('there is no actual to go on from');
    throw new MissingPart(explainCell(compiled, frame, variant, name, at) ?? { id: name, reason: 'it has no value' });
  };
  const rateOf = (of: Expression): number => {
    const named = plan.drivers.find(({ id, unit }) => unit === 'money' && referencesIn(of).some(({ name }) => name === id));
    const currency = named === undefined ? null : cellUnit(named, plan.currency).currency;
    return currency === null ? 1 : (data.rateOf(currency) ?? 1);
  };
  try {
    const { periods, monthsPerPeriod } = program;
    formulaValue(parseFormula(text), { period, periods, monthsPerPeriod, valueOf, rateOf });
    return { id: driver.id, reason: 'it has no value' };
  } catch (problem) {
    if (!(problem instanceof FormulaProblem)) throw problem;
    return problem instanceof MissingPart ? problem.missing : { id: driver.id, reason: problem.message };
  }
}
