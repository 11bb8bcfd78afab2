import type { Ledger } from '../business-case/ledger/ledger-result.ts';
import type { CaseResult } from '../business-case/case-result.ts';
import type { SeriesColors } from '../charts/series-colors.ts';
import type { Scorecard } from '../commitments/commitment-result.ts';
import type { BridgeResult, BridgeSpec } from '../query/bridge-result.ts';
import type { ActionLog } from './actions-block.ts';
import type { SqlAnswer } from './sql-block.ts';
import type { SliceResult, SliceSpec } from '../query/slice.ts';

/** Where the numbers come from; each may fail, and the failure is then explained in its block. */
export interface ReportSources {
  runSlice(slice: SliceSpec): Promise<SliceResult>;
  runBridge(bridge: BridgeSpec): Promise<BridgeResult>;
  /** Behind the gate, at most so many rows. */
  runSql(sql: string): Promise<SqlAnswer>;
  scorecard(partner: string | null): Promise<Scorecard>;
  evaluateCase(caseId: string): Promise<CaseResult>;
  ledger(year: number | null): Promise<Ledger>;
  actions(): Promise<ActionLog>;
}

export interface ReportSetting {
  readonly workbook: string;
  readonly asOf: string;
  readonly appVersion: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly incidents: readonly { readonly label: string; readonly start: string; readonly end: string | null }[];
  readonly colors: SeriesColors;
  /** Said on the face of the report besides the notes of its figures. */
  readonly caveats: (notes: readonly string[]) => readonly string[];
  readonly progress?: (done: number, of: number) => void;
}
