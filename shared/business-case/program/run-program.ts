import { assertNever } from '../../base/assert-never.ts';
import {
  type Column,
  type Span,
  writeBinary,
  writeChosen,
  writeCumulative,
  writeCurve,
  writeOffset,
  writeScaled,
  writeSpliced,
} from './columns.ts';
import type { Operation, Program, Register } from './program.ts';

/** Registers of a program for a number of variants that are computed side by side: scenarios, trials, or one case alone. */
export interface Frame {
  readonly variants: number;
  readonly columns: readonly Column[];
}

/** A frame with its inputs still to be filled; everything is NaN until then. */
export function newFrame(program: Program, variants: number): Frame {
  const columns = program.isSeries.map((isSeries) => ({
    values: new Float64Array(variants * (isSeries ? program.periods : 1)).fill(Number.NaN),
    step: isSeries ? variants : 0,
  }));
  return { variants, columns };
}

export function columnOf(frame: Frame, register: Register): Column {
  const column = frame.columns[register];
  if (column === undefined) throw new Error(`No register ${register}`);
  return column;
}

/** One cell. */
export function cellOf(frame: Frame, register: Register, period: number, variant = 0): number {
  const { values, step } = columnOf(frame, register);
  return values[period * step + variant] ?? Number.NaN;
}

/** Computes every register from the inputs; with `only`, those among it, the others keep what they hold. */
export function runProgram(program: Program, frame: Frame, only: ReadonlySet<Register> | null = null): void {
  const { periods } = program;
  for (const { order, operations } of program.stages) {
    const wanted = only === null ? operations : operations.filter(({ out }) => only.has(out));
    if (order === 'columns') for (const operation of wanted) write(program, frame, operation, 0, periods);
    else
      for (let period = 0; period < periods; period++) for (const operation of wanted) write(program, frame, operation, period, period + 1);
  }
}

function write(program: Program, frame: Frame, operation: Operation, from: number, until: number): void {
  const out = columnOf(frame, operation.out);
  // A scalar has one cell for each variant, whatever the period.
  const span: Span = { from, to: out.step === 0 ? from + 1 : until, variants: frame.variants };
  const column = (register: Register): Column => columnOf(frame, register);
  switch (operation.kind) {
    case 'number':
      out.values.fill(operation.value);
      return;
    case 'period':
      for (let period = from; period < until; period++) out.values.fill(period, period * out.step, (period + 1) * out.step);
      return;
    case 'scale':
      return writeScaled(out, column(operation.of), operation.factor, span);
    case 'binary':
      return writeBinary(operation.operator, out, column(operation.left), column(operation.right), span);
    case 'if':
      return writeChosen(out, column(operation.condition), column(operation.whenTrue), column(operation.otherwise), span);
    case 'offset': {
      const otherwise = operation.otherwise === null ? null : column(operation.otherwise);
      return writeOffset(out, column(operation.of), operation.by, otherwise, program.periods, span);
    }
    case 'cumulative':
      return writeCumulative(out, column(operation.of), span);
    case 'curve': {
      const months = operation.months === null ? null : column(operation.months);
      return writeCurve(operation.curve, out, column(operation.start), months, program.monthsPerPeriod, span);
    }
    case 'splice':
      return writeSpliced(out, column(operation.actual), operation.known, column(operation.next), span);
    default:
      return assertNever(operation);
  }
}

/** Registers that change when these inputs do. */
export function registersAfter(program: Program, inputs: ReadonlySet<Register>): ReadonlySet<Register> {
  const changed = new Set(inputs);
  // Within a stage that looks back, an operation may depend on a later one: look until nothing is added.
  for (let size = -1; size !== changed.size; ) {
    size = changed.size;
    for (const { operations } of program.stages) {
      for (const operation of operations) if (sourcesOf(operation).some((source) => changed.has(source))) changed.add(operation.out);
    }
  }
  return changed;
}

/** Registers that one follows from, itself included. */
export function registersBefore(program: Program, register: Register): ReadonlySet<Register> {
  const needed = new Set([register]);
  for (let size = -1; size !== needed.size; ) {
    size = needed.size;
    for (const { operations } of program.stages) {
      for (const operation of operations) if (needed.has(operation.out)) for (const source of sourcesOf(operation)) needed.add(source);
    }
  }
  return needed;
}

/** Registers an operation reads. */
export function sourcesOf(operation: Operation): Register[] {
  switch (operation.kind) {
    case 'number':
    case 'period':
      return [];
    case 'scale':
    case 'cumulative':
      return [operation.of];
    case 'binary':
      return [operation.left, operation.right];
    case 'if':
      return [operation.condition, operation.whenTrue, operation.otherwise];
    case 'offset':
      return operation.otherwise === null ? [operation.of] : [operation.of, operation.otherwise];
    case 'curve':
      return operation.months === null ? [operation.start] : [operation.start, operation.months];
    case 'splice':
      return [operation.actual, operation.next];
    default:
      return assertNever(operation);
  }
}
