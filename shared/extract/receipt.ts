import type { FactTableName } from '../domain/tables.ts';
import type { AppError } from '../errors/app-error.ts';
import type { ContainerName, MemberInfo, SheetInfo, SourceForm } from './containers/source-form.ts';
import type { Dialect } from './dialect.ts';
import type { Drift } from './drift.ts';
import type { PersonalAction, PersonalKind } from './personal-data.ts';
import type { ColumnMapping, ExtractProfile } from './profile.ts';
import type { Question } from './question.ts';

export type { Dialect };

/** Line equation: physical = header + preamble + blank + trailer + loaded + quarantined, counted in physical lines of the (decompressed) text. */
export interface LineCounts {
  readonly physical: number;
  readonly header: number;
  readonly preamble: number;
  readonly blank: number;
  readonly trailer: number;
  readonly loaded: number;
  readonly quarantined: number;
}

/** Exact decimal strings in major units, positive = to us. `currency` is ISO 4217, or "XXX" where the file states none. */
export interface AmountControl {
  /** The table of the column, in a file that fills several. */
  readonly table?: FactTableName;
  readonly column: string;
  readonly currency: string;
  readonly loaded: string;
  readonly quarantined: string;
  /** The normaliser's own sum over every record, independent of the database. */
  readonly independent: string;
}

export interface StatedControl {
  readonly name: string;
  readonly stated: string;
  readonly computed: string;
  readonly ok: boolean;
  /** What it is computed of, where corrected records change it: an amount in one currency, or the number of records. */
  readonly over?: 'records' | { readonly column: string; readonly currency: string };
}

export interface ReceiptWarning {
  readonly code: string;
  readonly message: string;
}

/** Where card numbers were found. confirmed: nearly every row; suspect: many rows; scattered: here and there, as in free text. */
export interface CardColumn {
  readonly column: string;
  readonly verdict: 'confirmed' | 'suspect' | 'scattered';
  readonly rows: number;
}

export interface GuardSummary {
  /** Card numbers covered before anything was written: cut to first 6 + last 4, or replaced by a keyed code. */
  readonly pansMasked: number;
  readonly cardNumbers?: 'truncate' | 'hash';
  readonly columnsWithPans: readonly string[];
  readonly cardColumns?: readonly CardColumn[];
  /** Columns about a person, and what became of them. */
  readonly personal?: readonly { readonly column: string; readonly kind: PersonalKind; readonly action: PersonalAction }[];
  /** Columns that must never be stored (card verification, track, PIN), dropped on sight. */
  readonly columnsDropped: readonly string[];
}

/** The auditor's working paper of one loaded file. */
export interface Receipt {
  readonly file: string;
  readonly sourcePath: string;
  readonly bytes: number;
  readonly sha256: string;
  /** When the source file was last changed; with its size it tells whether the file at hand is still the one that was read. */
  readonly sourceModifiedAt?: string;
  readonly container: ContainerName;
  /** How its bytes became text; absent where they were text, packed in gzip or not. */
  readonly form?: SourceForm;
  readonly format: string;
  readonly formatVerified: boolean;
  /** The table that most of it is about. */
  readonly table: FactTableName;
  /** Every table it fills, in a file that fills several. */
  readonly tables?: readonly { readonly table: FactTableName; readonly rows: number }[];
  readonly dialect: Dialect | null;
  readonly lines: LineCounts;
  readonly rows: { readonly loaded: number; readonly quarantined: number; readonly faulty: number };
  readonly amounts: readonly AmountControl[];
  readonly controls: readonly StatedControl[];
  readonly firstInstant: string | null;
  readonly lastInstant: string | null;
  /** Days between first and last that hold no row, YYYY-MM-DD. */
  readonly missingDays: readonly string[];
  readonly warnings: readonly ReceiptWarning[];
  readonly guard: GuardSummary;
  readonly loadedAt: string;
  readonly elapsedMs: number;
  /** Names of the columns as the layout knows them; absent where records of several types were read. */
  readonly header?: readonly string[];
  /** What the file was read with, so that its records can be read again. */
  readonly choice?: ImportChoice;
  /** Zone that stamps without one were read in. */
  readonly zone?: string;
  /** Records of its quarantine that a person corrected, one entry for each time. */
  readonly corrections?: readonly Correction[];
}

