import { AppFailure } from '../../../shared/errors/app-error.ts';
import { isForbiddenColumn, maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import type { Interpretation } from '../../../shared/extract/interpret-sample.ts';
import { personalColumns } from '../../../shared/extract/personal-data.ts';
import type { FormatChoice } from '../../../shared/extract/extract-format.ts';
import { layoutLines } from '../../../shared/extract/layout-lines.ts';
import { previewLines } from '../../../shared/extract/preview-lines.ts';
import type { ExtractPreview, ImportChoice } from '../../../shared/extract/receipt.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { sourceName } from './containers/packed-source.ts';
import { failureOfFile } from './file-failures.ts';
import { formatChoice, type Inspection, inspectFile, sheetQuestions } from './inspect-file.ts';
import { readHead } from './read-head.ts';
import { loadedAs } from './refuse-duplicate.ts';
import { rememberedBy } from './remembered.ts';

const previewRows = 50;
/** As much of a JSON file is read for a preview. */
const previewBytes = 32 * 1024 * 1024;

/** What a file is and how it would be loaded; nothing of it is kept. */
export async function previewFile(
  workbook: OpenWorkbook,
  path: string,
  choice: ImportChoice,
  signal: AbortSignal,
): Promise<ExtractPreview> {
  const file = sourceName(path, null);
  try {
    const remembered = rememberedBy(workbook.document(), await workbook.extracts());
    const inspection = await inspectFile(path, choice, remembered, previewBytes);
    const { head } = inspection;
    const alreadyLoadedAs = asksForTable(inspection) ? null : await loadedAs(workbook, head, signal, choice);
    const { sheets, members, container } = head;
    const base = {
      file: head.file,
      bytes: head.bytes,
      container,
      sheets,
      members,
      alreadyLoadedAs,
      stamp: head.stamp,
      hasMark: beginsWithMark(head.head),
    };
    if (inspection.kind === 'refused') return { ...base, ...nothing, questions: sheetQuestions(head), refused: inspection.error };
    const lines = linesOf(inspection, formatChoice(choice, workbook.document().settings.timeZone));
    return { ...base, ...shown(inspection.reading), lines, refused: null };
  } catch (thrown) {
    const failure = failureOfFile(thrown, file);
    if (!(failure instanceof AppFailure) || !failure.error.code.startsWith('FILE_')) throw failure;
    const bytes = await readHead(path, 1).then(
      (head) => head.bytes,
      // A file that cannot be looked at has no size to show.
      () => 0,
    );
    return {
      file,
      bytes,
      container: 'plain',
      sheets: [],
      members: [],
      alreadyLoadedAs: null,
      stamp: null,
      hasMark: false,
      ...nothing,
      refused: failure.error,
    };
  }
}

const marks = [Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
const beginsWithMark = (head: Buffer) => marks.some((mark) => head.subarray(0, mark.length).equals(mark));

/** As long as nobody said which of several tables is meant, none of them is loaded already. */
function asksForTable(inspection: Inspection): boolean {
  const questions = inspection.kind === 'table' ? inspection.reading.questions : sheetQuestions(inspection.head);
  return questions.some(({ answers }) => answers.some(({ dialect, sheet }) => sheet !== undefined || dialect?.lastLine !== undefined));
}

const nothing = {
  dialect: null,
  candidates: [],
  header: [],
  sample: [],
  streams: [],
  mapping: [],
  profile: null,
  drift: null,
  questions: [],
  personal: [],
  cardShaped: [],
  lines: [],
};

function linesOf({ text, head, reading }: Extract<Inspection, { kind: 'table' }>, choice: FormatChoice): ExtractPreview['lines'] {
  const { cut, format, dialect, header } = reading;
  if (head.form.table.kind !== 'text' && head.form.table.kind !== 'fixed') return [];
  if (cut === null || format?.kind !== 'records') return previewLines(text, head.isWhole, dialect, header);
  return layoutLines(text, head.isWhole, dialect.newline === 'cr' ? 'cr' : 'lf', format, cut, choice);
}

type Shown = Pick<
  ExtractPreview,
  'dialect' | 'candidates' | 'header' | 'sample' | 'streams' | 'mapping' | 'profile' | 'drift' | 'questions' | 'personal' | 'cardShaped'
>;

function shown(reading: Interpretation): Shown {
  return {
    dialect: reading.dialect,
    candidates: reading.candidates,
    header: reading.header,
    sample: guarded(reading.header, reading.sample),
    streams: reading.streams.map(({ table, header, sample }) => ({ table, header, sample: guarded(header, sample) })),
    mapping: reading.mapping,
    profile: reading.profile ?? null,
    drift: reading.drift ?? null,
    questions: reading.questions,
    ...sensitive(reading),
  };
}

function sensitive(reading: Interpretation): Pick<ExtractPreview, 'personal' | 'cardShaped'> {
  const { format } = reading;
  const tables = reading.streams.length > 0 ? reading.streams : [reading];
  const references =
    format === null
      ? []
      : format.kind === 'records'
        ? Object.values(format.streams).flatMap((stream) => stream.referenceColumns)
        : format.referenceColumns;
  const looksLikeCard = (value: string | undefined) => value !== undefined && maskCardNumbers(value) !== value;
  return {
    personal: tables.flatMap(({ header, sample }) =>
      personalColumns(header, sample).map(({ column, kind }) => ({ column: header[column] ?? '', kind })),
    ),
    cardShaped: tables.flatMap(({ header, sample }) =>
      header.filter((name, column) => !references.includes(name) && sample.some((row) => looksLikeCard(row[column]))),
    ),
  };
}

/** First rows as they would be stored: card numbers masked, forbidden columns empty. */
function guarded(header: readonly string[], sample: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const hidden = header.map(isForbiddenColumn);
  return sample.slice(0, previewRows).map((row) => row.map((value, column) => (hidden[column] === true ? '' : maskCardNumbers(value))));
}
