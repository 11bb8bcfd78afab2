import type { DuckDBConnection } from '@duckdb/node-api';
import type { ExtractSummary, Receipt } from '../../shared/extract/receipt.ts';
import type { EngineEvents, EngineEventTopic, WorkbookState } from '../../shared/protocol/engine-protocol.ts';
import type { WorkbookDocument } from '../../shared/workbook/document.ts';
import type { Edit } from '../../shared/workbook/edit.ts';

/** The only giver of connections: borrow one, use it, and it is returned whatever happens. An abort interrupts the running statement. */
export interface DatabaseSession {
  withConnection<T>(use: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Folder that DuckDB may read and write besides the working copy; emptied when the session ends. */
  readonly stagingFolder: string;
  readonly threads: number;
  readonly memoryLimit: string;
}

export interface OpenWorkbook {
  readonly session: DatabaseSession;
  document(): WorkbookDocument;
  state(): WorkbookState;
  /** Applies one edit through applyEdit and commits it to the working copy; one undo step. */
  apply(edit: Edit): Promise<WorkbookState>;
  /** All of them as one undo step of that name, or none. */
  applyAll(edits: readonly Edit[], label: string): Promise<WorkbookState>;
  /** Ids of the extracts whose rows count, ascending: every query is limited to these. */
  activeExtracts(): readonly number[];
  /** Receipts of every extract by id, in any state; at hand, while `extracts` may have to ask the rows. */
  receipts(): ReadonlyMap<number, Receipt>;
  extracts(): Promise<readonly ExtractSummary[]>;
  /** Called by the importer inside its own transaction's commit, or after undo: row counts and data range are read again. */
  dataChanged(): Promise<void>;
  readonly dataRevision: number;
  /** Private folder in which what follows from the rows is kept for later sessions. */
  readonly dataDir: string;
}

/** What every handler gets. No handler holds state of its own beyond caches keyed by dataRevision. */
export interface EngineContext {
  /** The open workbook, or WORKBOOK_NONE_OPEN. */
  workbook(): OpenWorkbook;
  emit<T extends EngineEventTopic>(topic: T, value: EngineEvents[T]): void;
  /** A token that main handed out, as a path; the CLI and tests grant paths directly. Unknown tokens fail with INVALID_REQUEST. */
  resolveGrant(grant: string): string;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  readonly dataDir: string;
  readonly appVersion: string;
}
