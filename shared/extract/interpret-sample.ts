import type { AppError } from '../errors/app-error.ts';
import { appError } from '../errors/catalogue.ts';
import { detectRecordFormats, type RecordCandidate } from './detect.ts';
import { dayOrMonth, whichDelimiter, whichMark } from './dialect-questions.ts';
import type { HeaderFormat, LayoutSample } from './extract-format.ts';
import { foreignAmount } from './foreign-amounts.ts';
import { sourceColumns } from './load-plan.ts';
import { plainTableId } from './plain-table.ts';
import type { Interpretation, Reading, SampleText } from './interpretation.ts';
import { nothingRemembered, type Remembered } from './known-layout.ts';
import { placed } from './place-in-dialect.ts';
import type { Question } from './question.ts';
import { readAsNearProfile, readAsProfile } from './read-as-profile.ts';
import { type KnownFormat, recogniseTable, settleKnown } from './recognise-table.ts';
import type { Dialect, ImportChoice } from './receipt.ts';
import { proposeMapping } from './propose-mapping.ts';
import { sampleLayout } from './sample-layout.ts';
import { debitCreditColumn, refusedLayout } from './refused-layouts.ts';
import { extractFormat } from './registry.ts';
import { typedColumns } from './row-shape.ts';
import type { SampleRow } from './sample-row.ts';
import { type ColumnEvidence, columnEvidence, sniffDateOrder, sniffNumberMarks } from './sniff-columns.ts';
import { type DelimiterFit, fitDelimiter, fitDialects, fittingDelimiters, onlyDelimiter, sniffNewline } from './sniff-dialect.ts';
import { tableStructure } from './table-structure.ts';
import { uniqueNames } from './unique-names.ts';
import { withNames } from './with-names.ts';

export type { Interpretation, Reading, SampleText };

const refused = (error: AppError): Reading => ({ kind: 'refused', error });

/** Decides layout and dialect from a sample and what was chosen; ambiguity is asked, never guessed. */
export function interpretSample(sample: SampleText, choice: ImportChoice, remembered: Remembered = nothingRemembered): Reading {
  const { file, text, isWhole } = sample;
  const taught = readAsProfile(sample, choice, remembered);
  if (taught !== null) return taught;
  const chosen = choice.dialect ?? {};
  const newline = chosen.newline ?? sniffNewline(text);
  const lines = new TextDecoder()
    .decode(text.subarray(0, 65_536))
    .split(/\r\n|\n|\r/)
    .slice(0, 60);
  const byComma = fitDelimiter(text, ',', '"', newline, isWhole);
  const head: LayoutSample = { lines, firstRecord: byComma.rows()[0]?.fields ?? [] };
  const records = knownRecords(file, head, choice);
  if (records !== null) return 'code' in records ? refused(records) : readAsRecords(sample, head, records, newline, choice);
  // Whoever says that it is a table tells its columns, too.
  const layout = choice.format === plainTableId ? null : refusedLayout(head);
  if (layout !== null) return refused(appError('FILE_NOT_A_TABLE', { file, reason: layout.reason }));

  const fits = fitDialects(text, chosen, isWhole);
  if (choice.format !== plainTableId) {
    const likely = fittingDelimiters(fits);
    const named = (likely.length > 0 ? likely : fits).map((fit) => withNames(fit, chosen.columns));
    const known = recogniseTable(file, named, choice, remembered);
    const near = known === null || ('isNear' in known && known.isNear) ? readAsNearProfile(sample, choice, remembered) : null;
    if (near !== null) return near;
    if (known !== null) return 'code' in known ? refused(known) : readAsFormat(sample, known, choice, remembered);
  }
  return readAsPlain(sample, choice, fits);
}

/** The layout of several record types that the file is in, or was said to be in; null where it is a table. */
function knownRecords(file: string, head: LayoutSample, { format: chosen }: ImportChoice): RecordCandidate | AppError | null {
  const found = detectRecordFormats(head);
  if (chosen !== undefined) {
    const format = extractFormat(chosen);
    if (format?.kind !== 'records') return null;
    const match = found.find((candidate) => candidate.format === format);
    return (
      match ??
      appError('FORMAT_MISMATCH', { file, format: format.label, reason: `it lacks what such a file begins with: ${format.recognisedBy}` })
    );
  }
  const [first, ...others] = found;
  if (others.length > 0) return appError('FORMAT_AMBIGUOUS', { file, formats: found.map(({ format }) => format.label).join(', ') });
  return first ?? null;
}

