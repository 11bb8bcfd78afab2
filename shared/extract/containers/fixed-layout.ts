import type { FixedLayout } from './fixed-width-rows.ts';
import { FixedWidthRows } from './fixed-width-rows.ts';

/** Columns that begin at characters counted from 1; the last one goes on to the end of the line. A line that does not reach it is set apart. */
export function fixedLayout(cuts: readonly number[]): FixedLayout {
  const columns = cuts.map((from, index) => ({
    name: `c${index + 1}`,
    from: from - 1,
    to: (cuts[index + 1] ?? Number.POSITIVE_INFINITY) - 1,
  }));
  return { columns, trims: true, shortLines: 'set_apart' };
}

/** UTF-8 text of fixed-width lines as CSV, record k from line k; a line that is not whole yet is left out. */
export function cutText(text: Uint8Array, cuts: readonly number[], isWhole: boolean): Uint8Array {
  return new FixedWidthRows(fixedLayout(cuts)).take(text, isWhole);
}

/** Where columns seem to begin: where every line has a blank and then most lines have none. */
export function proposeCuts(lines: readonly string[]): readonly number[] {
  const width = Math.max(0, ...lines.map((line) => line.length));
  const isBlank = (line: string, at: number) => (line[at] ?? ' ') === ' ';
  const starts = Array.from({ length: width }, (_, at) => at).filter(
    (at) => at > 0 && lines.every((line) => isBlank(line, at - 1)) && lines.filter((line) => !isBlank(line, at)).length * 2 > lines.length,
  );
  return [1, ...starts.map((at) => at + 1)];
}
