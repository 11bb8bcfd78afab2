import { monthNumber, monthText } from './month.ts';

/** Saving of a calendar year: in the year of implementation it is in-year, in the next one carry-over, for twelve months in all. */
export interface YearEffect {
  readonly inYear: { readonly measured: number; readonly expected: number };
  readonly carryOver: { readonly measured: number; readonly expected: number };
}

/**
 * What an initiative live from a month on brings in a year. Months that are measured count as measured; the others of its first twelve are
 * expected at a twelfth of the run-rate.
 */
export function yearEffect(liveFrom: string, saved: ReadonlyMap<string, number>, runRate: number, year: number): YearEffect {
  const first = monthNumber(liveFrom);
  const months = Array.from({ length: 12 }, (_, at) => monthText(first + at)).filter((month) => month.startsWith(`${year}-`));
  const measured = months.reduce((sum, month) => sum + (saved.get(month) ?? 0), 0);
  const effect = { measured, expected: (months.filter((month) => !saved.has(month)).length * runRate) / 12 };
  const nothing = { measured: 0, expected: 0 };
  return Number(liveFrom.slice(0, 4)) === year ? { inYear: effect, carryOver: nothing } : { inYear: nothing, carryOver: effect };
}
