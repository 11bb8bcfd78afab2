import { appError } from '../errors/catalogue.ts';
import { parseAmount } from '../money/number-format.ts';
import { factTable } from '../domain/tables.ts';
import { noAmountWords, nullMarkers } from './amount-rule.ts';
import { cutText } from './containers/fixed-layout.ts';
import type { Dialect } from './dialect.ts';
import { missingColumns } from './detect.ts';
import { dialectBytes } from './dialect-bytes.ts';
import { findTables } from './find-tables.ts';
import type { Interpretation, Reading, SampleText } from './interpretation.ts';
import type { Remembered } from './known-layout.ts';
import { nearLayout } from './near-layout.ts';
import { type ExtractProfile, profileFormatId, profileNameOf } from './profile.ts';
import { profileFormat } from './profile-format.ts';
import type { Question } from './question.ts';
import type { ImportChoice } from './receipt.ts';
import { placed } from './place-in-dialect.ts';
import { sampleRows } from './sample-records.ts';
import type { SampleRow } from './sample-row.ts';
import { settleHeader, type SettledHeader } from './settle-header.ts';
import { sniffNewline } from './sniff-dialect.ts';
import { columnEvidence, isTypedCell } from './sniff-columns.ts';
import { tableStructure } from './table-structure.ts';
import { uniqueNames } from './unique-names.ts';

const mostRows = 2000;
/** Records of words that may stand before a header. */
const longestPreamble = 30;

/** A file read with a taught layout, as far as its sample goes. */
interface Fit {
  readonly profile: ExtractProfile;
  readonly dialect: Dialect;
  readonly rows: readonly (readonly string[])[];
  /** What the place of the table leaves open. */
  readonly questions: readonly Question[];
  readonly settled: SettledHeader;
  /** The columns of the file it was taught on, and no others. */
  readonly isExact: boolean;
}

/**
 * Reads a sample with a layout that a person taught: the one that was chosen, or one whose columns it has. Null where none is chosen and
 * none fits. A taught layout goes before ours: somebody wanted its columns read that way.
 */
export function readAsProfile(sample: SampleText, choice: ImportChoice, { profiles }: Remembered): Reading | null {
  const name = choice.format === undefined ? null : profileNameOf(choice.format);
  const chosen = choice.profile ?? (name === null ? undefined : profiles.find((profile) => profile.name === name));
  if (chosen === undefined && name !== null) return { kind: 'refused', error: appError('FORMAT_NO_SUCH', { format: name }) };
  if (chosen !== undefined) return chosenReading(sample, choice, chosen);
  if (choice.format !== undefined || choice.mapping !== undefined) return null;
  const fits = profiles.map((profile) => fitProfile(sample, choice, profile)).filter((fit) => fit.settled.isComplete && looksRight(fit));
  const best = fits.some(({ isExact }) => isExact) ? fits.filter(({ isExact }) => isExact) : fits;
  const [first, ...others] = best;
  if (first === undefined) return null;
  const names = best.map(({ profile }) => profile.name);
  const question = {
    text: `Which layout is it in: ${names.join(' or ')}?`,
    answers: names.map((label) => ({ label, format: profileFormatId(label) })),
  };
  return { kind: 'read', value: interpretation(first, best, others.length === 0 ? [] : [question]) };
}

/** Reads a sample that nearly has the columns of one taught layout: what became of the others is asked. */
export function readAsNearProfile(sample: SampleText, choice: ImportChoice, { profiles }: Remembered): Reading | null {
  if (choice.format !== undefined || choice.mapping !== undefined) return null;
  const fits = profiles.filter(({ dialect }) => dialect.hasHeader).map((profile) => fitProfile(sample, choice, profile));
  const near = fits.filter(({ profile, settled }) => nearLayout([profileFormat(profile)], settled.header) !== null);
  const [first, ...others] = near;
  return first === undefined || others.length > 0 ? null : { kind: 'read', value: interpretation(first, [first], [], true) };
}

function chosenReading(sample: SampleText, choice: ImportChoice, profile: ExtractProfile): Reading {
  const fit = fitProfile(sample, choice, profile);
  const { header, isComplete } = fit.settled;
  const format = profileFormat(profile);
  const isLike = profile.dialect.hasHeader ? isComplete || nearLayout([format], header) !== null : header.length === profile.header.length;
  if (isLike) return { kind: 'read', value: interpretation(fit, [fit], []) };
  const reason = profile.dialect.hasHeader
    ? (missingColumns(format, header) ?? 'its records differ')
    : `its records have ${header.length} fields, and ${profile.header.length} were taught`;
  return { kind: 'refused', error: appError('FORMAT_MISMATCH', { file: sample.file, format: profile.name, reason }) };
}

