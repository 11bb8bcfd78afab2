import type { Lineage } from '../query/slice.ts';
import type { BridgeSpec } from '../query/bridge-result.ts';
import type { RowsSpec } from '../query/rows-spec.ts';

/** Where a sentence of the Brief leads. */
export type BriefAction =
  | { readonly kind: 'bridge'; readonly bridge: BridgeSpec }
  | { readonly kind: 'rows'; readonly rows: RowsSpec }
  | { readonly kind: 'commitment'; readonly commitmentId: string; readonly partner: string }
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'ledger'; readonly year: number }
  | { readonly kind: 'slice'; readonly metric: string; readonly by: string };

export interface BriefFinding {
  readonly id: string;
  /** Worth in the reporting currency; ranks the page. null = not a money finding, ranked last. */
  readonly money: string | null;
  readonly moneyLabel: string;
  readonly tone: 'bad' | 'good' | 'warn' | 'info';
  /** Bold first part, then the rest. */
  readonly lead: string;
  readonly rest: string;
  readonly small: string;
  readonly deadline: string | null;
  readonly actions: readonly { readonly label: string; readonly action: BriefAction }[];
  readonly lineage: readonly Lineage[];
}

/** Stated totals of one extract that its rows do not come to. */
export interface FailedControls {
  readonly extract: string;
  readonly controls: readonly { readonly name: string; readonly stated: string; readonly computed: string }[];
}

export interface Brief {
  readonly title: string;
  readonly subtitle: string;
  /** At most six, most money first. */
  readonly findings: readonly BriefFinding[];
  /** Clauses whose money is still being worked out, in words; none in a page that is whole. */
  readonly awaits: readonly string[];
  readonly trust: {
    readonly receipts: { readonly closing: number; readonly total: number };
    readonly quarantined: { readonly rows: string; readonly of: string };
    /** Totals that partners state and their rows do not come to, by extract. */
    readonly failedControls: readonly FailedControls[];
    readonly missingDays: readonly string[];
    readonly cardNumbersMasked: number;
  };
}
