import type { CaseData } from './bound-number.ts';
import { type BusinessCase, periodCount } from './business-case.ts';
import { type Driver, isScalarInput } from './driver-schema.ts';
import { compileCase } from './program/compile-case.ts';
import type { Program, Register } from './program/program.ts';
import { columnOf, type Frame, newFrame, runProgram } from './program/run-program.ts';

/** A case, what it takes from outside, and the operations it comes to. */
export interface CompiledCase {
  readonly plan: BusinessCase;
  readonly data: CaseData;
  readonly program: Program;
}

/** Values that stand in for drivers, by id: a scenario, a slider, a trial. */
export type Overrides = ReadonlyMap<string, number>;

export function compileWithData(plan: BusinessCase, data: CaseData): CompiledCase {
  const knownPeriods = (driver: Driver): number =>
    Math.min(actualsOf(driver, data).findLastIndex((value) => value !== null) + 1, periodCount(plan));
  return { plan, data, program: compileCase(plan, { knownPeriods, rateOf: data.rateOf }) };
}

/** The number of a driver that is set from outside; null when it has none. */
export function baseValue(driver: Driver, data: CaseData): number | null {
  if (driver.kind === 'constant') return driver.value;
  if (driver.kind === 'series') return driver.values.findLast((value) => value !== null) ?? null;
  const live = driver.kind === 'binding' ? (data.bound.get(driver.id)?.value ?? null) : null;
  return live === null || driver.kind !== 'binding' ? null : live * driver.scale;
}

/** Actuals by period of a driver that has them. */
export function actualsOf(driver: Driver, data: CaseData): readonly (number | null)[] {
  if (driver.kind === 'series') return driver.values;
  if (driver.kind !== 'binding' || driver.aggregation !== 'each_period') return [];
  return (data.bound.get(driver.id)?.series ?? []).map((value) => (value === null ? null : value * driver.scale));
}

/** A frame with every input filled alike in all variants. */
export function filledFrame({ plan, data, program }: CompiledCase, variants: number): Frame {
  const frame = newFrame(program, variants);
  const fill = (register: Register | undefined, value: number | null): void => {
    if (register !== undefined) columnOf(frame, register).values.fill(value ?? Number.NaN);
  };
  for (const driver of plan.drivers) {
    if (isScalarInput(driver)) fill(program.inputs.get(driver.id), baseValue(driver, data));
    fill(program.lasts.get(driver.id), baseValue(driver, data));
    const series = program.lasts.has(driver.id) ? program.inputs.get(driver.id) : undefined;
    if (series === undefined) continue;
    const { values } = columnOf(frame, series);
    for (const [period, value] of actualsOf(driver, data).slice(0, program.periods).entries()) {
      values.fill(value ?? Number.NaN, period * variants, (period + 1) * variants);
    }
  }
  return frame;
}

/** Sets one input in one variant; a driver without such an input is left as it is. */
export function setInput({ program }: CompiledCase, frame: Frame, driver: string, variant: number, value: number): void {
  const register = program.inputs.get(driver);
  if (register !== undefined && !program.lasts.has(driver)) columnOf(frame, register).values[variant] = value;
}

/** The case under several sets of overrides, side by side. */
export function runVariants(compiled: CompiledCase, overrides: readonly Overrides[]): Frame {
  const frame = filledFrame(compiled, overrides.length);
  for (const [variant, values] of overrides.entries()) {
    for (const [driver, value] of values) setInput(compiled, frame, driver, variant, value);
  }
  runProgram(compiled.program, frame);
  return frame;
}

/** A register of one variant by period, a scalar as often as there are periods. */
export function valuesOf({ program }: CompiledCase, frame: Frame, register: Register, variant: number): number[] {
  const { values, step } = columnOf(frame, register);
  return Array.from({ length: program.periods }, (_, period) => values[period * step + variant] ?? Number.NaN);
}
