/**
 * Where a function crosses zero between two places at which its sign differs (Chandrupatla 1997: inverse quadratic steps where they are
 * safe, halves elsewhere). A place without a value ends the search with the middle of what is left.
 */
export function findRoot(of: (x: number) => number | null, from: number, to: number): number {
  let [a, b] = [to, from];
  let [fa, fb] = [of(a), of(b)];
  let [c, fc]: [number, number | null] = [a, fa];
  let share = 0.5;
  for (let round = 0; round < 200; round++) {
    if (fa === null || fb === null || fc === null) break;
    if (fb === 0) return b;
    if (fa === 0) return a;
    const x = a + share * (b - a);
    const fx = of(x);
    if (fx === null) break;
    if (Math.sign(fx) === Math.sign(fa)) [c, fc] = [a, fa];
    else [c, b, fc, fb] = [b, a, fb, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const width = Math.abs(b - a);
    if (fa === 0 || width <= 4 * Number.EPSILON * Math.max(Math.abs(best), Number.MIN_VALUE)) return best;
    const least = (2 * Number.EPSILON * Math.abs(best)) / width;
    share = Math.min(1 - least, Math.max(least, stepShare([a, fa], [b, fb], [c, fc])));
  }
  return (a + b) / 2;
}

type Place = readonly [number, number];

/** How far from a towards b to look next. */
function stepShare([a, fa]: Place, [b, fb]: Place, [c, fc]: Place): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}
