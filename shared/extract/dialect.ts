import { z } from 'zod';
import type { LineCount } from './record-reader.ts';

/** How the text of a table is written and where in the file it lies. */
export interface Dialect {
  readonly encoding: string;
  /** One character or more. */
  readonly delimiter: string;
  readonly quote: string | null;
  /** Characters, counted from 1, at which columns of fixed width begin; there is no delimiter then. None: they are to be found. */
  readonly cuts?: readonly number[] | undefined;
  /** The character that makes a quote inside quotes part of the text: the quote itself (doubled) where absent; null: there is none. */
  readonly escape?: string | null;
  /** `mixed`: LF and CRLF; `any`: a lone CR ends a record, too. */
  readonly newline: 'lf' | 'crlf' | 'cr' | 'mixed' | 'any' | 'none';
  readonly hasHeader: boolean;
  /** How many records name the columns together, where there are more than one. */
  readonly headerRows?: number;
  /** Names for the columns, where those of the file are missing or damaged. */
  readonly columns?: readonly string[];
  /** Physical lines before the header or the first record. */
  readonly preambleLines?: number;
  /** Last physical line of the table in a file that goes on after it; null: none does. */
  readonly lastLine?: number | null;
  /** Physical lines at the end of the file that are no records; blank ones after them are not counted. */
  readonly trailerLines?: number;
  /** What its line numbers count where it was made from the rows of a container; never said by a person. */
  readonly counts?: LineCount;
  readonly decimal: '.' | ',';
  readonly thousands: '' | ',' | '.' | ' ' | "'";
  readonly dateOrder: 'ymd' | 'mdy' | 'dmy' | 'none';
}

/** What a person may say about how a file is written. */
export const dialectSchema = z
  .object({
    encoding: z.string(),
    delimiter: z.string(),
    quote: z.string().nullable(),
    cuts: z.array(z.number().int().min(1).max(100_000)).max(2000).readonly(),
    escape: z.string().nullable(),
    newline: z.enum(['lf', 'crlf', 'cr', 'mixed', 'any', 'none']),
    hasHeader: z.boolean(),
    headerRows: z.number().int().min(0).max(10),
    columns: z.array(z.string()).min(1).max(16_384),
    preambleLines: z.number().int().min(0),
    lastLine: z.number().int().min(1).nullable(),
    trailerLines: z.number().int().min(0),
    decimal: z.enum(['.', ',']),
    thousands: z.enum(['', ',', '.', ' ', "'"]),
    dateOrder: z.enum(['ymd', 'mdy', 'dmy', 'none']),
  })
  .partial();
