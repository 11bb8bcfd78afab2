import { maskCardNumbers } from './card-number-guard.ts';

/** Plain data with every card number in its texts covered: names of files, members and sheets are kept as text like any other. */
export function coveredTexts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'string' ? maskCardNumbers(part) : part)) as T;
}
