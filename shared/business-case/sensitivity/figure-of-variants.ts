import { perYearOf } from '../cash-figures.ts';
import { type CompiledCase, filledFrame, setInput, type Overrides, valuesOf } from '../compiled-case.ts';
import { discountFactors } from '../finance/discounting.ts';
import { internalRate } from '../finance/internal-rate.ts';
import { paybackYears } from '../finance/payback.ts';
import { columnOf, type Frame, runProgram } from '../program/run-program.ts';

/** Figures that can be sought. IRR in 0..1 a year, payback in years. */
export type Figure = 'npv' | 'irr' | 'payback';

/** NPV of every variant of a frame that has been run, in the case's timing; NaN where a cell is missing. */
export function npvOfVariants({ plan, program }: CompiledCase, frame: Frame): Float64Array {
  const factors = discountFactors(program.periods, plan.discountRate, perYearOf(plan), plan.timing);
  const { values, step } = columnOf(frame, program.net);
  const npv = new Float64Array(frame.variants);
  for (const [period, factor] of factors.entries()) {
    const at = period * step;
    for (let variant = 0; variant < frame.variants; variant++) npv[variant] = npv[variant]! + factor * values[at + variant]!;
  }
  return npv;
}

/** A figure under several sets of overrides; null where it cannot be computed or there is none. */
export function figureOfVariants(compiled: CompiledCase, overrides: readonly Overrides[], figure: Figure): (number | null)[] {
  const frame = filledFrame(compiled, overrides.length);
  for (const [variant, values] of overrides.entries()) {
    for (const [driver, value] of values) setInput(compiled, frame, driver, variant, value);
  }
  runProgram(compiled.program, frame);
  return figuresOfFrame(compiled, frame, figure);
}

/** A figure of every variant of a frame that has been run. */
export function figuresOfFrame(compiled: CompiledCase, frame: Frame, figure: Figure): (number | null)[] {
  if (figure === 'npv') return Array.from(npvOfVariants(compiled, frame), (npv) => (Number.isFinite(npv) ? npv : null));
  return Array.from({ length: frame.variants }, (_, variant) => {
    const flows = valuesOf(compiled, frame, compiled.program.net, variant);
    if (!flows.every(Number.isFinite)) return null;
    if (figure === 'payback') return paybackYears(flows, perYearOf(compiled.plan));
    const rate = internalRate(flows, perYearOf(compiled.plan), compiled.plan.timing);
    return typeof rate === 'number' ? rate : null;
  });
}
