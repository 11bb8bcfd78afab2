import type { AppError } from '../errors/app-error.ts';
import { appError } from '../errors/catalogue.ts';
import { detectFormats, detectRecordFormats, missingColumns, type RecordCandidate } from './detect.ts';
import type { ExtractFormat, HeaderFormat, LayoutSample, RecordCut } from './extract-format.ts';
import { sourceColumns } from './load-plan.ts';
import { plainTableId } from './plain-table.ts';
import type { Dialect, ImportChoice, PlainMapping, PreviewStream } from './receipt.ts';
import { proposeMapping } from './propose-mapping.ts';
import { sampleLayout } from './sample-layout.ts';
import { debitCreditColumn, refusedLayout } from './refused-layouts.ts';
import { extractFormat } from './registry.ts';
import { columnEvidence, sniffDateOrder, sniffNumberMarks } from './sniff-columns.ts';
import { type DelimiterFit, delimiters, fitDelimiter, fittingDelimiters, onlyDelimiter, sniffNewline } from './sniff-dialect.ts';
import { sniffHeader } from './sniff-header.ts';
import { uniqueNames } from './unique-names.ts';

/** What a sample of a text file means, before anything is loaded. */
export interface Interpretation {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  /** For a file of several record types: how it is cut, and the first rows of each stream. */
  readonly cut: RecordCut | null;
  readonly streams: readonly PreviewStream[];
  /** null: a plain table. */
  readonly format: ExtractFormat | null;
  readonly candidates: readonly { readonly format: string; readonly label: string; readonly certain: boolean; readonly reason: string }[];
  readonly mapping: readonly PlainMapping[];
  /** What a person must say before the file may be loaded. */
  readonly questions: readonly string[];
  readonly hasOffsets: boolean;
  /** No layout was chosen or found, and no column looks like an amount or a date. */
  readonly isUnknown: boolean;
}

export type Reading = { readonly kind: 'read'; readonly value: Interpretation } | { readonly kind: 'refused'; readonly error: AppError };

export interface SampleText {
  readonly file: string;
  readonly text: Uint8Array;
  readonly isWhole: boolean;
  readonly encoding: string;
}

const refused = (error: AppError): Reading => ({ kind: 'refused', error });

