import type { NumberFormat } from '../money/number-format.ts';
import type { Dialect } from './receipt.ts';

/** What a stamp without an offset means. */
export type StampZone =
  /** Every stamp carries its offset from UTC. */
  | { readonly kind: 'offset' }
  /** An IANA zone for stamps without an offset; "UTC" for layouts that say so. Stamps with an offset are taken as they say. */
  | { readonly kind: 'zone'; readonly zone: string }
  /** A column beside it names the zone by abbreviation (PST, CET). */
  | { readonly kind: 'abbreviation'; readonly column: string };

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
    }
  | { readonly kind: 'currency'; readonly from: string }
  | { readonly kind: 'instant'; readonly from: string; readonly zone: StampZone; readonly order?: Dialect['dateOrder'] }
  | { readonly kind: 'day'; readonly from: string; readonly order: Dialect['dateOrder'] }
  | { readonly kind: 'integer' | 'number' | 'boolean'; readonly from: string }
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
