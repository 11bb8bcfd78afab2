import type { FactTableName } from '../domain/tables.ts';
import type { Filter } from '../query/filter.ts';
import type { AgeBucket } from './age.ts';
import type { BreakType } from './break-type.ts';
import type { Leg } from './leg.ts';
import type { Match, MatchRule, Pass } from './match-rule.ts';

/** Exact decimal text in major units of one currency. Breaks are never netted: `gross` adds sizes, `net` adds left minus right. */
export interface Exposure {
  readonly currency: string;
  readonly gross: string;
  readonly net: string;
}

/** Every item of one side is in exactly one of these. */
export interface SideFigures {
  readonly items: number;
  readonly matched: number;
  readonly accepted: number;
  readonly suggested: number;
  readonly inBreaks: number;
  readonly writtenOff: number;
  readonly timing: number;
}

/** What one currency of a leg adds up to, exact decimal text. difference = left - right = tolerated + timing + writtenOff + unreconciled. */
export interface Balance {
  readonly currency: string;
  readonly left: string;
  readonly right: string;
  readonly difference: string;
  /** Differences within the tolerance. */
  readonly tolerated: string;
  readonly timing: string;
  readonly writtenOff: string;
  /** Not explained by anything: the net of the open breaks. */
  readonly unreconciled: string;
}

export interface CountedShare {
  readonly numerator: number;
  readonly denominator: number;
  readonly byCurrency: readonly { readonly currency: string; readonly numerator: string; readonly denominator: string }[];
}

/** How fast and how completely sales of the ledger were settled, in business days of the partner's calendar. */
export interface SettlementFigures {
  /** Business days from entry to partner line over settled sales. */
  readonly lag: { readonly sales: number; readonly p50: number | null; readonly p95: number | null };
  /** Settled by T+n / settled. */
  readonly onTime: CountedShare;
  /** Settled by T+n / due by the day of the view. */
  readonly completeness: CountedShare;
}

export interface LegFigures {
  readonly left: SideFigures;
  readonly right: SideFigures;
  /** Auto-matched items of both sides / all items of both sides that are due. */
  readonly matchRate: { readonly numerator: number; readonly denominator: number };
  readonly matches: readonly {
    readonly pass: Pass;
    readonly rule: MatchRule;
    readonly links: number;
    readonly leftItems: number;
    readonly rightItems: number;
    /** Of the links, those with a difference within the tolerance. */
    readonly tolerated: number;
  }[];
  /** Open breaks by type; `timing` is not among them. */
  readonly breaks: readonly { readonly type: BreakType; readonly count: number; readonly exposure: readonly Exposure[] }[];
  readonly ages: readonly { readonly bucket: AgeBucket; readonly count: number; readonly exposure: readonly Exposure[] }[];
  readonly balances: readonly Balance[];
  readonly suggestions: number;
  readonly waiting: number;
  readonly settlement: SettlementFigures | null;
}

export interface LegSummary {
  readonly leg: Leg;
  /** Tables that hold no row yet and without which nothing is compared; empty when the leg was compared. */
  readonly needs: readonly FactTableName[];
  readonly total: LegFigures;
  readonly partners: readonly (LegFigures & { readonly partner: string })[];
  /** Rows that are no item of any partner: bookings of others, entries that expect no money. */
  readonly outside: { readonly left: number; readonly right: number };
  /** Rows whose amount could not be read: they take no part, and their files' receipts name them. */
  readonly unreadable: { readonly left: number; readonly right: number };
}

export interface ReconcileSummary {
  /** Day of the view, YYYY-MM-DD; null when there are no rows. */
  readonly asOf: string | null;
  readonly legs: readonly LegSummary[];
}

/** open: to be worked on; suggested: waits for a person's yes; timing: clears by itself; tolerated, accepted, written_off: settled; matched: no break, listed only when a rule is asked for. */
export const entryStates = ['open', 'suggested', 'timing', 'tolerated', 'accepted', 'written_off', 'matched'] as const;
export type EntryState = (typeof entryStates)[number];

/** A row of a fact table; `row`: its number in the extract, `line`: where its record begins, which several rows may share. */
export interface RowReference {
  readonly table: FactTableName;
  readonly extract: number;
  readonly row: number;
  readonly line: number;
}

export interface EntrySide {
  readonly count: number;
  readonly amount: string;
  readonly currency: string;
  /** The first rows of the side; `count` says how many there are. */
  readonly rows: readonly RowReference[];
  /** All rows of a side with more than can be named: lines by the payout or batch they name. */
  readonly where?: Filter;
}

/** One line of the break queue. */
export interface QueueEntry {
  /** By partner, references, type and amount: the same for a file that is issued again. */
  readonly key: string;
  readonly leg: Leg;
  readonly state: EntryState;
  /** Null where nothing is wrong: a suggestion, or a difference within the tolerance. */
  readonly type: BreakType | null;
  readonly partner: string;
  readonly itemType: string;
  readonly reference: string | null;
  readonly left: EntrySide | null;
  readonly right: EntrySide | null;
  /** Left minus right; null when the currencies differ. Positive = still owed to us. */
  readonly difference: string | null;
  readonly currency: string;
  readonly day: string | null;
  readonly age: number | null;
  readonly bucket: AgeBucket;
  /** Until when it may wait, YYYY-MM-DD. */
  readonly waitUntil: string | null;
  readonly owner: string | null;
  readonly match: Match | null;
  readonly writtenOff: { readonly reason: string; readonly approver: string; readonly on: string } | null;
}

export interface QueuePage {
  readonly total: number;
  readonly offset: number;
  readonly entries: readonly QueueEntry[];
}
