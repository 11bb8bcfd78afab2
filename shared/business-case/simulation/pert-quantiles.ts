import { power } from '../../base/exact-math.ts';

const steps = 2000;

/**
 * Quantiles of a PERT distribution on 0..1 with its mode at `mode`: Beta(1 + 4 mode, 1 + 4 (1 - mode)). The density is summed by
 * Simpson's rule over 2,000 steps and looked up by straight lines, so that one uniform number gives one draw.
 */
export function pertQuantiles(mode: number): (share: number) => number {
  const [left, right] = [4 * mode, 4 * (1 - mode)];
  const density = (x: number): number => power0(x, left) * power0(1 - x, right);
  const reached = new Float64Array(steps + 1);
  for (let step = 1; step <= steps; step++) {
    const [from, to] = [(step - 1) / steps, step / steps];
    reached[step] = reached[step - 1]! + (density(from) + 4 * density((from + to) / 2) + density(to)) / 6;
  }
  const whole = reached[steps]!;
  return (share) => {
    const wanted = share * whole;
    let [low, high] = [0, steps];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (reached[middle]! <= wanted) low = middle;
      else high = middle;
    }
    const [before, after] = [reached[low]!, reached[high]!];
    return (low + (after > before ? (wanted - before) / (after - before) : 0)) / steps;
  };
}

const power0 = (base: number, exponent: number): number => (exponent === 0 ? 1 : base <= 0 ? 0 : power(base, exponent));
