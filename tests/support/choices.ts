import { draws } from '../torture/draws.ts';

/** A seeded source of choices: the same seed draws the same rows and slices on every machine. */
export interface Choices {
  /** Whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  chance(of: number): boolean;
  one<T>(from: readonly T[]): T;
  /** Each of them with this chance, in their order. */
  some<T>(from: readonly T[], of: number): T[];
}

export function choices(seed: number): Choices {
  const below = draws(seed);
  const chance = (of: number): boolean => below(1_000_000) < of * 1_000_000;
  return {
    below,
    chance,
    one: (from) => {
      const found = from[below(from.length)];
      if (found === undefined && from.length === 0) throw new Error('There is nothing to choose from');
      return found as (typeof from)[number];
    },
    some: (from, of) => from.filter(() => chance(of)),
  };
}
