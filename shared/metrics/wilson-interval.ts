const z95 = 1.959963984540054;

/** Wilson score interval of a share at 95 %: what a sample of `total` says about the share behind `count` of them. */
export function wilsonInterval(count: number, total: number): { readonly low: number; readonly high: number } | null {
  if (total <= 0) return null;
  const share = count / total;
  const z2 = z95 * z95;
  const center = (share + z2 / (2 * total)) / (1 + z2 / total);
  const half = (z95 / (1 + z2 / total)) * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) };
}
