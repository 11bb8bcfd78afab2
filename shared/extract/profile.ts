import { z } from 'zod';
import { factTableNames } from '../domain/tables.ts';
import { dateStyles } from './date-style.ts';
import { dialectSchema } from './dialect.ts';

const words = z.array(z.string().max(200)).max(500);
const columnName = z.string().max(500);

const signSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('as_is') }),
  z.object({ kind: z.literal('negate') }),
  /**
   * A column beside the amounts says which are to us (positive) and which from us (negative). The amounts are unsigned, or their own
   * sign is overruled: D negates the absolute value.
   */
  z.object({ kind: z.literal('code'), column: columnName, positive: words, negative: words, overrules: z.boolean().optional() }),
]);

const zoneSchema = z.discriminatedUnion('kind', [
  /** The zone chosen for the file, else the workbook's. */
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('zone'), zone: z.string() }),
  /** Every stamp carries its offset from UTC. */
  z.object({ kind: z.literal('offset') }),
  z.object({ kind: z.literal('abbreviation'), column: columnName }),
  z.object({ kind: z.literal('offset-column'), column: columnName }),
]);

const wordMapSchema = z.object({
  /** Our word -> the file's words for it. */
  ours: z.record(z.string().max(200), words),
  otherwise: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('keep') }),
    z.object({ kind: z.literal('word'), word: z.string().min(1).max(200) }),
    /** The value is empty and its row says why. */
    z.object({ kind: z.literal('fault') }),
  ]),
});

/** What one column of a file becomes. A source may stand in several entries; two amounts with one target are added up. */
export const columnMappingSchema = z.object({
  source: columnName,
  /** A canonical column of the table; null: kept as x_ text, or left out with `drop`. */
  target: z.string().nullable(),
  drop: z.boolean().optional(),
  /** For amounts; as it stands where absent. */
  sign: signSchema.optional(),
  /** For amounts: minor = whole numbers in the currency's ISO 4217 minor unit. */
  unit: z.enum(['major', 'minor']).optional(),
  /** For days and times; the dialect's order where absent. */
  dateStyle: z.enum(['none', ...dateStyles.map(({ style }) => style)] as const).optional(),
  /** For times: the column with the time of day. */
  clock: columnName.optional(),
  /** For times; the file's zone where absent. */
  zone: zoneSchema.optional(),
  /** For texts: the file's words in ours. */
  words: wordMapSchema.optional(),
});
export type ColumnMapping = Readonly<z.infer<typeof columnMappingSchema>>;

/** A layout that a person taught: enough to read the next file of its kind, and small enough to send to a colleague. */
export const extractProfileSchema = z.object({
  kind: z.literal('paybench-profile'),
  version: z.literal(1),
  name: z.string().trim().min(1).max(100),
  table: z.enum(factTableNames),
  dialect: dialectSchema.required({ delimiter: true, quote: true, hasHeader: true, decimal: true, thousands: true, dateOrder: true }),
  /** The columns of the file it was taught on, in their order; c1, c2, ... where the file names none. */
  header: z.array(columnName).min(1).max(2000),
  columns: z.array(columnMappingSchema).max(4000),
  /** Canonical column -> a text that holds for every row. */
  constants: z.record(z.string(), z.string().max(500)).default({}),
  /** IANA zone of times and days for which neither their column nor the file says one; the workbook's where absent. */
  timeZone: z.string().max(100).optional(),
  /** Later names of columns -> the names above. */
  renames: z.array(z.object({ from: columnName, to: columnName })).default([]),
});
export type ExtractProfile = Readonly<z.infer<typeof extractProfileSchema>>;

const prefix = 'profile:';

/** How receipts and choices name a layout that was taught. */
export const profileFormatId = (name: string): string => prefix + name;

/** The name in such an id; null for a layout of ours. */
export const profileNameOf = (format: string): string | null => (format.startsWith(prefix) ? format.slice(prefix.length) : null);

/** The source columns that an entry looks at, its own first. */
export function columnsRead({ source, sign, zone, clock }: ColumnMapping): readonly string[] {
  const beside = zone?.kind === 'abbreviation' || zone?.kind === 'offset-column' ? [zone.column] : [];
  return [source, ...(sign?.kind === 'code' ? [sign.column] : []), ...beside, ...(clock === undefined ? [] : [clock])];
}
