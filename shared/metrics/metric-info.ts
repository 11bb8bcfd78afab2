import type { FactTableName } from '../domain/tables.ts';
import type { Unit } from '../base/column-batch.ts';
import type { Parameter } from './metric.ts';
import type { Words } from './metric-words.ts';

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
  /** Every table it is made from; more than one for metrics over others. */
  readonly tables: readonly FactTableName[];
  readonly grain: 'row' | 'order' | 'minute';
  /** What one counted thing is. */
  readonly grainWords: string;
  readonly basis: 'event' | 'origin';
  /** additive: totals may be summed; ratio: N and D are summed, then divided; holistic: re-evaluated at each grain; stated: no slice. */
  readonly kind: 'additive' | 'ratio' | 'holistic' | 'stated';
  readonly dimensions: readonly { readonly name: string; readonly label: string }[];
  /** False when no active extract holds its tables and the columns it needs. */
  readonly available: boolean;
  /** What is missing, as words after "needs". */
  readonly needs: string | null;
  readonly minimumN: number;
  /** How it is made, a line for each part; code in backticks. */
  readonly words: readonly Words[];
  /** The definition as text that people can edit; null where only the product can state it. */
  readonly text: string | null;
  readonly population: string;
  readonly parameters: readonly Parameter[];
  /** Where the definition comes from. */
  readonly reference: string | null;
  readonly isOwn: boolean;
}
