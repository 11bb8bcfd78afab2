import type { JsonForm } from './json-form.ts';

/** What the unpacked bytes of a file are: text of some dialect, or a container from which rows are made. */
export type TableForm =
  | { readonly kind: 'text' }
  /** Lines of fixed width in `encoding`, cut at characters counted from 1. */
  | { readonly kind: 'fixed'; readonly encoding: string; readonly cuts: readonly number[] }
  | { readonly kind: 'parquet'; readonly hasNaiveStamps: boolean }
  /** `width`: fields that its rows are filled up to. */
  | { readonly kind: 'xlsx'; readonly sheet: string; readonly width: number }
  /** `encoding`: how its text is written; `columns`: places of its records that are columns, of `places` in all, called `header`. */
  | {
      readonly kind: 'json';
      readonly form: JsonForm;
      readonly path: string;
      readonly encoding: string;
      readonly header: readonly string[];
      readonly columns: readonly number[];
      readonly places: number;
    };

/** How the bytes of a file become the text of one table, from the outside in. */
export interface SourceForm {
  /** Member of a zip archive; null where the file is none. */
  readonly member: string | null;
  readonly isGzip: boolean;
  readonly table: TableForm;
}

export const plainForm: SourceForm = { member: null, isGzip: false, table: { kind: 'text' } };
export const gzipForm: SourceForm = { ...plainForm, isGzip: true };

/** What a person may choose among in a file that holds several tables. */
export interface SheetInfo {
  /** Name of the sheet, or keys that lead to the list in a JSON document. */
  readonly name: string;
  readonly isHidden: boolean;
  /** Range that a spreadsheet says is filled, like A1:F20; null where it does not say. */
  readonly dimension: string | null;
  /** Records of a list; null where they were not counted. */
  readonly records: number | null;
}

export interface MemberInfo {
  readonly name: string;
  readonly bytes: number;
  /** Why it cannot be read; null when it can. */
  readonly refusal: 'encrypted' | 'archive' | 'method' | 'too_large' | null;
}

/** Container as a receipt names it: the outermost thing that is not plain. */
export type ContainerName = 'plain' | 'gzip' | 'parquet' | 'xlsx' | 'json' | 'ndjson' | 'zip';

export function containerName({ member, isGzip, table }: SourceForm): ContainerName {
  if (member !== null) return 'zip';
  if (table.kind === 'xlsx') return 'xlsx';
  if (table.kind === 'parquet') return 'parquet';
  if (table.kind === 'json') return table.form === 'lines' ? 'ndjson' : 'json';
  return isGzip ? 'gzip' : 'plain';
}
