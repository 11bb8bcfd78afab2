import type { AppError } from '../errors/app-error.ts';
import type { Drift } from './drift.ts';
import type { ExtractFormat, FormatWarning, RecordCut } from './extract-format.ts';
import type { ColumnMapping, ExtractProfile } from './profile.ts';
import type { Question } from './question.ts';
import type { Dialect, PreviewStream } from './receipt.ts';

/** What a sample of a text file means, before anything is loaded. */
export interface Interpretation {
  readonly dialect: Dialect;
  /** Names of the columns as the layout knows them. */
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  /** For a file of several record types: how it is cut, and the first rows of each stream. */
  readonly cut: RecordCut | null;
  readonly streams: readonly PreviewStream[];
  /** null: a plain table. */
  readonly format: ExtractFormat | null;
  /** The layout that a person taught, where it is read with one. */
  readonly profile?: ExtractProfile;
  /** How the columns differ from the layout as it was last seen, and what the receipt says of it. */
  readonly drift?: Drift | null;
  readonly notes?: readonly FormatWarning[];
  readonly candidates: readonly { readonly format: string; readonly label: string; readonly certain: boolean; readonly reason: string }[];
  readonly mapping: readonly ColumnMapping[];
  /** What a person must say before the file may be loaded. */
  readonly questions: readonly Question[];
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
