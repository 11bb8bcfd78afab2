import { factTable } from '../domain/tables.ts';
import type { AppError } from '../errors/app-error.ts';
import { appError } from '../errors/catalogue.ts';
import { type FormatCandidate, detectFormats, missingColumns } from './detect.ts';
import { findDrift } from './drift.ts';
import type { FormatWarning, HeaderFormat } from './extract-format.ts';
import { amountColumns, headerKey, knownLayout, type Remembered } from './known-layout.ts';
import { nameLikeness } from './name-likeness.ts';
import { nearLayout } from './near-layout.ts';
import type { DriftAnswer, ImportChoice } from './receipt.ts';
import { extractFormat, headerFormats } from './registry.ts';
import { type SettledHeader, settleHeader } from './settle-header.ts';
import type { DelimiterFit } from './sniff-dialect.ts';
import { uniqueNames } from './unique-names.ts';

/** A table in one of our layouts: how its fields are parted, and where its header stands. */
export interface KnownFormat extends FormatCandidate {
  readonly fit: DelimiterFit;
  /** Position of the header among the records. */
  readonly at: number;
  /** It lacks columns that the layout has: nothing is loaded before a person said what became of them. */
  readonly isNear: boolean;
}

/** Records of words that may stand before the header of a known layout. */
const longestPreamble = 30;

/** The layout chosen or detected; an error where it cannot be settled; null where no layout fits and none was chosen. */
export function recogniseTable(
  file: string,
  fits: readonly DelimiterFit[],
  choice: ImportChoice,
  remembered: Remembered,
): KnownFormat | AppError | null {
  const { format: chosen } = choice;
  const detect = (fields: readonly string[]) => detectFormats(fields, (format) => renamesOf(format, choice, remembered));
  const found = fits.flatMap((fit): KnownFormat[] => {
    const rows = fit.rows().slice(0, longestPreamble);
    const at = rows.findIndex(({ fields }) => detect(fields).length > 0);
    return detect(rows[at]?.fields ?? []).map((candidate) => ({ ...candidate, fit, at, isNear: false }));
  });
  if (chosen !== undefined) {
    const format = extractFormat(chosen);
    if (format?.kind !== 'header') return appError('FORMAT_NO_SUCH', { format: chosen });
    const match = found.find((candidate) => candidate.format === format) ?? near(fits, [format]);
    if (match !== null) return match;
    const widest = [...fits].sort((left, right) => right.fields - left.fields)[0];
    return appError('FORMAT_MISMATCH', {
      file,
      format: format.label,
      reason: missingColumns(format, widest?.rows()[0]?.fields ?? []) ?? 'its records differ',
    });
  }
  const [first, ...others] = found;
  if (first === undefined) return near(fits, headerFormats);
  if (others.length > 0) return appError('FORMAT_AMBIGUOUS', { file, formats: found.map(({ format }) => format.label).join(', ') });
  return first;
}

/** A file whose first records nearly have the columns of one layout. */
function near(fits: readonly DelimiterFit[], formats: readonly HeaderFormat[]): KnownFormat | null {
  for (const fit of fits) {
    const rows = fit.rows().slice(0, longestPreamble);
    const at = rows.findIndex(({ fields }) => nearLayout(formats, fields) !== null);
    const format = nearLayout(formats, rows[at]?.fields ?? []);
    if (format === null || (isTemplate(format) && !isExplained(format, fit, at))) continue;
    return { fit, format, at, isNear: true, reason: `has nearly the columns of ${format.label}` };
  }
  return null;
}

const isTemplate = ({ id }: HeaderFormat) => id.startsWith('template.');

/** The names of our templates are such as any table may have: one is meant only where each missing column has a new name. */
function isExplained(format: HeaderFormat, fit: DelimiterFit, at: number): boolean {
  const [header, ...rows] = fit.rows().slice(at);
  const drift = findDrift(
    knownLayout(format, null),
    uniqueNames(header?.fields ?? []),
    rows.map(({ fields }) => fields),
  );
  return drift.missing.length === 0;
}