function readAsRecords(
  sample: SampleText,
  head: LayoutSample,
  { format, cut }: RecordCandidate,
  newline: Dialect['newline'],
  choice: ImportChoice,
): Reading {
  const { timeZone = null, partner = null, currency = null } = choice;
  const given = { partner, timeZone, zone: timeZone ?? 'UTC', currency };
  const { rows } = sampleLayout(format, cut, sample.text, newline === 'cr' ? 'cr' : 'lf', sample.isWhole, given, 50);
  const named = format.namedColumns?.(head) ?? {};
  const streams = Object.entries(format.streams).map(([name, { table, columns }]) => ({
    table,
    header: uniqueNames([...columns, ...(named[name] ?? [])]),
    sample: rows.get(name) ?? [],
  }));
  const first = streams.find((stream) => stream.sample.length > 0) ?? streams[0];
  return {
    kind: 'read',
    value: {
      dialect: {
        encoding: sample.encoding,
        delimiter: cut.kind === 'delimited' ? cut.delimiter : '',
        quote: cut.kind === 'delimited' ? cut.quote : null,
        newline,
        hasHeader: false,
        decimal: '.',
        thousands: '',
        dateOrder: 'ymd',
      },
      header: first?.header ?? [],
      sample: first?.sample ?? [],
      cut,
      streams,
      format,
      candidates: [{ format: format.id, label: format.label, certain: true, reason: format.recognisedBy }],
      mapping: [],
      questions: [],
      hasOffsets: true,
      isUnknown: false,
    },
  };
}

function readAsFormat(
  sample: SampleText,
  { fit, format, reason, at, isNear }: KnownFormat,
  choice: ImportChoice,
  remembered: Remembered,
): Reading {
  const chosen = choice.dialect ?? {};
  const all = fit.rows();
  const names = all[at]?.fields ?? [];
  const rows = all.slice(at);
  const twice = readTwice(format, names);
  if (twice !== null)
    return refused(
      appError('FORMAT_MISMATCH', {
        file: sample.file,
        format: format.label,
        reason: `its header names ${twice} twice, and which of the two holds is not known`,
      }),
    );
  // Names that are known cannot have lost one: a field more, always empty, is a delimiter at the line end.
  const isLonger = ({ fields }: SampleRow) => fields.length === names.length + 1 && fields.at(-1) === '';
  const body = rows.slice(1);
  const isEvery = body.filter(isLonger).length * 10 >= body.length * 9 && !body.some(({ fields }) => fields.length === names.length);
  const columns = isEvery ? [...names, ''] : names;
  const structure = tableStructure(rows, columns.length, { ...chosen, columns, hasHeader: true, headerRows: 1 }, sample.isWhole);
  const settled = settleKnown(format, uniqueNames(columns), structure.rows, choice, remembered);
  const rules = format.rules(settled.header, { partner: null, timeZone: null, zone: 'UTC', currency: null });
  const foreign = foreignAmount(rules, settled.header, structure.rows);
  if (foreign !== null)
    return refused(
      appError('FORMAT_MISMATCH', {
        file: sample.file,
        format: format.label,
        reason: `its amounts are written otherwise, such as ${foreign.text} as ${foreign.column}. A spreadsheet has most likely saved it anew: ask for the file as the system wrote it, or load it as a plain table`,
      }),
    );
  return {
    kind: 'read',
    value: {
      dialect: {
        encoding: sample.encoding,
        ...written(fit),
        ...placed(structure, at > 0 ? (rows[0]?.line ?? 1) - 1 : 0),
        hasHeader: true,
        decimal: '.',
        thousands: '',
        dateOrder: 'ymd',
      },
      header: settled.header,
      sample: structure.rows,
      cut: null,
      streams: [],
      format,
      drift: settled.drift,
      notes: settled.notes,
      candidates: [{ format: format.id, label: format.label, certain: !isNear, reason }],
      mapping: [],
      questions: [...structure.questions, ...settled.questions],
      hasOffsets: true,
      isUnknown: false,
    },
  };
}

const written = ({ delimiter, quote, escape, newline }: DelimiterFit) => ({
  delimiter,
  quote,
  newline,
  ...(escape === quote ? {} : { escape }),
});

/** A column that the layout reads and the header names more than once. */
function readTwice(format: HeaderFormat, names: readonly string[]): string | null {
  const read = sourceColumns(format.rules(names, { partner: null, timeZone: null, zone: 'UTC', currency: null }));
  return names.find((name, column) => read.has(name) && names.indexOf(name) !== column && !format.repeats?.includes(name)) ?? null;
}

/** Of delimiters that fit equally well, the one under which more columns hold values. */
function likeliest(fitting: readonly DelimiterFit[]): DelimiterFit | null {
  const only = onlyDelimiter(fitting);
  const [best] = fitting;
  if (only !== null || best === undefined) return only;
  const rated = fitting
    .filter(({ share }) => share === best.share)
    .map((fit) => ({ fit, typed: typedColumns(fit.rows(), fit.fields).length }))
    .sort((left, right) => right.typed - left.typed);
  return (rated[0]?.typed ?? 0) > (rated[1]?.typed ?? 0) ? (rated[0]?.fit ?? null) : null;
}

