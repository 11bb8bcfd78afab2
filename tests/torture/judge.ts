import type { LineCounts } from '../../shared/extract/receipt.ts';

/**
 * exact: every cell equal, nothing set aside. quarantined: every loaded row equal, and only rows that the damage made unreadable are set
 * aside, each with a reason. excess: every loaded row equal, but sound rows were set aside too, with reasons. warned: what was loaded
 * differs, and a warning says so by name. asked: a question stands between the file and the workbook. refused: a clear error. wrong: what
 * was loaded differs and nothing says so, or a line is not accounted for.
 */
export const outcomes = ['exact', 'quarantined', 'excess', 'warned', 'asked', 'refused', 'wrong'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the file holds when it is read as its maker meant it. */
export interface Answer {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Position of a row that the damage touched: it may be set aside, never changed. */
  readonly mayBeSetAside: (row: number) => boolean;
  /** Physical lines of the text, counted by hand or by a counter of its own; null where it is not known. */
  readonly physical: number | null;
}

/** What the product made of it. */
export type Reading =
  | { readonly kind: 'asked' | 'refused'; readonly reason: string }
  | {
      readonly kind: 'loaded';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly setAside: readonly string[];
      readonly lines: LineCounts;
      readonly warnings: readonly string[];
    };

export interface Verdict {
  readonly outcome: Outcome;
  readonly reason: string;
  /** Rows of the answer that were not loaded. */
  readonly missing: number;
}

/** Warnings that name a difference in structure: rows of a second copy of the table, or names joined otherwise than they were meant. */
const namesDifference: ReadonlySet<string> = new Set(['HEADER_REPEATED', 'COLUMNS_NAMED_TWICE', 'ROWS_REPEATED']);

const sameRow = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((cell, column) => cell === right[column]);

/** Names are the file's own; a column without a name, and a name that comes twice, get one of ours. */
const sameName = (name: string, meant: string, column: number) =>
  name === meant || (meant.trim() === '' && name === `c${column + 1}`) || (meant !== '' && name.startsWith(`${meant} (`));

function headerProblem(header: readonly string[], answer: Answer): string | null {
  const extra = header.slice(answer.header.length);
  if (header.length < answer.header.length) return `${header.length} columns instead of ${answer.header.length}`;
  if (extra.some((name, column) => name !== `c${answer.header.length + column + 1}`)) return `${extra.length} columns too many`;
  const column = answer.header.findIndex((meant, position) => !sameName(header[position] ?? '', meant, position));
  return column < 0 ? null : `column ${column + 1} is called ${header[column]}, not ${answer.header[column]}`;
}

/** Every line must be in exactly one place. */
function linesProblem(lines: LineCounts, physical: number | null): string | null {
  const placed = lines.header + lines.preamble + lines.blank + lines.trailer + lines.loaded + lines.quarantined;
  if (placed !== lines.physical) return `${lines.physical} lines, of which ${placed} are accounted for`;
  return physical === null || physical === lines.physical ? null : `${lines.physical} lines counted where there are ${physical}`;
}

/** Compares cell by cell. Columns that the table does not have may be there when they are empty throughout (a delimiter at line ends). */
export function judge(answer: Answer, reading: Reading): Verdict {
  if (reading.kind !== 'loaded') return { outcome: reading.kind, reason: reading.reason, missing: answer.rows.length };
  const wrong = (reason: string): Verdict => {
    const isNamed = reading.warnings.some((code) => namesDifference.has(code));
    return { outcome: isNamed ? 'warned' : 'wrong', reason, missing: 0 };
  };
  const lines = linesProblem(reading.lines, answer.physical);
  if (lines !== null) return { outcome: 'wrong', reason: lines, missing: 0 };
  const header = headerProblem(reading.header, answer);
  if (header !== null) return wrong(header);
  const width = answer.header.length;
  const missing: number[] = [];
  let next = 0;
  for (const [position, row] of reading.rows.entries()) {
    if (row.slice(width).some((cell) => cell !== '')) return wrong(`row ${position + 1} has text beyond the last column`);
    const cells = row.slice(0, width);
    while (next < answer.rows.length && !sameRow(answer.rows[next] ?? [], cells)) missing.push(next++);
    if (next === answer.rows.length) return wrong(`row ${position + 1} is not in the answer: ${JSON.stringify(cells).slice(0, 160)}`);
    next++;
  }
  for (; next < answer.rows.length; next++) missing.push(next);
  if (missing.length > reading.lines.quarantined)
    return wrong(`${missing.length} rows are not loaded, and ${reading.lines.quarantined} lines are in quarantine`);
  const sound = missing.filter((row) => !answer.mayBeSetAside(row));
  if (sound.length > 0)
    return { outcome: 'excess', reason: `sound rows set aside: ${sound.map((row) => row + 1).join(', ')}`, missing: missing.length };
  const isExact = missing.length === 0 && reading.setAside.length === 0;
  return { outcome: isExact ? 'exact' : 'quarantined', reason: reading.setAside[0] ?? '', missing: missing.length };
}