/** New names of columns that were accepted before or are accepted now. */
function renamesOf(format: HeaderFormat, { drift }: ImportChoice, { renames }: Remembered): DriftAnswer['renamed'] {
  return [...renames.filter((rename) => rename.format === format.id), ...(drift?.renamed ?? [])];
}

/** Columns that a template has, whether a file of it uses them or not. */
const columnsOf = ({ table }: HeaderFormat): readonly string[] => factTable(table).columns.map(({ name }) => name);

/** The header in the layout's words, held against that of the last file in it. */
export function settleKnown(
  format: HeaderFormat,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  choice: ImportChoice,
  remembered: Remembered,
): SettledHeader {
  const header = remembered.headers.get(headerKey(format.id, choice.partner)) ?? null;
  const before = remembered.renames.filter((rename) => rename.format === format.id);
  if (!isTemplate(format)) return settleHeader(format, header ?? renamedAmounts(format, names, rows), names, rows, before, choice.drift);
  const last = header === null ? null : replacedIn(format, header, names, rows);
  const settled = settleHeader(format, last, names, rows, before, choice.drift);
  return last === null ? { ...settled, notes: [...settled.notes, ...keptAside(format, settled.header, rows)] } : settled;
}

/** Names of one column, but for a letter or a word. */
const nearlyTheName = 0.8;

/**
 * For the first file of a layout: amounts that the layout reads and can do without, in whose place a column of nearly their name stands.
 * They are asked: a fee under a new name would be no fee. Null where there is none.
 */
function renamedAmounts(format: HeaderFormat, names: readonly string[], rows: readonly (readonly string[])[]): readonly string[] | null {
  const required = format.required.map((alternatives) => alternatives.split('|'));
  const absent = amountColumns(format, names).filter((name) => !names.includes(name) && !required.flat().includes(name));
  if (absent.length === 0) return null;
  const read = new Set([...required.flat(), ...amountColumns(format, names)]);
  const known = knownLayout(format, [...names.filter((name) => read.has(name)), ...absent]);
  const replaced = findDrift({ ...known, isOrdered: false }, names, rows).renamed.filter(
    ({ from, to }) => absent.includes(from) && nameLikeness(from, to) >= nearlyTheName,
  );
  if (replaced.length === 0) return null;
  return [
    ...names.map((name) => replaced.find(({ to }) => to === name)?.from ?? name),
    ...required.flatMap((alternatives) => (alternatives.some((name) => names.includes(name)) ? [] : alternatives.slice(0, 1))),
  ];
}

/**
 * Templates are ours, and a file may do without many of their columns: only one that the last file had, and in whose place a new
 * column stands now, is asked. Null where there is none.
 */
function replacedIn(
  format: HeaderFormat,
  last: readonly string[],
  names: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] | null {
  const known = columnsOf(format);
  const proposed = findDrift(knownLayout(format, last), names, rows).renamed.map(({ from }) => from);
  const replaced = new Set(proposed.filter((name) => known.includes(name)));
  if (replaced.size === 0) return null;
  return [
    ...last.filter((name) => names.includes(name) || replaced.has(name)),
    ...known.filter((name) => names.includes(name) && !last.includes(name)),
  ];
}

/** Columns of a template's file that are named nearly like one that the template has and the file has not. */
function keptAside(format: HeaderFormat, header: readonly string[], rows: readonly (readonly string[])[]): readonly FormatWarning[] {
  const alike = findDrift({ ...knownLayout(format, columnsOf(format)), isOrdered: false }, header, rows).renamed.filter(
    ({ from, to }) => nameLikeness(from, to) >= 0.5,
  );
  return alike.map(({ from, to }) => ({
    code: 'COLUMN_KEPT_AS_TEXT',
    message: `${to} is kept as text and is in no figure; the template has ${from}, which the file has not.`,
  }));
}
