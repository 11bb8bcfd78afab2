import type { FactTableName } from '../domain/tables.ts';
import { oneOfSql } from '../query/one-of-sql.ts';
import type { ColumnRules } from './column-rule.ts';
import type { NaturalKey } from './natural-key.ts';
import type { RecordLayout } from './record-layout.ts';

/** What an import is told besides the file itself. */
export interface FormatChoice {
  readonly partner: string | null;
  /** IANA zone of stamps without an offset, where the layout does not say; null = not chosen. */
  readonly timeZone: string | null;
  /** The zone to read them in: the one chosen, else the workbook's own. */
  readonly zone: string;
  readonly currency: string | null;
}

/** A total the file states, or a rule it must obey, checked after loading: a failed one is reported, never repaired. */
export interface ControlRule {
  /**
   * SQL over the rows of one extract (condition `rows`), giving name, stated and computed as text; no row where there is nothing to
   * check, null where the file's `header` leaves nothing to ask.
   */
  readonly sql: (rows: string, header: readonly string[]) => string | null;
}

export interface FormatWarning {
  readonly code: string;
  readonly message: string;
}

/** One partner layout: a table known by its column names, or a file of several record types. */
export type ExtractFormat = HeaderFormat | RecordFormat;

/** A table: how it is recognised by its column names, and what each canonical column is made from. */
export interface HeaderFormat {
  readonly kind: 'header';
  readonly id: string;
  readonly label: string;
  readonly table: FactTableName;
  /** Checked against real files of the partner, not only against its documentation. */
  readonly verified: boolean;
  /** Column names that every file of the layout has, in any order; alternatives in one entry are parted by |. */
  readonly required: readonly string[];
  /** Turns away a file that has the required columns but is another layout. */
  readonly excludes?: readonly string[];
  /** Columns that files of the layout may name twice with the same content: the first is read, and a control compares them. */
  readonly repeats?: readonly string[];
  /** Columns of reference ids, in which card-shaped numbers are reported and kept. */
  readonly referenceColumns: readonly string[];
  /** Columns that a person wants nothing kept of. */
  readonly leftOut?: readonly string[];
  readonly naturalKey?: NaturalKey;
  rules(header: readonly string[], choice: FormatChoice): ColumnRules;
  readonly controls: readonly ControlRule[];
  /** Assumptions made because the file does not say. */
  warnings(header: readonly string[], choice: FormatChoice): readonly FormatWarning[];
}

/** How the text of a file of several record types is cut before its layout sees it. */
export type RecordCut =
  /** One physical line is one record with one field. */
  | { readonly kind: 'lines' }
  /** Delimited records of any number of fields. */
  | { readonly kind: 'delimited'; readonly delimiter: string; readonly quote: string | null }
  /** Elements of an XML document with one of these local names, each handed over whole; one inside another of them is part of it. */
  | { readonly kind: 'xml'; readonly elements: readonly string[] };

/** One kind of row that a layout brings: the fact table it fills, the columns its reader gives and what they become. */
export interface StreamRule {
  readonly table: FactTableName;
  /** Columns that its reader gives; those that the file names itself come after them. */
  readonly columns: readonly string[];
  /** Columns of reference ids, in which card-shaped numbers are reported and kept. */
  readonly referenceColumns: readonly string[];
  readonly naturalKey?: NaturalKey;
  /** `columns`: every column of the stream in this file. */
  rules(choice: FormatChoice, columns: readonly string[]): ColumnRules;
}

/** A file of several record types: a reader turns its records into the rows of one or more streams. */
export interface RecordFormat {
  readonly kind: 'records';
  readonly id: string;
  readonly label: string;
  /** Checked against real files of the partner, not only against its documentation. */
  readonly verified: boolean;
  /** How a file in this layout is recognised, in a sentence for people. */
  readonly recognisedBy: string;
  /** Whether the first lines of a file are in this layout, and how it is cut; null where they are not. */
  detect(sample: LayoutSample): RecordCut | null;
  /** Columns that the file itself names, by stream; a column without a rule is kept as text. Absent where the layout fixes all of them. */
  namedColumns?(sample: LayoutSample): Readonly<Record<string, readonly string[]>>;
  /** The first is the one that is shown first. */
  readonly streams: Readonly<Record<string, StreamRule>>;
  /** A reader for one file. It keeps what it needs of earlier records and never more than one group of them. */
  open(choice: FormatChoice): RecordLayout;
  readonly controls: readonly ControlRule[];
  /** Assumptions made because the file does not say. */
  warnings(choice: FormatChoice): readonly FormatWarning[];
}

/** What is looked at before a file is read: its first lines as text, and its first record. */
export interface LayoutSample {
  /** Physical lines without their ends; the last one may be cut. */
  readonly lines: readonly string[];
  /** Fields of the first record, comma-delimited and unquoted. */
  readonly firstRecord: readonly string[];
}

/** Whether a header has every required column. */
export function hasRequiredColumns(format: HeaderFormat, header: readonly string[]): boolean {
  const has = (names: string) => names.split('|').some((name) => header.includes(name));
  return format.required.every(has) && !(format.excludes ?? []).some(has);
}

/** The first of these names that the header has; the first name when it has none. */
export function firstPresent(header: readonly string[], ...names: readonly string[]): string {
  return names.find((name) => header.includes(name)) ?? names[0] ?? '';
}

/** SQL CASE that turns a source's words into ours; words not listed give `otherwise`. */
export function wordsSql(text: string, words: Readonly<Record<string, readonly string[]>>, otherwise: string): string {
  const cases = Object.entries(words).map(([ours, theirs]) => `WHEN ${oneOfSql(text, theirs)} THEN '${ours}'`);
  return `CASE ${cases.join(' ')} ELSE ${otherwise} END`;
}

/** The fact table that a layout is mostly about: its first stream's, where it has several. */
export function tableOf(format: ExtractFormat): FactTableName {
  if (format.kind === 'header') return format.table;
  const [first] = Object.values(format.streams);
  if (first === undefined) throw new Error(`${format.id} brings no rows`);
  return first.table;
}
