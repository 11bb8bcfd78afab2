/** A month as "2026-03"; its number counts months from year 0, so that a year is twelve apart. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function monthText(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** First month that lies wholly after a day: live on Oct 1 counts from October, live on Oct 2 from November. */
export function firstFullMonth(day: string): string {
  const month = day.slice(0, 7);
  return day.slice(8, 10) === '01' ? month : monthText(monthNumber(month) + 1);
}
