import { type Drift, findDrift, isSame, openColumns } from './drift.ts';
import type { FormatWarning, HeaderFormat } from './extract-format.ts';
import { knownLayout } from './known-layout.ts';
import type { Question } from './question.ts';
import type { DriftAnswer } from './receipt.ts';

/** The header of a file in the words of its layout. */
export interface SettledHeader {
  /** Names as the layout knows them; those it does not know as they stand in the file. */
  readonly header: readonly string[];
  /** Every column that the layout cannot be read without is there, or a person said that it is gone. */
  readonly isComplete: boolean;
  readonly drift: Drift | null;
  /** What a person must say before the file may be loaded. */
  readonly questions: readonly Question[];
  /** What the receipt says of new names and of columns that came or went. */
  readonly notes: readonly FormatWarning[];
}

interface Rename {
  readonly from: string;
  readonly to: string;
}

/** `last`: header of the last file in the layout, null where none is known; `renames`: new names that were accepted before. */
export function settleHeader(
  format: HeaderFormat,
  last: readonly string[] | null,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  renames: readonly Rename[],
  answer: DriftAnswer = { renamed: [], gone: [] },
): SettledHeader {
  const before = renamed(names, renames);
  const found = findDrift(knownLayout(format, last), before, rows);
  const header = renamed(before, answer.renamed);
  const answered = new Set([...answer.renamed.map(({ from }) => from), ...answer.gone]);
  const open = openColumns(found).filter((name) => !answered.has(name));
  const isThere = (alternatives: string) => alternatives.split('|').some((name) => header.includes(name) || answer.gone.includes(name));
  return {
    header,
    isComplete: format.required.every(isThere),
    drift: isSame(found) ? null : found,
    questions: open.map((name) => ({ text: question(found, name), answers: [] })),
    notes: notes(names, header, answer.gone, last === null ? [] : found.added.filter((name) => header.includes(name))),
  };
}

/** A new name gives way to the known one, unless the file has that, too. */
function renamed(names: readonly string[], renames: readonly Rename[]): readonly string[] {
  return names.map((name) => renames.find(({ from, to }) => to === name && !names.includes(from))?.from ?? name);
}

function question({ label, renamed: proposed }: Drift, name: string): string {
  const proposal = proposed.find(({ from }) => from === name);
  const start = `Column ${name}, which ${label} has, is not in the file.`;
  return proposal === undefined ? `${start} Which one is it now, or is it gone?` : `${start} Is it ${proposal.to} now?`;
}

function notes(
  names: readonly string[],
  header: readonly string[],
  gone: readonly string[],
  added: readonly string[],
): readonly FormatWarning[] {
  const read = names.flatMap((name, column) => (header[column] === name ? [] : [`${name} was read as ${header[column]}`]));
  return [
    ...(read.length === 0 ? [] : [{ code: 'COLUMNS_RENAMED', message: `${read.join('; ')}.` }]),
    ...(gone.length === 0
      ? []
      : [
          {
            code: 'COLUMNS_GONE',
            message: `The file no longer has ${gone.join(', ')}; what was made from ${gone.length === 1 ? 'it' : 'them'} is empty.`,
          },
        ]),
    ...(added.length === 0 ? [] : [{ code: 'COLUMNS_ADDED', message: `New in this file, kept as text: ${added.join(', ')}.` }]),
  ];
}
