import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabaseSession } from '../../electron/engine/database-session.ts';
import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import { workbookDdl } from '../../electron/engine/workbook-schema.ts';
import { factTable, type FactTableName } from '../../shared/domain/tables.ts';
import type { ExtractState, ExtractSummary } from '../../shared/extract/receipt.ts';
import type { OwnMetric } from '../../shared/metrics/own-metric.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { quoteText } from '../../shared/query/sql-text.ts';
import { newDocument, type WorkbookDocument, type WorkbookSettings } from '../../shared/workbook/document.ts';

export type FactRow = Readonly<Record<string, string | number | boolean | null>>;

/** A real database with the workbook's tables and rows made by hand; the workbook's file handling is not part of it. */
export interface FactWorkbook {
  readonly workbook: OpenWorkbook;
  /** Loads rows as one extract and returns its id. Columns left out are missing. */
  load(table: FactTableName, rows: readonly FactRow[], receipt?: { quarantined?: number }): Promise<number>;
  run(sql: string): Promise<void>;
  setState(extract: number, state: ExtractState): void;
  set(settings: Partial<WorkbookSettings>): void;
  /** The workbook's own metrics. */
  setMetrics(metrics: readonly OwnMetric[]): void;
  close(): Promise<void>;
}

export const job: JobContext = { signal: new AbortController().signal, progress: () => undefined };

export async function factWorkbook(settings: Partial<WorkbookSettings> = {}, options: { threads?: number } = {}): Promise<FactWorkbook> {
  const folder = await mkdtemp(join(tmpdir(), 'paybench-facts-'));
  const session = await openDatabaseSession({
    file: join(folder, 'facts.paybench'),
    stagingFolder: join(folder, 'staging'),
    threads: options.threads ?? 1,
  });
  const run = (sql: string): Promise<void> => session.withConnection(async (connection) => void (await connection.run(sql)));
  for (const statement of workbookDdl) await run(statement);

  const blank = newDocument('Facts');
  let document: WorkbookDocument = { ...blank, settings: { ...blank.settings, timeZone: 'UTC', ...settings } };
  let extracts: ExtractSummary[] = [];
  let revision = 1;
  const refused = (): never => {
    throw new Error('Not part of this workbook');
  };
  const workbook: OpenWorkbook = {
    dataDir: folder,
    session,
    document: () => document,
    state: refused,
    apply: refused,
    applyAll: refused,
    activeExtracts: () => extracts.filter(({ state }) => state === 'active').map(({ id }) => id),
    receipts: () => new Map(extracts.map(({ id, receipt }) => [id, receipt])),
    extracts: () => Promise.resolve(extracts),
    dataChanged: () => Promise.resolve(void revision++),
    get dataRevision() {
      return revision;
    },
  };

  return {
    workbook,
    run: async (sql) => {
      await run(sql);
      revision++;
    },
    async load(table, rows, receipt = {}) {
      const id = extracts.length + 1;
      extracts = [...extracts, summary(id, table, rows, receipt.quarantined ?? 0)];
      for (let at = 0; at < rows.length; at += 500) await run(insertSql(table, id, rows.slice(at, at + 500), at));
      revision++;
      return id;
    },
    setState(extract, state) {
      extracts = extracts.map((one) => (one.id === extract ? { ...one, state } : one));
      revision++;
    },
    setMetrics(metrics) {
      document = { ...document, metrics: [...metrics] };
    },
    set(change) {
      document = { ...document, settings: { ...document.settings, ...change } };
    },
    async close() {
      await session.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function insertSql(table: FactTableName, extract: number, rows: readonly FactRow[], offset: number): string {
  const names = ['fault', ...factTable(table).columns.map(({ name }) => name)];
  const values = rows.map(
    (row, index) =>
      `(${[extract, row.line_no ?? offset + index + 2, offset + index + 1, ...names.map((name) => literal(row[name] ?? null))].join(', ')})`,
  );
  return `INSERT INTO ${table} (extract_id, line_no, row_no, ${names.join(', ')}) VALUES ${values.join(', ')}`;
}

function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? quoteText(value) : String(value);
}

function summary(id: number, table: FactTableName, rows: readonly FactRow[], quarantined: number): ExtractSummary {
  const times = rows
    .map((row) => String(row[factTable(table).timeColumn] ?? ''))
    .filter((time) => time !== '')
    .sort();
  return {
    id,
    name: `extract ${id}`,
    state: 'active',
    partners: [],
    sourceAtHand: false,
    corrects: null,
    correctedBy: [],
    receipt: {
      file: `extract-${id}.csv`,
      sourcePath: `extract-${id}.csv`,
      bytes: 0,
      sha256: String(id).padStart(64, '0'),
      container: 'plain',
      format: 'template',
      formatVerified: true,
      table,
      dialect: null,
      lines: { physical: rows.length + 1, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: rows.length, quarantined },
      rows: { loaded: rows.length, quarantined, faulty: 0 },
      amounts: [],
      controls: [],
      firstInstant: iso(times[0]),
      lastInstant: iso(times.at(-1)),
      missingDays: [],
      warnings: [],
      guard: { pansMasked: 0, columnsWithPans: [], columnsDropped: [] },
      loadedAt: '2026-04-01T00:00:00Z',
      elapsedMs: 0,
    },
  };
}

const iso = (time: string | undefined): string | null => (time === undefined ? null : `${time.replace(' ', 'T')}Z`);
