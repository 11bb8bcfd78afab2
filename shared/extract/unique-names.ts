import { maskCardNumbers } from './card-number-guard.ts';

/** Column names as a header gives them: unnamed ones are called c<position>, a name that comes twice gets a number. Spaces around names are the file's own and stay. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((given, column) => {
    const name = given.trim() === '' ? `c${column + 1}` : maskCardNumbers(given);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
