import type { ImportChoice, LineCounts } from '../../../shared/extract/receipt.ts';

/** One file in a partner's layout, written by hand, with everything its import must yield, worked out by hand. */
export interface FormatFixture {
  /** Id in the registry. */
  readonly format: string;
  readonly name: string;
  readonly content: string | Buffer;
  readonly choice?: ImportChoice;
  readonly lines: LineCounts;
  /** Rows by table. */
  readonly tables: Readonly<Record<string, number>>;
  /** Every amount that the receipt shows: "column currency" (or "table.column currency" where several tables are filled) -> exact sum. */
  readonly amounts: Readonly<Record<string, string>>;
  /** Totals the file states and rules it obeys; `ok` follows from the two. */
  readonly controls: readonly { readonly name: string; readonly stated: string; readonly computed: string }[];
  /** Questions to the loaded rows and their answers as text. */
  readonly queries: readonly { readonly sql: string; readonly rows: readonly (readonly (string | null)[])[] }[];
  readonly warnings: readonly string[];
  /** The same file spoiled: what it becomes, records in quarantine with a word of the reason, and the controls that no longer hold. */
  readonly spoiled: readonly {
    readonly what: string;
    readonly content: string | Buffer;
    readonly quarantined: readonly { readonly line: number; readonly reason: string }[];
    readonly failing: readonly string[];
  }[];
}
