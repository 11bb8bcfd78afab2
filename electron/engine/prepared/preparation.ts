import type { FactTableName } from '../../../shared/domain/tables.ts';
import type { SourceTable } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';

/** How the columns of a prepared set are worked out. */
export interface Preparation {
  readonly table: FactTableName;
  readonly id: string;
  /** Shown while it runs. */
  readonly label: string;
  /** SELECT of `row_id` and the set's columns; `key` tells states of the document apart that give other rows. */
  readonly plan: (
    workbook: OpenWorkbook,
    table: SourceTable,
    job: JobContext,
  ) => Promise<{ readonly key: string; readonly select: string }>;
}
