const precision = 10n ** 20n;
const safe = BigInt(Number.MAX_SAFE_INTEGER);

const isSafe = (value: bigint): boolean => value <= safe && value >= -safe;

/** numerator / denominator as the nearest float; null when there is nothing to divide by. */
export function exactRatio(numerator: bigint, denominator: bigint): number | null {
  if (denominator === 0n) return null;
  if (isSafe(numerator) && isSafe(denominator)) return Number(numerator) / Number(denominator);
  return Number((numerator * precision) / denominator) / Number(precision);
}
