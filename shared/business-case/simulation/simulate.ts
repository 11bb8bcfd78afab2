import { Random } from '../../base/random.ts';
import { perYearOf } from '../cash-figures.ts';
import { type CompiledCase, filledFrame } from '../compiled-case.ts';
import { type DriverOf, isScalarInput } from '../driver-schema.ts';
import { discountFactors } from '../finance/discounting.ts';
import type { Register } from '../program/program.ts';
import { columnOf, type Frame, registersAfter, registersBefore, runProgram } from '../program/run-program.ts';
import { drawOf } from './draw-driver.ts';
import type { SimulationResult } from './simulation-result.ts';
import { quantile, summarizeTrials } from './summarize-trials.ts';

/** Trials computed side by side: few enough that their columns stay in the processor's cache. */
const blockSize = 250;
const bandTrials = 10_000;

interface Drawn {
  readonly id: string;
  readonly register: Register;
  readonly draw: (random: Random) => number;
  readonly random: Random;
}

/**
 * Draws every driver that has a distribution and computes the case for each trial. Each driver has a stream of its own, named by the seed
 * and its id: the same seed gives the same numbers everywhere, and another driver moves none of them. null when it was stopped.
 */
export function simulate(
  compiled: CompiledCase,
  { trials, seed }: { readonly trials: number; readonly seed: number },
  isStopped: () => boolean = () => false,
): SimulationResult | null {
  const { drawn, problems } = drawnDrivers(compiled, seed);
  const { plan, program } = compiled;
  const frame = filledFrame(compiled, Math.min(blockSize, trials));
  runProgram(program, frame);
  const changed = registersAfter(program, new Set(drawn.map(({ register }) => register)));
  const needed = registersBefore(program, program.net);
  const moving = new Set([...changed].filter((register) => needed.has(register)));
  const factors = discountFactors(program.periods, plan.discountRate, perYearOf(plan), plan.timing);
  const npv = new Float64Array(trials);
  const cumulative = Array.from({ length: program.periods }, () => new Float64Array(Math.min(bandTrials, trials)));
  for (let first = 0; first < trials; first += frame.variants) {
    if (isStopped()) return null;
    const count = Math.min(frame.variants, trials - first);
    for (const { register, draw, random } of drawn) {
      const { values } = columnOf(frame, register);
      for (let trial = 0; trial < count; trial++) values[trial] = draw(random);
    }
    runProgram(program, frame, moving);
    addPresentValues(columnOf(frame, program.net), factors, npv, first, count);
    if (first < bandTrials) addCumulative(frame, program.net, cumulative, first, Math.min(count, bandTrials - first));
  }
  return { trials, seed, ...summarizeTrials(npv), bands: bandsOf(cumulative), drawn: drawn.map(({ id }) => id), problems };
}

function drawnDrivers(
  compiled: CompiledCase,
  seed: number,
): { readonly drawn: readonly Drawn[]; readonly problems: SimulationResult['problems'] } {
  const { plan, data, program } = compiled;
  const varied = plan.drivers.filter(
    (driver): driver is DriverOf<'constant'> | DriverOf<'binding'> => isScalarInput(driver) && driver.distribution !== null,
  );
  const found = varied.map((driver) => ({ driver, draw: drawOf(driver, data), register: program.inputs.get(driver.id) }));
  return {
    drawn: found.flatMap(({ driver: { id }, draw, register }) =>
      typeof draw === 'string' || register === undefined ? [] : [{ id, register, draw, random: new Random(`case ${seed} ${id}`) }],
    ),
    problems: found.flatMap(({ driver: { id, label }, draw }) => (typeof draw === 'string' ? [{ id, label, problem: draw }] : [])),
  };
}

type Column = ReturnType<typeof columnOf>;

function addPresentValues({ values, step }: Column, factors: readonly number[], npv: Float64Array, first: number, count: number): void {
  for (const [period, factor] of factors.entries()) {
    const at = period * step;
    for (let trial = 0; trial < count; trial++) npv[first + trial] = npv[first + trial]! + factor * values[at + trial]!;
  }
}

function addCumulative(frame: Frame, net: Register, cumulative: readonly Float64Array[], first: number, count: number): void {
  const { values, step } = columnOf(frame, net);
  for (const [period, sums] of cumulative.entries()) {
    const before = cumulative[period - 1];
    for (let trial = 0; trial < count; trial++) {
      sums[first + trial] = (before === undefined ? 0 : before[first + trial]!) + values[period * step + trial]!;
    }
  }
}

function bandsOf(cumulative: readonly Float64Array[]): SimulationResult['bands'] {
  const sorted = cumulative.map((sums) => sums.filter((sum) => Number.isFinite(sum)).sort());
  if (sorted.some((sums) => sums.length === 0)) return null;
  return {
    trials: Math.min(...sorted.map((sums) => sums.length)),
    p10: sorted.map((sums) => quantile(sums, 0.1)),
    p90: sorted.map((sums) => quantile(sums, 0.9)),
  };
}
