import { isUtf8 } from 'node:buffer';
import { counted } from '../../../shared/base/words.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { findCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import { choiceProblem } from '../../../shared/extract/choice-problem.ts';
import { cutText, proposeCuts } from '../../../shared/extract/containers/fixed-layout.ts';
import { jsonForm } from '../../../shared/extract/containers/json-form.ts';
import type { FormatChoice, FormatWarning } from '../../../shared/extract/extract-format.ts';
import { type Interpretation, interpretSample } from '../../../shared/extract/interpret-sample.ts';
import { type LoadPlan, planLoad } from '../../../shared/extract/load-plan.ts';
import { lostDigits } from '../../../shared/extract/lost-digits.ts';
import { tellingMarks } from '../../../shared/extract/marked-amounts.ts';
import { personalRules, unmetPersonal } from '../../../shared/extract/personal-data.ts';
import { nothingRemembered, type Remembered } from '../../../shared/extract/known-layout.ts';
import { plainFormat } from '../../../shared/extract/plain-table.ts';
import type { Question } from '../../../shared/extract/question.ts';
import type { ImportChoice } from '../../../shared/extract/receipt.ts';
import { refusedBytes } from '../../../shared/extract/refused-bytes.ts';
import { hasUtf8Letters, sniffEncoding } from '../../../shared/extract/sniff-encoding.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { jsonHead } from './containers/json-head.ts';
import { rowsDialect } from './containers/rows-dialect.ts';
import { decodeText, NotInEncoding } from './decode-text.ts';
import type { TextEncodingName } from './normalise-request.ts';
import { type FileHead, readHead } from './read-head.ts';

/** A file that was looked at: how it will be read, or why not. */
export type Inspection =
  | {
      readonly kind: 'table';
      readonly head: FileHead;
      readonly encoding: TextEncodingName;
      readonly text: Uint8Array;
      readonly reading: Interpretation;
    }
  | { readonly kind: 'refused'; readonly head: FileHead; readonly error: AppError };

const sampleBytes = 128 * 1024;

const encodingNames: Readonly<Record<string, TextEncodingName>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'iso-8859-15': 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
};

function chosenEncoding(choice: ImportChoice): TextEncodingName | null {
  const label = choice.dialect?.encoding ?? choice.profile?.dialect.encoding;
  if (label === undefined) return null;
  return encodingNames[label.toLowerCase()] ?? fail('INVALID_REQUEST', { problem: `the encoding ${label} is not known` });
}

