/** Pearson's r of pairs, -1 to 1; null where there are fewer than three or one side does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null;
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  let [sxy, sxx, syy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    sxy += (x - mx) * (y - my);
    sxx += (x - mx) ** 2;
    syy += (y - my) ** 2;
  }
  return sxx === 0 || syy === 0 ? null : sxy / Math.sqrt(sxx * syy);
}

/** What a correlation is called: a description of how two numbers lie, never a cause. */
export function correlationWords(r: number): 'tends to be higher' | 'tends to be lower' | 'shows no clear pattern' {
  if (Math.abs(r) < 0.3) return 'shows no clear pattern';
  return r > 0 ? 'tends to be higher' : 'tends to be lower';
}