function readAsPlain(sample: SampleText, choice: ImportChoice, fits: readonly DelimiterFit[]): Reading {
  const { file, isWhole, encoding } = sample;
  const chosen = choice.dialect ?? {};
  const fitting = chosen.delimiter === undefined ? fittingDelimiters(fits) : fits;
  const [best] = fitting;
  // One column is a table where a person says so.
  const fewest = chosen.delimiter !== undefined && choice.format === plainTableId ? 1 : 2;
  if (best === undefined || best.fields < fewest) {
    const only = fits[0]?.rows() ?? [];
    if (isWhole && only.length === 1 && fits.some((fit) => fit.fields > 1)) return refused(appError('FILE_HEADER_ONLY', { file }));
    return refused(appError('FILE_NOT_A_TABLE', { file, reason: 'no delimiter parts its lines into the same number of fields' }));
  }
  const likely = likeliest(fitting);
  const fit = likely ?? best;
  const structure = tableStructure(fit.rows(), fit.fields, chosen, isWhole);
  const { fields, names, rows } = structure;
  const questions: Question[] = [...(likely === null ? [whichDelimiter(fitting)] : []), ...structure.questions];
  const hasHeader = chosen.hasHeader ?? structure.place.headerRows > 0;
  const header = names === null ? Array.from({ length: fields }, (_, column) => `c${column + 1}`) : uniqueNames(names);
  if (rows.length === 0 && isWhole) {
    const others = fit.rows().length - structure.place.headerRows;
    if (others <= 0) return refused(appError('FILE_HEADER_ONLY', { file }));
    return refused(
      appError('FILE_NOT_A_TABLE', {
        file,
        reason: `${others === 1 ? 'its one record has not' : `none of its ${others} records has`} ${fields} fields`,
      }),
    );
  }
  const indicator = hasHeader ? debitCreditColumn(header) : null;
  if (indicator !== null && choice.mapping === undefined && choice.format === plainTableId)
    questions.push({
      text: `Which holds: the sign of the amounts, or the debit or credit indicator (${indicator}) beside them?`,
      answers: [],
    });
  else if (indicator !== null && choice.mapping === undefined)
    return refused(
      appError('FILE_NOT_A_TABLE', {
        file,
        reason: `it has a debit or credit indicator (${indicator}) beside signed amounts, and which of the two holds is not known`,
      }),
    );

  const evidence = columnEvidence(rows, header.length);
  const marks = sniffNumberMarks(evidence);
  if (chosen.decimal === undefined && marks.kind === 'ambiguous') questions.push(whichMark);
  const order = sniffDateOrder(evidence);
  if (chosen.dateOrder === undefined && choice.mapping === undefined && order.kind === 'ambiguous') questions.push(dayOrMonth);
  const sniffed = marks.kind === 'known' ? marks.value : { decimal: '.' as const, thousands: ',' as const };
  const decimal = chosen.decimal ?? sniffed.decimal;
  const thousands =
    chosen.thousands ??
    (chosen.decimal !== undefined && chosen.decimal !== sniffed.decimal ? (decimal === '.' ? ',' : '.') : sniffed.thousands);
  const dialect: Dialect = {
    encoding,
    ...written(fit),
    ...placed(structure),
    hasHeader,
    ...(chosen.columns === undefined ? {} : { columns: chosen.columns }),
    decimal,
    thousands,
    dateOrder: chosen.dateOrder ?? (order.kind === 'known' ? order.value : 'ymd'),
  };
  const mapping = choice.mapping ?? proposeMapping(header, rows, hasHeader, dialect);
  return {
    kind: 'read',
    value: {
      dialect,
      header,
      sample: rows,
      cut: null,
      streams: [],
      format: null,
      candidates: [
        {
          format: plainTableId,
          label: 'Plain table',
          certain: false,
          reason: `every record has ${fields} fields; its columns are in no layout Paybench knows`,
        },
      ],
      mapping,
      questions,
      isUnknown:
        choice.format === undefined && choice.mapping === undefined && !evidence.some((column) => column.isMoneyLike || column.isDate),
      hasOffsets: statesOffsets(mapping, header, evidence),
    },
  };
}

const offsetBehind = /:\d{2}.*?(?:Z|UTC|GMT|[+-]\d{1,2}:?(?:\d{2})?)$/i;

const times: readonly (string | null)[] = ['ts_utc', 'entry_date'];

/** Every time that the rows get carries its offset, so that no zone is taken for granted; days that are kept as text have none to ask for. */
function statesOffsets(mapping: Interpretation['mapping'], header: readonly string[], evidence: readonly ColumnEvidence[]): boolean {
  const taken = mapping.flatMap(({ source, target }) => (times.includes(target) ? (evidence[header.indexOf(source)]?.values ?? []) : []));
  return taken.every((value) => offsetBehind.test(value.trim()));
}