/** Looks at the first part of a file, or at `mostBytes` of one that must be read to know its columns; nothing is loaded and nothing is written. */
export async function inspectFile(
  path: string,
  choice: ImportChoice,
  remembered: Remembered = nothingRemembered,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<Inspection> {
  const problem = choiceProblem(choice);
  if (problem !== null) fail('INVALID_REQUEST', { problem });
  let head = await readHead(path, sampleBytes, choice);
  if (head.choose !== null && head.members.length > 0) return { kind: 'refused', head, error: head.choose };
  // Where lines pass the sample it is read on as far as a record may be long, so that there are rows to judge by. Documents need no lines.
  if (
    head.form.table.kind === 'text' &&
    jsonForm(head.head, false) === null &&
    !isMarkup(head.head) &&
    !head.isWhole &&
    hasFewLines(head.head)
  ) {
    const longer = await readHead(path, limits.recordBytes + 1, choice);
    const hasLineEnd = longer.head.includes(10) || longer.head.includes(13);
    if (!hasLineEnd && !longer.isWhole && !looksBinary(longer))
      return fail('FILE_LINE_TOO_LONG', { file: head.file, limit: limits.recordBytes, line: 1 });
    head = longer;
  }
  const named = refusedBytes(head.head);
  if (named !== null) return { kind: 'refused', head, error: appError('FILE_NOT_A_TABLE', { file: head.file, reason: named }) };
  const guess = sniffEncoding(head.head, head.isWhole);
  const chosen = head.form.table.kind === 'text' ? chosenEncoding(choice) : 'utf-8';
  const encoding = chosen ?? (guess.kind === 'text' ? guess.encoding : null);
  if (encoding === null) return { kind: 'refused', head, error: appError('FILE_BINARY', { file: head.file }) };
  const text = decodeHead(head, encoding);
  if (text.length === 0 || isBlank(text)) return { kind: 'refused', head, error: appError('FILE_EMPTY', { file: head.file }) };
  const form = head.form.table.kind === 'text' ? jsonForm(text, head.isWhole) : null;
  if (choice.sheet !== undefined && form === null && head.form.table.kind === 'text')
    fail('INVALID_REQUEST', { problem: `${head.file} has no sheets` });
  const cuts = choice.dialect?.cuts ?? choice.profile?.dialect.cuts;
  if (cuts !== undefined && head.form.table.kind === 'text') {
    const found = cuts.length === 0 ? proposeCuts(firstLines(text)) : cuts;
    return interpret(path, cutHead(head, text, encoding, found), choice, remembered, mostBytes);
  }
  const rows = form === null ? { head, text, encoding } : await jsonHead(head, form, encoding, choice.sheet, sampleBytes, mostBytes);
  return interpret(path, rows, choice, remembered, mostBytes);
}

/** The text of a table, whatever it was made from. */
interface TableText {
  readonly head: FileHead;
  readonly text: Uint8Array;
  readonly encoding: TextEncodingName;
}

const firstLines = (text: Uint8Array) =>
  new TextDecoder()
    .decode(text.subarray(0, 65_536))
    .split(/\r?\n/)
    .slice(0, 100)
    .filter((line) => line.trim() !== '');

/** Lines of fixed width as the table that they become. */
function cutHead(head: FileHead, text: Uint8Array, encoding: TextEncodingName, cuts: readonly number[]): TableText {
  const form = { ...head.form, table: { kind: 'fixed' as const, encoding, cuts } };
  return { head: { ...head, form }, text: cutText(text, cuts, head.isWhole), encoding: 'utf-8' };
}

async function interpret(
  path: string,
  { head, text, encoding }: TableText,
  choice: ImportChoice,
  remembered: Remembered,
  mostBytes: number,
): Promise<Inspection> {
  const dialect = rowsDialect(head.form, choice);
  const asked = dialect === null ? choice : { ...choice, dialect: { ...choice.dialect, ...dialect } };
  const reading = interpretSample({ file: head.file, text, isWhole: head.isWhole, encoding }, asked, remembered);
  // The first of several sheets may be a cover sheet: which one is meant is said before anything else.
  if (reading.kind === 'refused') return { kind: 'refused', head, error: head.choose ?? reading.error };
  // A taught layout that was recognised may say how its files are encoded, or where their lines are cut.
  const taught = reading.value.profile;
  const isTold = taught?.dialect.encoding !== undefined && choice.dialect?.encoding === undefined;
  const isToCut = taught?.dialect.cuts !== undefined && head.form.table.kind === 'text';
  if (taught !== undefined && choice.profile === undefined && (isTold || isToCut))
    return inspectFile(path, { ...choice, profile: taught }, remembered, mostBytes);
  const columns = reading.value.header.length;
  if (columns > limits.columns) {
    const reason = `it has ${columns} columns, and ${limits.columns} is the most a table may have`;
    return { kind: 'refused', head, error: appError('FILE_NOT_A_TABLE', { file: head.file, reason }) };
  }
  const questions = [...sheetQuestions(head), ...reading.value.questions];
  const told = dialect === null ? reading.value.dialect : { ...reading.value.dialect, ...dialect };
  return { kind: 'table', head, encoding, text, reading: { ...reading.value, dialect: told, questions } };
}

/** Which of several sheets or lists is meant, where none was chosen. */
export function sheetQuestions({ choose, sheets }: Pick<FileHead, 'choose' | 'sheets'>): readonly Question[] {
  if (choose === null) return [];
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  const size = ({ dimension, records }: (typeof shown)[number]) => (records === null ? dimension : counted(records, 'record'));
  const label = (sheet: (typeof shown)[number]) =>
    [sheet.name, ...[size(sheet)].flatMap((text) => (text === null ? [] : `(${text})`))].join(' ');
  return [{ text: choose.remedy, answers: shown.map((sheet) => ({ label: label(sheet), sheet: sheet.name })) }];
}

const fewLines = 3;

function hasFewLines(bytes: Uint8Array): boolean {
  let ends = 0;
  for (const byte of bytes) if ((byte === 10 || byte === 13) && ++ends > fewLines) return false;
  return true;
}

const isMarkup = (bytes: Uint8Array) => /^(?:\xef\xbb\xbf)?\s*<[?!a-zA-Z]/.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));
const looksBinary = (head: FileHead) => refusedBytes(head.head) !== null || sniffEncoding(head.head, head.isWhole).kind === 'binary';
const isBlank = (text: Uint8Array) => text.every((byte) => byte === 10 || byte === 13 || byte === 32 || byte === 9);

function decodeHead(head: FileHead, encoding: TextEncodingName): Uint8Array {
  try {
    const text = decodeText(encoding, true).decode(head.head, head.isWhole);
    if (encoding === 'utf-8' && !isUtf8(text.subarray(0, text.length - (head.isWhole ? 0 : 4))) && !hasUtf8Letters(text))
      throw new NotInEncoding();
    return text;
  } catch (thrown) {
    if (thrown instanceof NotInEncoding) return fail('FILE_ENCODING', { file: head.file, encoding });
    throw thrown;
  }
}

/** What is said about a file that loads: layout, rules for its columns, and what was taken for granted. */
export interface Preparation {
  readonly formatId: string;
  readonly isVerified: boolean;
  /** One for each stream of rows, the main one first. */
  readonly plans: readonly LoadPlan[];
  readonly warnings: readonly FormatWarning[];
}

/** What the layouts are told of a person's choice. */
export function formatChoice({ partner, timeZone, currency }: ImportChoice, zone: string): FormatChoice {
  return { partner: partner ?? null, timeZone: timeZone ?? null, zone: timeZone ?? zone, currency: currency ?? null };
}

