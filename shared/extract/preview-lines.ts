import { isForbiddenColumn, maskCardNumbers } from './card-number-guard.ts';
import type { Dialect } from './dialect.ts';
import { type DialectBytes, dialectBytes } from './dialect-bytes.ts';
import { type LineMeaning, mostLines, physicalLines, putMeaning } from './physical-lines.ts';
import type { PreviewLine } from './receipt.ts';
import { recordFaultText } from './record-fault.ts';
import { type RecordFault, type RecordSpan, RecordTooLong } from './record-reader.ts';
import { isSame } from './row-shape.ts';
import { isText } from './sample-records.ts';
import { fieldTexts } from './sample-row.ts';
import { placeOf, tableReader, type TableSink } from './table-reader.ts';

/** What a card verification code looks like in a record whose columns cannot be told apart. */
const codeShaped = /^["']?\d{1,4}["']?$/;

/**
 * The first physical lines of a sample and what each of them is when the file is read as a table with these columns. `text` is UTF-8;
 * `isWhole`: it is the whole file, so that its end is known.
 */
export function previewLines(text: Uint8Array, isWhole: boolean, dialect: Dialect, header: readonly string[]): readonly PreviewLine[] {
  const meanings = new Map<number, LineMeaning>();
  const place = placeOf(dialect);
  const bytes = dialectBytes(dialect);
  const sink = meaningSink(meanings, bytes, header.length, isText(isWhole ? text : text.subarray(0, Math.max(0, text.length - 4))));
  const copy = new Uint8Array(text.length + 1);
  copy.set(text);
  try {
    // Which lines are the last ones is known only where the file ends in the sample.
    const reader = tableReader(bytes, isWhole ? place : { ...place, trailerLines: 0 }, header.length, text.length, sink);
    reader.read(copy, 0, text.length, isWhole);
  } catch (thrown) {
    if (!(thrown instanceof RecordTooLong)) throw thrown;
  }
  return physicalLines(text, isWhole, dialect.newline, meanings, (line, kind) => shown(line, dialect, header, kind));
}

function meaningSink(meanings: Map<number, LineMeaning>, { delimited }: DialectBytes, expected: number, isSound: boolean): TableSink {
  const headers: (readonly string[])[] = [];
  let records = 0;
  const put = (span: RecordSpan, kind: PreviewLine['kind'], fault: RecordFault | null, record: number | null = null) => {
    const told = fault === null ? null : recordFaultText(fault, span.fields, expected);
    const isCounted = kind !== 'preamble' && kind !== 'trailer';
    putMeaning(meanings, span, { kind, record, fields: isCounted ? span.fields : null, fault: told });
  };
  return {
    header(bytes, span, fault) {
      headers.push(fieldTexts(bytes, span, delimited.quote));
      put(span, 'header', fault);
    },
    record(bytes, span) {
      if (span.line > mostLines) return;
      const names = fieldTexts(bytes, span, delimited.quote);
      if (!isSound && !isText(bytes.subarray(span.start, span.end))) put(span, 'misfit', 'not_in_encoding');
      else if (headers.some((header) => isSame(header, names))) put(span, 'header', null);
      else put(span, 'record', null, ++records);
    },
    misfit: (_bytes, span, fault) => put(span, 'misfit', fault),
    blank: () => undefined,
    aside: (kind, _bytes, span) => put(span, kind, null),
  };
}

/** A line for the screen: masked, and without what must not be stored; fields are told apart by delimiters alone, so that more is hidden than must be. */
function shown(line: string, { delimiter }: Dialect, header: readonly string[], kind: PreviewLine['kind']): string {
  const forbidden = header.map(isForbiddenColumn);
  if (kind === 'header' || !forbidden.includes(true)) return maskCardNumbers(line);
  const fields = line.split(delimiter);
  const isOdd = fields.length !== header.length;
  const isHidden = (field: string, column: number) => forbidden[column] === true || (isOdd && codeShaped.test(field));
  return maskCardNumbers(fields.map((field, column) => (isHidden(field, column) ? '***' : field)).join(delimiter));
}
