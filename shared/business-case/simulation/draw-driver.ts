import { exp, ln, normalQuantile } from '../../base/exact-math.ts';
import type { Random } from '../../base/random.ts';
import type { CaseData, DaySample } from '../bound-number.ts';
import { baseValue } from '../compiled-case.ts';
import type { Distribution, DriverOf } from '../driver-schema.ts';
import { pertQuantiles } from './pert-quantiles.ts';

type Draw = (random: Random) => number;

/** How a driver with a distribution is drawn, in its own unit; in words why it cannot be, which leaves it at its base value. */
export function drawOf(driver: DriverOf<'constant'> | DriverOf<'binding'>, data: CaseData): Draw | string {
  const { distribution } = driver;
  const base = baseValue(driver, data);
  if (distribution === null || base === null) return 'it has no value to vary';
  switch (distribution.kind) {
    case 'normal':
      return (random) => base + distribution.sd * normalQuantile(within(random));
    case 'lognormal':
      return lognormal(base, distribution.sd);
    case 'data': {
      const sample = driver.kind === 'binding' ? (data.bound.get(driver.id)?.sample ?? null) : null;
      return sample === null ? 'there are no days of data to draw again' : fromDays(base, sample);
    }
    default:
      return between(distribution.kind, base, driver.low, driver.high);
  }
}

/** Uniform in the open interval 0..1. */
const within = (random: Random): number => (random.word() + 0.5) * 2.3283064365386963e-10;

/** Low and high may stand either way round, since low is the one that is worse; a missing one is the value itself. */
function between(
  kind: Exclude<Distribution['kind'], 'normal' | 'lognormal' | 'data'>,
  base: number,
  low: number | null,
  high: number | null,
): Draw | string {
  const ends = [low ?? base, high ?? base];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  if (low === null && high === null) return 'it has no low and no high to vary between';
  if (kind === 'uniform') return (random) => least + (most - least) * random.unit();
  if (base < least || base > most) return 'its value does not lie between its low and its high';
  if (least === most) return () => base;
  const mode = (base - least) / (most - least);
  if (kind === 'pert') {
    const quantile = pertQuantiles(mode);
    return (random) => least + (most - least) * quantile(random.unit());
  }
  return (random) => {
    const share = random.unit();
    const at = share < mode ? Math.sqrt(share * mode) : 1 - Math.sqrt((1 - share) * (1 - mode));
    return least + (most - least) * at;
  };
}

/** The lognormal whose own mean and standard deviation are these. */
function lognormal(mean: number, sd: number): Draw | string {
  if (!(mean > 0)) return 'a lognormal needs a value above zero';
  const variance = ln(1 + (sd / mean) ** 2);
  const [center, spread] = [ln(mean) - variance / 2, Math.sqrt(variance)];
  return (random) => exp(center + spread * normalQuantile(within(random)));
}

/** As many days as there are, each drawn with replacement; the value moves as their sum (or ratio of sums) does. */
function fromDays(base: number, { numerators, denominators }: DaySample): Draw | string {
  const count = numerators.length;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const whole = sum(numerators) / (denominators === null ? 1 : sum(denominators));
  if (count < 2 || !Number.isFinite(whole) || whole === 0) return 'there are too few days of data to draw again';
  const [top, below] = [Float64Array.from(numerators), Float64Array.from(denominators ?? [])];
  return (random) => {
    let [numerator, denominator] = [0, 0];
    for (let day = 0; day < count; day++) {
      const at = random.below(count);
      numerator += top[at]!;
      if (denominators !== null) denominator += below[at]!;
    }
    return (base * (denominators === null ? numerator : numerator / denominator)) / whole;
  };
}