/** One field that a person changed; values that must not be stored are starred. */
export interface FieldChange {
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

/** Records that were corrected and loaded together: who, when, what. */
export interface Correction {
  readonly by: string;
  readonly at: string;
  readonly records: readonly {
    readonly line: number;
    readonly byteOffset: number;
    readonly reason: string;
    readonly changes: readonly FieldChange[];
  }[];
  /** What the records held in the quarantined sums before; they no longer do. */
  readonly settled: readonly {
    readonly table?: FactTableName;
    readonly column: string;
    readonly currency: string;
    readonly amount: string;
  }[];
  /** Days on which they have rows. */
  readonly days: readonly string[];
}

/** Every table a file filled, with its rows. */
export function tablesOf({ table, tables, rows }: Receipt): readonly { readonly table: FactTableName; readonly rows: number }[] {
  return tables ?? [{ table, rows: rows.loaded }];
}

export type ExtractState = 'active' | 'superseded' | 'undone';

export interface ExtractSummary {
  readonly id: number;
  readonly name: string;
  readonly state: ExtractState;
  readonly receipt: Receipt;
  /** Partners found in the rows, for the list. */
  readonly partners: readonly string[];
  readonly sourceAtHand: boolean;
  /** The extract whose quarantined records these are, corrected; null for a file. */
  readonly corrects: number | null;
  /** Extracts that hold corrected records of this one. */
  readonly correctedBy: readonly number[];
}

export interface QuarantinedRecord {
  readonly line: number;
  readonly byteOffset: number;
  readonly text: string;
  readonly reason: string;
  /** Column at fault, when one is. */
  readonly column: string | null;
  /** The text cut into fields as far as its delimiters tell; absent where the file is no table. */
  readonly fields?: readonly string[];
}

export interface PreviewStream {
  readonly table: FactTableName;
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

/** One physical line of a file as its reader takes it. */
export interface PreviewLine {
  /** From 1. */
  readonly line: number;
  /** As it stands in the file, card numbers masked and columns that must not be stored left out. */
  readonly text: string;
  readonly kind: 'preamble' | 'header' | 'record' | 'blank' | 'trailer' | 'misfit';
  /** Which record it belongs to, from 1; a record may take several lines. Null for what is no record. */
  readonly record: number | null;
  /** Fields of its record, on the line where the record begins. */
  readonly fields: number | null;
  /** Why it does not fit, on the line where it begins; completes "This record was set aside: ...". */
  readonly fault: string | null;
}

/** What the preview shows before a file is loaded. */
/** Size in bytes, and when the file was last changed, in milliseconds since 1970 UTC. */
export interface FileStamp {
  readonly size: number;
  readonly modifiedMs: number;
}

export interface ExtractPreview {
  readonly file: string;
  readonly bytes: number;
  readonly container: Receipt['container'];
  /** Sheets of a spreadsheet, or lists of objects in a JSON document, of which one is read. */
  readonly sheets: readonly SheetInfo[];
  /** Files in an archive, of which one is read. */
  readonly members: readonly MemberInfo[];
  readonly dialect: Dialect | null;
  /** Its text begins with a byte-order mark, which says how it is encoded. */
  readonly hasMark: boolean;
  /** Best first; `certain` means header and sample fit exactly one layout. */
  readonly candidates: readonly { readonly format: string; readonly label: string; readonly certain: boolean; readonly reason: string }[];
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  /** For a file of several record types: the first rows of each kind; header and sample are those of the first that has rows. */
  readonly streams: readonly PreviewStream[];
  /** Of a table without a known layout: the proposed meaning of each source column; of a taught one: what it says. */
  readonly mapping: readonly ColumnMapping[];
  /** The taught layout that it is read with. */
  readonly profile: ExtractProfile | null;
  /** How its columns differ from the layout as it was last seen; null where they do not. */
  readonly drift: Drift | null;
  /** What must be settled before it is loaded. */
  readonly questions: readonly Question[];
  /** Columns about a person; they are masked unless something else is chosen. */
  readonly personal: readonly { readonly column: string; readonly kind: PersonalKind }[];
  /** Columns in which something looks like a card number, besides those that the layout knows as references. */
  readonly cardShaped: readonly string[];
  /** The first lines of the file and where its records break; empty where it is not read by lines. */
  readonly lines: readonly PreviewLine[];
  readonly refused: AppError | null;
  readonly alreadyLoadedAs: number | null;
  /** By which a change of the file is seen; null where it could not be looked at. */
  readonly stamp: FileStamp | null;
}

/** `from`: the name the layout knows, `to`: the name in the file. */
export interface DriftAnswer {
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly gone: readonly string[];
}

export interface ImportChoice {
  /** Name of a file in an archive. */
  readonly member?: string;
  /** Name of a sheet, or the keys that lead to a list in a JSON document. */
  readonly sheet?: string;
  /** Row of a sheet that names the columns, from 1. */
  readonly headerRow?: number;
  readonly format?: string;
  readonly dialect?: Partial<Dialect>;
  /** What the columns of a plain table become: short for a profile of plain_line in the dialect that the file shows. */
  readonly mapping?: readonly ColumnMapping[];
  /** A layout that a person taught, saved or not; it wins over `format`. */
  readonly profile?: ExtractProfile;
  /** What a person says of columns that the layout knows and the file does not have: their new names, and those that are gone. */
  readonly drift?: DriftAnswer;
  readonly partner?: string;
  readonly currency?: string;
  /** IANA zone for stamps that carry none. */
  readonly timeZone?: string;
  readonly allowDuplicate?: boolean;
  /** What becomes of earlier files whose rows are in this one, too: asked where nothing is said. */
  readonly onOverlap?: 'ask' | 'supersede' | 'keep_both';
  /** What becomes of columns about a person, by column name; mask where nothing is said. */
  readonly personal?: Readonly<Record<string, PersonalAction>>;
  /** Columns of ids that may look like card numbers: reported and kept, unless nearly all of them are. */
  readonly referenceColumns?: readonly string[];
}

export type ImportResult =
  /** `superseded`: earlier extracts that it takes the place of. */
  | { readonly status: 'loaded'; readonly file: string; readonly extract: ExtractSummary; readonly superseded: readonly number[] }
  | { readonly status: 'refused'; readonly file: string; readonly error: AppError };
