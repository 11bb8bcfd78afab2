import { counted } from '../base/words.ts';
import { formatDay, dayNumber } from '../calendar/day.ts';
import { bucketLabel } from '../calendar/period.ts';

/** How many things a page holds, in words: "Three". */
export function countWord(count: number): string {
  return ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'][count] ?? String(count);
}

/** "Feb 16", or "Feb 16, 2025" when the year is not the one the reader is in. */
export function dayWords(day: string, readerYear: string | null = null): string {
  const short = bucketLabel('day', dayNumber(day));
  return readerYear === null || day.startsWith(readerYear) ? short : `${short}, ${day.slice(0, 4)}`;
}

/** Days as short words, runs drawn together: "Feb 9", "Mar 30 – 31", "Feb 9 and Mar 1 – 3". */
export function dayListWords(days: readonly string[]): string {
  const numbers = days.map(dayNumber).toSorted((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const day of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && day <= last[1] + 1) last[1] = day;
    else runs.push([day, day]);
  }
  const words = runs.map(([from, to]) => {
    const [first, end] = [bucketLabel('day', from), bucketLabel('day', to)];
    if (from === to) return first;
    return formatDay(from).slice(0, 7) === formatDay(to).slice(0, 7) ? `${first} – ${end.split(' ')[1]}` : `${first} – ${end}`;
  });
  if (words.length > 4) return `${words.slice(0, 3).join(', ')} and ${counted(numbers.length - countDays(runs.slice(0, 3)), 'more day')}`;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const countDays = (runs: readonly (readonly [number, number])[]): number => runs.reduce((sum, [from, to]) => sum + to - from + 1, 0);

/** An estimate in the reporting currency as decimal text to the cent. */
export function estimateText(amount: number): string {
  return amount.toFixed(2);
}
