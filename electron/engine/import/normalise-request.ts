import type { AppError } from '../../../shared/errors/app-error.ts';
import type { AmountRule } from '../../../shared/extract/amount-rule.ts';
import type { AmountSum } from '../../../shared/extract/amount-summer.ts';
import type { Proof, ProofCheck } from '../../../shared/extract/column-proof.ts';
import type { LineCounts } from '../../../shared/extract/receipt.ts';
import type { DelimitedBytes } from '../../../shared/extract/record-reader.ts';

export type Container = 'plain' | 'gzip';

/** Labels that the decoder knows; files in anything else are refused. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1' | 'iso-8859-15';

/** Everything the reading thread needs: where, how it is written, and what must not pass. */
export interface NormaliseRequest {
  readonly path: string;
  readonly file: string;
  readonly container: Container;
  readonly encoding: TextEncodingName;
  readonly delimited: DelimitedBytes;
  readonly fields: number;
  readonly hasHeader: boolean;
  /** Number records from 1 instead of physical lines: the rows of a Parquet file. */
  readonly numbersRows: boolean;
  readonly amounts: readonly AmountRule[];
  /** Columns of reference ids: card-shaped numbers in them are reported and kept. */
  readonly referenceColumns: readonly number[];
  readonly droppedColumns: readonly number[];
  readonly watched: readonly ProofCheck[];
  readonly folder: string;
  readonly segmentBytes: number;
  readonly segmentsAhead: number;
  readonly recordBytes: number;
  /** Size and time of change when the file was inspected. */
  readonly stamp: { readonly size: number; readonly modifiedMs: number };
}

export interface NormaliseSummary {
  readonly bytes: number;
  readonly sha256: string;
  readonly lines: LineCounts;
  readonly records: number;
  readonly quarantined: number;
  readonly quarantinePath: string | null;
  readonly longestQuarantined: number;
  readonly amounts: readonly AmountSum[];
  readonly cardNumbersMasked: number;
  readonly columnsMasked: readonly number[];
  /** Card-shaped numbers kept in reference columns: column and how many. */
  readonly cardShapedReferences: readonly { readonly column: number; readonly count: number }[];
}

export interface Segment {
  readonly path: string;
  readonly rows: number;
  readonly longestRecord: number;
  readonly hasLineBreaks: boolean;
  /** Columns whose every value in this segment was seen to be in a strict form. */
  readonly proofs: readonly (readonly [column: number, proof: Proof])[];
}

/** What the reading thread says. */
export type NormaliserMessage =
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly summary: NormaliseSummary }
  | { readonly kind: 'failed'; readonly error: AppError };

/** What the reading thread hears: one segment was loaded and deleted. */
export interface SegmentConsumed {
  readonly kind: 'consumed';
}
