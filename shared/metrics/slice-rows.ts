import type { Metric } from './metric.ts';
import { ownOrder } from './own-order.ts';
import { type Group, groupKey, type RolledUp, type Sums, wholeKey } from './roll-up.ts';

/** What the groups beyond the first N are called. */
export const otherText = 'Other';

/** How much a group counts for ranking: the denominator, or the value where there is none (or where all parts share one). */
function weight(sums: Sums | null, isSplit: boolean): bigint {
  if (sums === null) return 0n;
  if (sums.value !== undefined || sums.exact !== undefined) return sums.n;
  return isSplit || sums.denominator === null ? sums.numerator : sums.denominator;
}

/** Dimension keys of a roll-up, heaviest first by the first metric over all buckets; equal weights by text. */
export function rankedKeys(rolled: RolledUp, metrics: readonly Metric[], isSplit: readonly boolean[]): (readonly (string | null)[])[] {
  const weights = new Map<string, { key: readonly (string | null)[]; weights: bigint[] }>();
  for (const group of rolled.groups.values()) {
    const id = groupKey(group.key, null);
    const known = weights.get(id) ?? { key: group.key, weights: metrics.map(() => 0n) };
    metrics.forEach((_, slot) => {
      known.weights[slot] = (known.weights[slot] ?? 0n) + weight(group.sums[slot] ?? null, isSplit[slot] ?? false);
    });
    weights.set(id, known);
  }
  return [...weights]
    .sort(([leftId, left], [rightId, right]) => {
      for (let slot = 0; slot < metrics.length; slot++) {
        const difference = (right.weights[slot] ?? 0n) - (left.weights[slot] ?? 0n);
        if (difference !== 0n) return difference > 0n ? 1 : -1;
      }
      return leftId < rightId ? -1 : 1;
    })
    .map(([, { key }]) => key);
}

/** Keys whose first column has an order of its own in that order; whatever else stands as it was ranked. */
export function inOwnOrder(keys: readonly (readonly (string | null)[])[], by: readonly string[]): readonly (readonly (string | null)[])[] {
  const order = ownOrder(by[0] ?? '');
  return order === null ? keys : [...keys].sort(([left = null], [right = null]) => order(left, right));
}

/** Folds every key but the given ones into one row "Other". */
export function foldOthers(kept: readonly (readonly (string | null)[])[]): (key: readonly (string | null)[]) => readonly (string | null)[] {
  const keep = new Set(kept.map((key) => groupKey(key, null)));
  return (key) => (keep.has(groupKey(key, null)) ? key : key.map(() => otherText));
}

/**
 * Groups in display order, keys by rank and buckets by time, with the buckets in which a key has no rows. A split numerator is zero there,
 * over everything that was answered; any other metric says nothing of its own (the batch decides between zero and missing).
 */
export function orderedGroups(
  rolled: RolledUp,
  keys: readonly (readonly (string | null)[])[],
  buckets: readonly number[] | null,
  outcomes: readonly (readonly number[])[],
  withEmptyKeys: boolean,
): Group[] {
  if (buckets === null)
    return keys.flatMap(
      (key) => rolled.groups.get(groupKey(key, null)) ?? (withEmptyKeys ? [emptyGroup(rolled, key, null, outcomes)] : []),
    );
  return keys.flatMap((key) =>
    buckets.map((bucket) => rolled.groups.get(groupKey(key, bucket)) ?? emptyGroup(rolled, key, bucket, outcomes)),
  );
}

function emptyGroup(
  rolled: RolledUp,
  key: readonly (string | null)[],
  bucket: number | null,
  outcomes: readonly (readonly number[])[],
): Group {
  const sums = rolled.totals.sums.map((_, slot): Sums | null => {
    const split = outcomes[slot] ?? [];
    const whole = split.length === 0 ? undefined : rolled.wholes[slot]?.get(wholeKey(key, split, bucket));
    return whole === undefined ? null : { numerator: 0n, denominator: whole.denominator, n: whole.n };
  });
  return { key, bucket, sums };
}
