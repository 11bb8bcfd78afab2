import { baseValue, type CompiledCase, filledFrame } from '../compiled-case.ts';
import type { Register } from '../program/program.ts';
import { columnOf, type Frame, registersAfter, registersBefore, runProgram } from '../program/run-program.ts';
import { type Figure, figuresOfFrame } from './figure-of-variants.ts';

/** A figure at several values of one driver, all else at base; null where it cannot be computed. */
export type FigureProbe = (driverId: string, values: readonly number[], figure: Figure) => (number | null)[];

/** A case computed once, of which only what a driver moves is computed again for each look. */
export function figureProbe(compiled: CompiledCase): FigureProbe {
  const { program, plan, data } = compiled;
  const needed = registersBefore(program, program.net);
  const moved = new Map<string, ReadonlySet<Register>>();
  const frames = new Map<number, { readonly frame: Frame; at: string | null }>();

  const movedBy = (driverId: string, input: Register): ReadonlySet<Register> => {
    const known = moved.get(driverId) ?? new Set([...registersAfter(program, new Set([input]))].filter((one) => needed.has(one)));
    moved.set(driverId, known);
    return known;
  };

  function fresh(variants: number): { readonly frame: Frame; at: string | null } {
    const frame = filledFrame(compiled, variants);
    runProgram(program, frame);
    const made = { frame, at: null };
    frames.set(variants, made);
    return made;
  }

  function set(frame: Frame, driverId: string, values: readonly number[] | null): void {
    const input = program.inputs.get(driverId);
    const driver = plan.drivers.find(({ id }) => id === driverId);
    if (input === undefined || driver === undefined || program.lasts.has(driverId)) return;
    const column = columnOf(frame, input).values;
    if (values === null) column.fill(baseValue(driver, data) ?? Number.NaN);
    else column.set(values);
    runProgram(program, frame, movedBy(driverId, input));
  }

  return (driverId, values, figure) => {
    const held = frames.get(values.length) ?? fresh(values.length);
    if (held.at !== null && held.at !== driverId) set(held.frame, held.at, null);
    held.at = driverId;
    set(held.frame, driverId, values);
    return figuresOfFrame(compiled, held.frame, figure);
  };
}
