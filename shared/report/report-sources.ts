import type { Ledger } from '../business-case/ledger/ledger-result.ts';
import type { CompiledCase } from '../business-case/compiled-case.ts';
import type { SeriesColors } from '../charts/series-colors.ts';
import type { Scorecard } from '../commitments/commitment-result.ts';
import type { PivotResult } from '../pivot/pivot-result.ts';
import type { PivotSpec } from '../pivot/pivot-spec.ts';
import type { PivotSettings } from '../pivot/pivot-view.ts';
import type { BridgeResult, BridgeSpec } from '../query/bridge-result.ts';
import type { ActionLog } from './actions-block.ts';
import type { SqlAnswer } from './sql-block.ts';
import type { SliceResult, SliceSpec } from '../query/slice.ts';

/** Where the numbers come from; each may fail, and the failure is then explained in its block. */
export interface ReportSources {
  runSlice(slice: SliceSpec): Promise<SliceResult>;
  runBridge(bridge: BridgeSpec): Promise<BridgeResult>;
  runPivot(pivot: PivotSpec): Promise<PivotResult>;
  /** Behind the gate, at most so many rows. */
  runSql(sql: string): Promise<SqlAnswer>;
  scorecard(partner: string | null): Promise<Scorecard>;
  /** A case with what it takes from the data. */
  compiledCase(caseId: string): Promise<CompiledCase>;
  ledger(year: number | null): Promise<Ledger>;
  actions(): Promise<ActionLog>;
}

export interface ReportSetting extends PivotSettings {
  readonly workbook: string;
  readonly asOf: string;
  readonly appVersion: string;
  readonly incidents: readonly { readonly label: string; readonly start: string; readonly end: string | null }[];
  readonly colors: SeriesColors;
  /** Said on the face of the report besides the notes of its figures. */
  readonly caveats: (notes: readonly string[]) => readonly string[];
  /** Cases come with sheets that recompute. */
  readonly withSheets?: boolean;
  readonly progress?: (done: number, of: number) => void;
}
