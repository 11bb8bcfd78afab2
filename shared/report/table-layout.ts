import { textWidth, wrapText } from '../charts/text-width.ts';
import type { ModelCell, ModelTable } from './report-model.ts';

/** Inches inside a cell, left and right. */
export const padding = 0.08;
/** Extra room before words that follow a right-aligned number. */
const gutter = 0.22;

export const leftPadding = (table: ModelTable, column: number): number =>
  table.columns[column]?.align === 'left' && table.columns[column - 1]?.align === 'right' ? padding + gutter : padding;

interface Room {
  /** Inches. */
  readonly w: number;
  /** Points. */
  readonly size: number;
}

/** Inches that a table takes where no text wraps. */
export const tableWidth = (table: ModelTable, size: number): number => naturalWidths(table, size).reduce((sum, each) => sum + each.wish, 0);

/** Lines beyond which a column is not made narrower. */
const most = 100;

/** Inches of every column: natural widths, narrower where they do not fit; long texts wrap. */
export function columnWidths(table: ModelTable, { w, size }: Room): readonly number[] {
  const natural = naturalWidths(table, size);
  const wish = natural.reduce((sum, each) => sum + each.wish, 0);
  if (wish <= w) {
    const spare = Math.min((w - wish) / natural.length, 0.5);
    return natural.map((each) => each.wish + spare);
  }
  // Every column gets its natural width over the same number of lines, but never less than its longest word: no text wraps oftener than it must.
  const over = (lines: number) => natural.map(({ wish: whole, least }) => Math.max(Math.min(least, whole), whole / lines));
  const sum = (widths: readonly number[]) => widths.reduce((total, each) => total + each, 0);
  let [few, many] = [1, most];
  for (let step = 0; step < 24; step++) {
    const middle = (few + many) / 2;
    if (sum(over(middle)) > w) few = middle;
    else many = middle;
  }
  const widths = over(many);
  return widths.map((each) => (each * w) / sum(widths));
}

export interface RowHeights {
  readonly head: number;
  readonly rows: readonly number[];
}

/** Inches of the head and of every row, with its texts wrapped in their columns. */
export function rowHeights(table: ModelTable, room: Room): RowHeights {
  const widths = columnWidths(table, room);
  const lines = (texts: readonly string[], weight: 400 | 600) =>
    Math.max(
      1,
      ...texts.map(
        (text, index) => wrapText(text, ((widths[index] ?? 1) - padding - leftPadding(table, index)) * 72, room.size, weight, 9).length,
      ),
    );
  const height = (count: number) => (count * room.size * 1.2) / 72 + 0.12;
  const texts = (row: readonly ModelCell[]) => row.map(({ text }) => text);
  const labels = table.columns.map(({ label }) => label);
  return { head: height(lines(labels, 600)), rows: table.rows.map((row) => height(lines(texts(row), 400))) };
}

const total = ({ head, rows }: RowHeights): number => head + rows.reduce((sum, each) => sum + each, 0);

/** Points of a table that takes several slides, and the least that one is set in to stay on one. */
const [usual, smallest] = [11, 10];

const fits = (table: ModelTable, { w, h }: { readonly w: number; readonly h: number }, size: number): boolean =>
  naturalWidths(table, size).reduce((sum, each) => sum + Math.min(each.least, each.wish), 0) <= w &&
  total(rowHeights(table, { w, size })) <= h;

/** The largest type at which a table fits its place, in points. */
export function tableSize(table: ModelTable, room: { readonly w: number; readonly h: number }): number {
  return [14, 13, 12, usual].find((size) => fits(table, room, size)) ?? smallest;
}

/** Rows by slide: as many as fit, all on one where they do, else at most `most` each, evenly where all `shown` pages hold them. */
export function tablePages(
  table: ModelTable,
  { w, h, most, shown }: { readonly w: number; readonly h: number; readonly most: number; readonly shown: number },
): readonly number[] {
  if (table.rows.length === 0 || fits(table, { w, h }, smallest)) return [table.rows.length];
  const heights = rowHeights(table, { w, size: usual });
  const filled = filledPages(heights, h, most);
  if (filled.length > shown) return filled;
  // The last page is not left with a row or two: as many rows on each as it takes to need no page more.
  const even = filledPages(heights, h, Math.ceil(table.rows.length / filled.length));
  return even.length === filled.length ? even : filled;
}

function filledPages(heights: RowHeights, h: number, most: number): readonly number[] {
  const pages: number[] = [];
  let [count, used] = [0, heights.head];
  for (const row of heights.rows) {
    if (count > 0 && (count === most || used + row > h)) {
      pages.push(count);
      [count, used] = [0, heights.head];
    }
    count++;
    used += row;
  }
  return [...pages, count];
}

/** Characters of a text that stays on one line. */
const keptLength = 14;

function naturalWidths(table: ModelTable, size: number): readonly { readonly wish: number; readonly least: number }[] {
  const width = (text: string) => textWidth(text, size, 600);
  const longestWord = (text: string) => Math.max(0, ...text.split(' ').map(width));
  return table.columns.map((column, index) => {
    const texts = table.rows.map((row) => row[index]?.text ?? '');
    // A number, a day or a name never breaks; words may.
    const isKept = (text: string) => text.length <= keptLength || (column.kind === 'number' && /\d/.test(text));
    const leastOf = (text: string) => (isKept(text) ? width(text) : longestWord(text));
    const least = Math.max(longestWord(column.label), ...texts.map(leastOf));
    const wish = Math.max(least, Math.min(width(column.label), 90), ...texts.map(width));
    const room = padding + leftPadding(table, index) + 0.08;
    return { wish: wish / 72 + room, least: least / 72 + room };
  });
}
