import { recordFaultText } from './record-fault.ts';
import type { LineSpan, RecordLayout, RecordOutput } from './record-layout.ts';
import type { RecordCut } from './extract-format.ts';
import { type DelimitedBytes, RecordReader, type RecordSink, type RecordSpan } from './record-reader.ts';
import { fieldText } from './sample-row.ts';
import { XmlReader } from './xml-reader.ts';

/** A byte that no UTF-8 text holds: parts nothing. */
const noDelimiter = 0xff;

/** Takes the bytes of a text in order; gives back where the first incomplete record begins. */
export interface TextReader {
  /** Physical line at which the next record begins, from 1. */
  readonly line: number;
  read(bytes: Uint8Array, from: number, to: number, isLast: boolean): number;
}

/** Who wants to know what a layout is not told. */
export interface LayoutWatch {
  blank?(): void;
  /** Of each record, before its layout sees it. */
  located?(bytes: Uint8Array, span: RecordSpan): void;
  /** In place of `misfit` of the output: a record that could not be read at all, while the layout may still hold those before it. */
  unreadable?(text: string, span: LineSpan, reason: string): void;
}

/** A reader that cuts a text as a layout asks and hands its records over. */
export function layoutReader(
  cut: RecordCut,
  newline: DelimitedBytes['newline'],
  limit: number,
  layout: RecordLayout,
  out: RecordOutput,
  watch: LayoutWatch = {},
): TextReader {
  if (cut.kind === 'xml') return new XmlReader(cut.elements, layout, out);
  const dialect = cutBytes(cut, newline);
  return new RecordReader(dialect, 0, limit, layoutSink(layout, dialect, out, watch));
}

/** Every physical line is one record with one field. */
export function lineBytes(newline: DelimitedBytes['newline']): DelimitedBytes {
  return { delimiter: noDelimiter, quote: -1, newline };
}

function cutBytes(cut: Exclude<RecordCut, { kind: 'xml' }>, newline: DelimitedBytes['newline']): DelimitedBytes {
  if (cut.kind === 'lines') return lineBytes(newline);
  return { delimiter: cut.delimiter.charCodeAt(0), quote: cut.quote === null ? -1 : cut.quote.charCodeAt(0), newline };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function layoutSink(layout: RecordLayout, dialect: DelimitedBytes, out: RecordOutput, watch: LayoutWatch): RecordSink {
  return {
    record(bytes, span) {
      watch.located?.(bytes, span);
      const text = decoder.decode(bytes.subarray(span.start, span.end));
      const fields = span.fields === 1 && !span.hasQuotes ? [text] : fieldTexts(bytes, span, text, dialect.quote);
      layout.record({ fields, text, line: span.line, lines: span.lines, element: null, path: [] }, out);
    },
    misfit(bytes, span, fault) {
      layout.gap?.(out);
      watch.located?.(bytes, span);
      const text = decoder.decode(bytes.subarray(span.start, span.end));
      const [lines, reason] = [{ line: span.line, lines: span.lines }, recordFaultText(fault, span.fields, 0)];
      if (watch.unreadable === undefined) out.misfit(text, lines, reason);
      else watch.unreadable(text, lines, reason);
    },
    blank: () => watch.blank?.(),
  };
}

/** Fields of a record, unquoted. `text`: the record as text, which is cut where it holds nothing but ASCII, so that each field need not be decoded. */
function fieldTexts(bytes: Uint8Array, span: RecordSpan, text: string, quote: number): readonly string[] {
  const { start, end, starts, fields } = span;
  const isAscii = text.length === end - start;
  const mark = quote < 0 ? '' : String.fromCharCode(quote);
  const found: string[] = [];
  for (let field = 0; field < fields; field++) {
    const [from, to] = [starts[field]!, field + 1 < fields ? starts[field + 1]! - 1 : end];
    if (!isAscii) found.push(fieldText(bytes, from, to, quote));
    else if (to - from < 2 || bytes[from] !== quote) found.push(text.slice(from - start, to - start));
    else found.push(unquoted(text.slice(from - start + 1, to - start - 1), mark));
  }
  return found;
}

const unquoted = (text: string, mark: string) => (text.includes(mark) ? text.replaceAll(mark + mark, mark) : text);
