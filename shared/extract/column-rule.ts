import type { NumberFormat } from '../money/number-format.ts';
import type { DateStyle } from './date-style.ts';

/** What a stamp without an offset means. */
export type StampZone =
  /** Every stamp carries its offset from UTC. */
  | { readonly kind: 'offset' }
  /** An IANA zone for stamps without an offset; "UTC" for layouts that say so. Stamps with an offset are taken as they say. */
  | { readonly kind: 'zone'; readonly zone: string }
  /** A column beside it names the zone by abbreviation (PST, CET). */
  | { readonly kind: 'abbreviation'; readonly column: string }
  /** A column beside it holds the offset from UTC (-0800, +01:00). */
  | { readonly kind: 'offset-column'; readonly column: string };

/** A column beside amounts that says which are to us and which from us; any other word is a fault. */
export interface SignCode {
  readonly column: string;
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  /** The word gives the sign whatever sign the amount has; without it, a sign of the amount's own is a fault. */
  readonly overrules?: boolean | undefined;
}

/** A source's words for each of ours. */
export interface WordMap {
  readonly ours: Readonly<Record<string, readonly string[]>>;
  readonly otherwise: { readonly kind: 'keep' } | { readonly kind: 'word'; readonly word: string } | { readonly kind: 'fault' };
}

/** SQL text of a source column, by the name in the file's header; "NULL" when the file has no such column. */
export type SourceSql = (column: string) => string;

/** How one canonical column is made from the source's columns. Names are those of the header; a column that is not there gives NULL. */
export type ColumnRule =
  | { readonly kind: 'text'; readonly from: string }
  | { readonly kind: 'constant'; readonly value: string | null }
  | {
      readonly kind: 'amount';
      readonly plus: readonly string[];
      readonly minus: readonly string[];
      readonly unit: 'major' | 'minor';
      readonly format: NumberFormat;
      /** Column that names the currency; null = `fixedCurrency` holds for the file. */
      readonly currency: string | null;
      readonly fixedCurrency?: string | null;
      readonly sign?: SignCode;
    }
  | { readonly kind: 'currency'; readonly from: string }
  | {
      readonly kind: 'instant';
      readonly from: string;
      readonly zone: StampZone;
      readonly order?: DateStyle;
      /** Column with the time of day, where `from` holds the day alone. */
      readonly clock?: string;
    }
  | { readonly kind: 'day'; readonly from: string; readonly order: DateStyle }
  | { readonly kind: 'words'; readonly from: string; readonly words: WordMap }
  /** `format`: how numbers are written where that is not with a point alone. */
  | { readonly kind: 'integer' | 'number' | 'boolean'; readonly from: string; readonly format?: NumberFormat }
  /**
   * SQL over the source's columns and, with `value`, over canonical columns made before it. `consumes` names columns that it holds in
   * full, so that they are not kept a second time as x_ columns.
   */
  | {
      readonly kind: 'expression';
      readonly sql: (source: SourceSql, value: (target: string) => string) => string;
      readonly consumes: readonly string[];
    };

/** In the order in which expressions may build on each other. */
export type ColumnRules = Readonly<Record<string, ColumnRule>>;