/**
 * Settles the rules of every column; `zone` is where stamps without a zone are read in when nothing else was chosen. `covered`: columns
 * of references that turned out to hold card numbers.
 */
export function prepareLoad(
  reading: Interpretation,
  choice: ImportChoice,
  zone: string,
  covered: ReadonlySet<string> = new Set(),
): Preparation {
  const given = formatChoice(choice, zone);
  const { format, header, sample } = reading;
  const warnings: FormatWarning[] = [...covered].map((name) => ({
    code: 'REFERENCES_ARE_CARD_NUMBERS',
    message: `Nearly every value of ${name} is a card number; they were masked.`,
  }));
  const references = (names: readonly string[], columns: readonly string[], rows: Interpretation['sample']) =>
    [...names, ...(choice.referenceColumns ?? [])].filter((name) => {
      if (covered.has(name)) return false;
      if (!holdsCardNumbers(rows, columns.indexOf(name))) return true;
      warnings.push({ code: 'REFERENCES_ARE_CARD_NUMBERS', message: `Nearly every value of ${name} is a card number; they were masked.` });
      return false;
    });
  const personal = (columns: readonly string[], rows: Interpretation['sample']) => personalRules(columns, rows, choice.personal ?? {});
  const stranger = format === null && reading.mapping.find(({ source }) => !header.includes(source));
  if (stranger) fail('INVALID_REQUEST', { problem: `the file has no column ${stranger.source}` });
  const layout = format ?? plainFormat(reading, choice.format !== undefined);
  if (format !== null) warnings.unshift(...encodingWarnings(reading.dialect.encoding, choice));
  if (layout.kind === 'records') {
    const plans = Object.entries(layout.streams).map(([name, stream], index) => {
      const { header: columns = stream.columns, sample: rows = [] } = reading.streams[index] ?? {};
      const kept = references(stream.referenceColumns, columns, rows);
      return planLoad(stream.table, columns, stream.rules(given, columns), kept, name, personal(columns, rows));
    });
    const said = [...layout.warnings(given), ...warnings, ...uncovered(choice, plans)];
    return { formatId: layout.id, isVerified: layout.verified, plans, warnings: said };
  }
  const kept = references(layout.referenceColumns, header, sample);
  const plan = planLoad(layout.table, header, layout.rules(header, given), kept, 'rows', personal(header, sample), layout.leftOut);
  const said = [
    ...tellingMarks(layout.warnings(header, given), plan, sample),
    ...(reading.notes ?? []),
    ...lostDigits(plan, sample),
    ...warnings,
    ...uncovered(choice, [plan]),
  ];
  return { formatId: layout.id, isVerified: layout.verified, plans: [plan], warnings: said };
}

/** Columns that were to be covered and are not: because the file has no such column, or because its layout reads it. */
function uncovered({ personal = {} }: ImportChoice, plans: readonly LoadPlan[]): readonly FormatWarning[] {
  const covered = plans.flatMap((plan) =>
    [...plan.personal.map(({ column }) => column), ...plan.dropped].map((column) => plan.header[column] ?? ''),
  );
  const { absent, read } = unmetPersonal(
    personal,
    plans.map(({ header }) => header),
    covered,
  );
  const isMany = (names: readonly string[]) => names.length > 1;
  return [
    ...(absent.length === 0
      ? []
      : [
          {
            code: 'PERSONAL_COLUMN_ABSENT',
            message: `${absent.join(', ')} ${isMany(absent) ? 'were' : 'was'} to be covered, and the file has no such column.`,
          },
        ]),
    ...(read.length === 0
      ? []
      : [
          {
            code: 'PERSONAL_COLUMN_KEPT',
            message: isMany(read)
              ? `${read.join(', ')} were to be covered and are kept as they stand: the layout reads them. Leave them out in a taught layout instead.`
              : `${read.join('')} was to be covered and is kept as it stands: the layout reads it. Leave it out in a taught layout instead.`,
          },
        ]),
  ];
}

/** No byte of an old code page says which one it is: a file that is no UTF-8 may be one of these, or UTF-8 with damaged letters. */
function encodingWarnings(encoding: string, choice: ImportChoice): readonly FormatWarning[] {
  if (chosenEncoding(choice) !== null || encoding.startsWith('utf-')) return [];
  return [{ code: 'ENCODING_ASSUMED', message: `The file is not valid UTF-8 and was read as ${encoding}; look at a name with an accent.` }];
}

/** Column evidence may strengthen masking: ids pass Luhn one time in ten, card numbers always. */
function holdsCardNumbers(sample: Interpretation['sample'], column: number): boolean {
  if (column < 0) return false;
  const numbers = [...new Set(sample.map((row) => row[column] ?? ''))].filter((value) => /^\d[\d -]{11,22}$/.test(value));
  const hits = numbers.filter((value) => {
    const bytes = new TextEncoder().encode(value);
    return findCardNumbers(bytes, 0, bytes.length).length > 0;
  });
  return numbers.length >= 5 && hits.length >= numbers.length * 0.9;
}
