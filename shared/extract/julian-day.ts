/** A day written as year and day of the year ("2013068"), as ISO; null where there is no such day. */
export function julianDay(text: string): string | null {
  if (!/^\d{7}$/.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const ofYear = Number(text.slice(4));
  const lastDay = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
  if (year === 0 || ofYear < 1 || ofYear > lastDay) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, 0, ofYear);
  return date.toISOString().slice(0, 10);
}
