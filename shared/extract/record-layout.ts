import type { LineCounts } from './receipt.ts';

/** Where something begins in the file, from 1, and how many physical lines are its own (blank ones in between are not). */
export interface LineSpan {
  readonly line: number;
  readonly lines: number;
}

/** An element of an XML document with everything in it; names without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text without that of its children, white space at both ends off. */
  readonly text: string;
}

/** One record as the file has it. */
export interface SourceRecord extends LineSpan {
  /** Unquoted; a file that is cut by lines has one field, one that is cut by elements none. */
  readonly fields: readonly string[];
  /** The record as it stands in the file. */
  readonly text: string;
  /** For a file that is cut by elements: the element, and the names of those it lies in, outermost first. */
  readonly element: XmlElement | null;
  readonly path: readonly string[];
}

/**
 * Where a layout's reader puts what it finds. Every line of the file must be given exactly one meaning, in file order: rows that stem
 * from the same lines follow each other.
 */
export interface RecordOutput {
  /** A row of a stream; its fields stand for the stream's columns, null and '' for no value. */
  row(stream: string, fields: readonly (string | null)[], span: LineSpan): void;
  /** Lines that hold no fact. */
  aside(kind: Exclude<keyof LineCounts, 'physical' | 'loaded' | 'quarantined' | 'blank'>, span: LineSpan): void;
  /** Records that do not fit. `reason` completes the sentence "This record was set aside: ...". */
  misfit(text: string, span: LineSpan, reason: string): void;
  /** A total that the file states beside the one found while reading; exact decimal texts. */
  control(name: string, stated: string, computed: string): void;
  /** Something a person must know about the file. */
  note(code: string, message: string): void;
}

/** Reads the records of one file in order. */
export interface RecordLayout {
  record(record: SourceRecord, out: RecordOutput): void;
  /** Between the last record and the next is one that could not be read and was set aside: the next continues nothing before it. */
  gap?(out: RecordOutput): void;
  /** After the last record: what is still held, and totals that were promised and did not come. */
  end(out: RecordOutput): void;
}
