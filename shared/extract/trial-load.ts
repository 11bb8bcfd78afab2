import type { ColumnType } from '../domain/tables.ts';
import type { AppError } from '../errors/app-error.ts';
import type { Receipt } from './receipt.ts';

/** What the first part of a file would become; nothing of it is kept. */
export type TrialLoad =
  | {
      readonly kind: 'loaded';
      /** The part is the whole file, so that its receipt is the one the file will have. */
      readonly isWholeFile: boolean;
      /** Canonical columns that hold something. */
      readonly columns: readonly { readonly name: string; readonly label: string; readonly type: ColumnType }[];
      /** The first rows, their values as text. */
      readonly rows: readonly { readonly line: number; readonly fault: string | null; readonly values: readonly (string | null)[] }[];
      readonly faults: readonly { readonly reason: string; readonly rows: number }[];
      readonly setAside: readonly { readonly line: number; readonly reason: string; readonly text: string }[];
      readonly receipt: Receipt;
    }
  | { readonly kind: 'refused'; readonly error: AppError };