function fitProfile(sample: SampleText, choice: ImportChoice, profile: ExtractProfile): Fit {
  const written = { ...profile.dialect, ...choice.dialect };
  const base: Dialect = {
    ...written,
    encoding: sample.encoding,
    newline: written.newline ?? sniffNewline(sample.text),
    escape: written.escape === undefined ? written.quote : written.escape,
  };
  // A file that was told to be cut is cut already.
  const isToCut = profile.dialect.cuts !== undefined && choice.dialect?.cuts === undefined;
  const text = isToCut ? cutText(sample.text, profile.dialect.cuts ?? [], sample.isWhole) : sample.text;
  const all = sampleRows(text, dialectBytes(base), sample.isWhole, mostRows, base);
  const at = base.hasHeader ? headerPosition(profile, all) : 0;
  const records = all.slice(at);
  const given = base.hasHeader ? (base.columns ?? records[0]?.fields ?? []) : null;
  const fields = given?.length ?? mostFrequent(records.filter(({ fault }) => fault === null).map((record) => record.fields.length));
  const told =
    given === null
      ? { ...written, hasHeader: false }
      : { ...written, columns: given, hasHeader: true, headerRows: written.headerRows ?? 1 };
  const structure = tableStructure(records, fields, { ...told, ...onlyTable(records, told) }, sample.isWhole);
  const names = given === null ? Array.from({ length: structure.fields }, (_, column) => `c${column + 1}`) : uniqueNames(given);
  const dialect = { ...base, ...placed(structure, at > 0 ? (records[0]?.line ?? 1) - 1 : 0) };
  const settled = settleHeader(profileFormat(profile), profile.header, names, structure.rows, profile.renames, choice.drift);
  const isExact = settled.header.length === profile.header.length && profile.header.every((name) => settled.header.includes(name));
  return { profile, dialect, rows: structure.rows, questions: structure.questions, settled, isExact };
}

/** Of several tables the one whose names were taught is meant; one of as many fields may be more of it, and is asked. */
function onlyTable(records: readonly SampleRow[], { hasHeader, lastLine }: Partial<Dialect>): Pick<Dialect, 'lastLine'> {
  const [first, ...others] = hasHeader === true && lastLine === undefined ? findTables(records) : [];
  const top = records[0];
  if (first === undefined || top === undefined || others.length === 0 || first.firstLine !== top.line) return {};
  return others.some(({ fields }) => fields === first.fields) ? {} : { lastLine: first.lastLine };
}

/** Lines of words may stand before the header: it is the record that names most of the columns. */
function headerPosition({ header, renames }: ExtractProfile, records: readonly SampleRow[]): number {
  const known = new Set([...header, ...renames.map(({ to }) => to)]);
  const named = records.slice(0, longestPreamble).map(({ fields }) => fields.filter((field) => known.has(field)).length);
  return Math.max(0, named.indexOf(Math.max(...named)));
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((left, right) => right[1] - left[1])[0]?.[0] ?? 0;
}

/** A file without a header is known by how many columns it has and by what they hold: at least one of them something with a form. */
function looksRight({ profile, rows, settled }: Fit): boolean {
  if (profile.dialect.hasHeader) return true;
  if (settled.header.length !== profile.header.length || rows.length === 0) return false;
  const checks = formChecks(profile);
  const isFitting = (row: readonly string[]) =>
    checks.every(({ column, fits }) => {
      const text = row[column] ?? '';
      return nullMarkers.includes(text) || noAmountWords.includes(text.trim()) || fits(text);
    });
  return checks.length > 0 && rows.filter(isFitting).length >= rows.length * 0.95;
}

function formChecks({ columns, table, dialect, header }: ExtractProfile) {
  const format = { decimal: dialect.decimal, thousands: dialect.thousands, isLoose: true };
  return columns.flatMap(({ source, target, unit }) => {
    const type = factTable(table).columns.find(({ name }) => name === target)?.type;
    const column = header.indexOf(source);
    const isAmount = (text: string) => (unit === 'minor' ? /^-?\d+$/.test(text) : parseAmount(text, format) !== null);
    if (type === 'money') return [{ column, fits: isAmount }];
    if (type === 'instant' || type === 'day')
      return [{ column, fits: (text: string) => /\d/.test(text) && (isTypedCell(text) || /^[\w ,:./+-]{6,35}$/.test(text)) }];
    return [];
  });
}

function interpretation(fit: Fit, all: readonly Fit[], questions: readonly Question[], isNear = false): Interpretation {
  const { profile, dialect, rows, settled } = fit;
  const others = all.map((other) => ({
    format: profileFormatId(other.profile.name),
    label: other.profile.name,
    certain: all.length === 1 && !isNear,
    reason: `has ${isNear ? 'nearly ' : ''}the columns of ${other.profile.name}`,
  }));
  const dates = columnEvidence(rows, settled.header.length).filter((column) => column.isDate);
  return {
    dialect,
    header: settled.header,
    sample: rows,
    cut: null,
    streams: [],
    format: profileFormat(profile),
    profile,
    drift: settled.drift,
    notes: settled.notes,
    candidates: others,
    mapping: profile.columns,
    questions: [...questions, ...fit.questions, ...settled.questions],
    hasOffsets: dates.every((column) => column.hasOffset),
    isUnknown: false,
  };
}
