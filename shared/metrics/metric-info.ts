import type { FactTableName } from '../domain/tables.ts';
import type { Unit } from '../base/column-batch.ts';

/** What pickers, grids, axes and the metrics page need to know of a metric. */
export interface MetricInfo {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly group: string;
  /** One sentence: what is counted over what. */
  readonly sentence: string;
  readonly source: string;
  readonly unit: Unit['kind'];
  readonly direction: 'up' | 'down' | 'info';
  readonly table: FactTableName;
  readonly grain: 'row' | 'order' | 'minute';
  readonly basis: 'event' | 'origin';
  /** additive: totals may be summed; ratio: N and D are summed, then divided; holistic: re-evaluated at each grain. */
  readonly kind: 'additive' | 'ratio' | 'holistic';
  readonly dimensions: readonly { readonly name: string; readonly label: string }[];
  /** False when no active extract holds its table. */
  readonly available: boolean;
  readonly needs: string | null;
  readonly minimumN: number;
}
