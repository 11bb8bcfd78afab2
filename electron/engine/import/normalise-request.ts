import type { AppError } from '../../../shared/errors/app-error.ts';
import type { SourceForm } from '../../../shared/extract/containers/source-form.ts';
import type { AmountRule } from '../../../shared/extract/amount-rule.ts';
import type { AmountSides, AmountSum } from '../../../shared/extract/amount-summer.ts';
import type { PersonalRule } from '../../../shared/extract/load-plan.ts';
import type { OddRecords } from '../../../shared/extract/load-sql.ts';
import type { Proof, ProofCheck } from '../../../shared/extract/column-proof.ts';
import type { FormatChoice, RecordCut } from '../../../shared/extract/extract-format.ts';
import type { LineCounts, ReceiptWarning, StatedControl } from '../../../shared/extract/receipt.ts';
import type { DialectBytes } from '../../../shared/extract/dialect-bytes.ts';
import type { DelimitedBytes } from '../../../shared/extract/record-reader.ts';
import type { RoundedColumn } from '../../../shared/extract/rounded-ids.ts';
import type { TextEncodingName } from '../../../shared/extract/sniff-encoding.ts';
import type { TablePlace } from '../../../shared/extract/table-reader.ts';

export type { TextEncodingName };

/** One stream of rows: its columns, and what must not pass. */
export interface StreamRequest {
  readonly name: string;
  readonly header: readonly string[];
  readonly amounts: readonly AmountRule[];
  /** Columns of reference ids: card-shaped numbers in them are reported and kept. */
  readonly referenceColumns: readonly number[];
  readonly droppedColumns: readonly number[];
  readonly personal: readonly PersonalRule[];
  readonly watched: readonly ProofCheck[];
  readonly idColumns: readonly number[];
}

/** How the text of the file becomes rows. */
export type ReadingRequest =
  /** Its records are the rows of the one stream. */
  | { readonly kind: 'table'; readonly dialect: DialectBytes; readonly place: TablePlace }
  /** A layout of several record types, by its id in the registry. */
  | {
      readonly kind: 'records';
      readonly format: string;
      readonly cut: RecordCut;
      readonly newline: DelimitedBytes['newline'];
      readonly choice: FormatChoice;
    };

/** Where the bytes lie. Text that lies in no file is read from memory: it may hold what must not be written. */
export type SourceRequest =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly form: SourceForm;
      readonly encoding: TextEncodingName;
      /** Size and time of change when the file was inspected. */
      readonly stamp: { readonly size: number; readonly modifiedMs: number };
    }
  | { readonly kind: 'text'; readonly text: Uint8Array };

/** Everything the reading thread needs: where, how it is written, and what becomes of it. */
export interface NormaliseRequest {
  readonly source: SourceRequest;
  /** What the file is called in messages. */
  readonly file: string;
  readonly reading: ReadingRequest;
  readonly streams: readonly StreamRequest[];
  /** How card numbers are covered; all in one workbook alike, since two ways side by side can be put together. */
  readonly cardNumbers: 'truncate' | 'hash';
  /** Key of the codes that replace values, as hex; null where none is needed. */
  readonly hashKey: string | null;
  readonly folder: string;
  readonly segmentBytes: number;
  readonly segmentsAhead: number;
  readonly recordBytes: number;
}

/** What was read of one stream. */
export interface StreamSummary {
  readonly records: number;
  readonly amounts: readonly AmountSum[];
  readonly sides: readonly AmountSides[];
  /** Columns in which card numbers were covered: how many rows. */
  readonly columnsMasked: readonly { readonly column: number; readonly rows: number }[];
  readonly roundedIds: readonly RoundedColumn[];
  /** Card-shaped numbers kept in reference columns: column and how many. */
  readonly cardShapedReferences: readonly { readonly column: number; readonly count: number }[];
}

export interface NormaliseSummary {
  readonly bytes: number;
  readonly sha256: string;
  readonly lines: LineCounts;
  /** In the order of the request. */
  readonly streams: readonly StreamSummary[];
  readonly quarantined: number;
  readonly quarantinePaths: readonly string[];
  readonly cardNumbersMasked: number;
  /** Totals that the file itself states. */
  readonly controls: readonly StatedControl[];
  readonly notes: readonly ReceiptWarning[];
}

export interface Segment {
  /** Position of its stream in the request. */
  readonly stream: number;
  readonly path: string;
  readonly rows: number;
  /** Columns whose values in this segment were seen to be in a strict form, all but those of the odd records. */
  readonly proofs: readonly (readonly [column: number, proof: Proof])[];
  readonly odd: OddRecords | null;
}

/** What the reading thread says. `references`: a reference column that turned out to hold card numbers; reading stopped at once. */
export type NormaliserMessage =
  | { readonly kind: 'references'; readonly column: string }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly summary: NormaliseSummary }
  | { readonly kind: 'failed'; readonly error: AppError };

/** What the reading thread hears: a file to read, one at a time; that one segment was loaded and deleted. */
export type ToNormaliser = { readonly kind: 'read'; readonly request: NormaliseRequest } | { readonly kind: 'consumed' };
