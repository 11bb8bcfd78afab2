import type { ImportChoice } from '../../shared/extract/receipt.ts';
import type { CleanTable } from './clean-table.ts';
import type { Outcome } from './judge.ts';

/** One file of the torture: its bytes, what it was meant to hold, and which outcomes are right for it. */
export interface Variant {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly table: CleanTable;
  /** Rows of the table that the damage touched. */
  readonly damaged: readonly number[];
  readonly choice: ImportChoice;
  readonly accepts: readonly Outcome[];
  /** Physical lines of the text. */
  readonly lines: number;
}

/** Lines of a text whose lines end as told: LF with or without CR, a CR alone, or any of them. */
export function countLines(text: string, ends: 'lf' | 'cr' | 'any'): number {
  const pattern = { lf: /\n/g, cr: /\r/g, any: /\r\n|\n|\r/g }[ends];
  const found = text.match(pattern)?.length ?? 0;
  return text === '' || { lf: /\n$/, cr: /\r$/, any: /[\r\n]$/ }[ends].test(text) ? found : found + 1;
}

type Given = Pick<Variant, 'kind' | 'name' | 'table'> & Partial<Omit<Variant, 'kind' | 'name' | 'table'>>;

/** A variant of text in UTF-8 unless bytes are given; whole and undamaged unless told otherwise. */
export function variant(text: string, given: Given, ends: 'lf' | 'cr' | 'any' = 'lf'): Variant {
  return { bytes: new TextEncoder().encode(text), damaged: [], choice: {}, accepts: ['exact'], lines: countLines(text, ends), ...given };
}

/** A column that is kept as text in every file, so that nothing but structure is asked. */
export const asText: ImportChoice = { format: 'plain.table', mapping: [], timeZone: 'UTC' };