/** Decides layout and dialect from a sample and what was chosen; ambiguity is asked, never guessed. */
export function interpretSample(sample: SampleText, choice: ImportChoice): Reading {
  const { file, text, isWhole } = sample;
  const chosen = choice.dialect ?? {};
  const newline = chosen.newline ?? sniffNewline(text);
  const quote = chosen.quote === undefined ? '"' : chosen.quote;
  const fits = (chosen.delimiter === undefined ? delimiters : [chosen.delimiter]).map((delimiter) =>
    fitDelimiter(text, delimiter, quote, newline, isWhole),
  );
  const lines = new TextDecoder()
    .decode(text.subarray(0, 65_536))
    .split(/\r\n|\n|\r/)
    .slice(0, 60);
  const byComma = fits.find((fit) => fit.delimiter === ',' && fit.quote === '"') ?? fitDelimiter(text, ',', '"', newline, isWhole);
  const head: LayoutSample = { lines, firstRecord: byComma.sample.records[0] ?? [] };
  const records = knownRecords(file, head, choice);
  if (records !== null) return 'code' in records ? refused(records) : readAsRecords(sample, head, records, newline, choice);
  const layout = refusedLayout(head);
  if (layout !== null) return refused(appError('FILE_NOT_A_TABLE', { file, reason: layout.reason }));

  if (choice.format !== plainTableId) {
    const known = knownFormat(file, fits, choice.format);
    if (known !== null) return 'code' in known ? refused(known) : readAsFormat(sample, known, { newline, quote });
  }
  return readAsPlain(sample, choice, { newline, quote, fits });
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

interface KnownFormat {
  readonly fit: DelimiterFit;
  readonly format: HeaderFormat;
  readonly reason: string;
}

/** The layout chosen or detected; an error where it cannot be settled; null where no layout fits and none was chosen. */
function knownFormat(file: string, fits: readonly DelimiterFit[], chosen: string | undefined): KnownFormat | AppError | null {
  const found = fits.flatMap((fit) => detectFormats(fit.sample.records[0] ?? []).map(({ format, reason }) => ({ fit, format, reason })));
  if (chosen !== undefined) {
    const format = extractFormat(chosen);
    if (format?.kind !== 'header') return appError('FORMAT_NO_SUCH', { format: chosen });
    const match = found.find((candidate) => candidate.format === format);
    if (match !== undefined) return match;
    const widest = [...fits].sort((left, right) => right.fields - left.fields)[0];
    return appError('FORMAT_MISMATCH', {
      file,
      format: format.label,
      reason: missingColumns(format, widest?.sample.records[0] ?? []) ?? 'its records differ',
    });
  }
  const [first, ...others] = found;
  if (first === undefined) return null;
  if (others.length > 0) return appError('FORMAT_AMBIGUOUS', { file, formats: found.map(({ format }) => format.label).join(', ') });
  return first;
}

function readAsFormat(
  sample: SampleText,
  { fit, format, reason }: KnownFormat,
  { newline, quote }: { newline: Dialect['newline']; quote: string | null },
): Reading {
  const [names = [], ...rows] = fit.sample.records;
  if (rows.length === 0 && sample.isWhole && fit.sample.misfits === 0) return refused(appError('FILE_HEADER_ONLY', { file: sample.file }));
  const twice = readTwice(format, names);
  if (twice !== null)
    return refused(
      appError('FORMAT_MISMATCH', {
        file: sample.file,
        format: format.label,
        reason: `its header names ${twice} twice, and which of the two holds is not known`,
      }),
    );
  const header = uniqueNames(names);
  return {
    kind: 'read',
    value: {
      dialect: {
        encoding: sample.encoding,
        delimiter: fit.delimiter,
        quote,
        newline,
        hasHeader: true,
        decimal: '.',
        thousands: '',
        dateOrder: 'ymd',
      },
      header,
      sample: rows,
      cut: null,
      streams: [],
      format,
      candidates: [{ format: format.id, label: format.label, certain: true, reason }],
      mapping: [],
      questions: [],
      hasOffsets: true,
      isUnknown: false,
    },
  };
}

/** A column that the layout reads and the header names more than once. */
function readTwice(format: HeaderFormat, names: readonly string[]): string | null {
  const read = sourceColumns(format.rules(names, { partner: null, timeZone: null, zone: 'UTC', currency: null }));
  return names.find((name, column) => read.has(name) && names.indexOf(name) !== column && !format.repeats?.includes(name)) ?? null;
}

function readAsPlain(
  sample: SampleText,
  choice: ImportChoice,
  known: { newline: Dialect['newline']; quote: string | null; fits: readonly DelimiterFit[] },
): Reading {
  const { file, isWhole, encoding } = sample;
  const chosen = choice.dialect ?? {};
  const fitting = chosen.delimiter === undefined ? fittingDelimiters(known.fits) : known.fits;
  const [best] = fitting;
  if (best === undefined || best.fields < 2) {
    const only = known.fits[0]?.sample.records ?? [];
    if (isWhole && only.length === 1 && known.fits.some((fit) => fit.fields > 1)) return refused(appError('FILE_HEADER_ONLY', { file }));
    return refused(appError('FILE_NOT_A_TABLE', { file, reason: 'no delimiter parts its lines into the same number of fields' }));
  }
  const questions: string[] = [];
  const fit = onlyDelimiter(fitting) ?? best;
  if (fitting.length > 1 && onlyDelimiter(fitting) === null) questions.push('Which delimiter parts the fields?');
  const records = fit.sample.records.filter((record) => record.length === fit.fields);
  const guess = sniffHeader(records);
  const hasHeader = chosen.hasHeader ?? guess !== 'none';
  if (chosen.hasHeader === undefined && guess === 'ambiguous') questions.push('Does the first line name the columns?');
  const header = hasHeader ? uniqueNames(records[0] ?? []) : Array.from({ length: fit.fields }, (_, column) => `c${column + 1}`);
  const rows = hasHeader ? records.slice(1) : records;
  if (rows.length === 0 && isWhole) return refused(appError('FILE_HEADER_ONLY', { file }));
  const indicator = hasHeader ? debitCreditColumn(header) : null;
  if (indicator !== null && choice.mapping === undefined)
    return refused(
      appError('FILE_NOT_A_TABLE', {
        file,
        reason: `it has a debit or credit indicator (${indicator}) beside signed amounts, and which of the two holds is not known`,
      }),
    );

  const evidence = columnEvidence(rows, header.length);
  const marks = sniffNumberMarks(evidence);
  if (chosen.decimal === undefined && marks.kind === 'ambiguous') questions.push('Is "1,234" one thousand or one point two?');
  const order = sniffDateOrder(evidence);
  if (chosen.dateOrder === undefined && choice.mapping === undefined && order.kind === 'ambiguous')
    questions.push('Do dates begin with the day or with the month?');
  const sniffed = marks.kind === 'known' ? marks.value : { decimal: '.' as const, thousands: ',' as const };
  const decimal = chosen.decimal ?? sniffed.decimal;
  const thousands =
    chosen.thousands ??
    (chosen.decimal !== undefined && chosen.decimal !== sniffed.decimal ? (decimal === '.' ? ',' : '.') : sniffed.thousands);
  const dialect: Dialect = {
    encoding,
    delimiter: fit.delimiter,
    quote: known.quote,
    newline: known.newline,
    hasHeader,
    decimal,
    thousands,
    dateOrder: chosen.dateOrder ?? (order.kind === 'known' ? order.value : 'ymd'),
  };
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
          reason: `every record has ${fit.fields} fields; its columns are in no layout Paybench knows`,
        },
      ],
      mapping: choice.mapping ?? proposeMapping(header, rows, hasHeader, dialect),
      questions,
      isUnknown:
        choice.format === undefined && choice.mapping === undefined && !evidence.some((column) => column.isMoneyLike || column.isDate),
      hasOffsets: evidence.filter((column) => column.isDate).every((column) => column.hasOffset),
    },
  };
}
