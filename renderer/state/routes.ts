import type { BridgeSpec } from '../../shared/query/bridge-result.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import type { SliceSpec } from '../../shared/query/slice.ts';

/** What each screen may be opened with. A screen opens with null from the rail. */
export interface RouteParams {
  readonly brief: null;
  readonly data: { readonly extract: number } | null;
  readonly overview: { readonly metric: string } | null;
  readonly explore: { readonly slice?: SliceSpec; readonly metric?: string; readonly by?: string } | null;
  readonly explain: { readonly bridge: BridgeSpec } | null;
  readonly partners: { readonly partner?: string; readonly commitmentId?: string } | null;
  readonly operations: { readonly view?: 'reconciliation' | 'friction' } | null;
  readonly cases: { readonly caseId?: string; readonly ledgerYear?: number } | null;
  readonly reports: { readonly reportId?: string; readonly blockId?: string } | null;
  /** `draft`: a metric to be tried and kept. */
  readonly metrics: { readonly metric?: string; readonly draft?: { readonly label: string; readonly formula: string } } | null;
  readonly sql: { readonly sql: string } | null;
  readonly rows: {
    readonly rows: RowsSpec;
    readonly title: string;
    readonly subtitle: string;
    /** Opens with the profiles of the columns beside the rows. */
    readonly profiles?: boolean;
  };
}
export type Screen = keyof RouteParams;
export type Route = { readonly [S in Screen]: { readonly screen: S; readonly params: RouteParams[S] } }[Screen];
