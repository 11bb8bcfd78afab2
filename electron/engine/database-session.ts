import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { appError } from '../../shared/errors/catalogue.ts';
import { translateDuckDbError } from './duckdb-error.ts';
import type { DatabaseSession } from './engine-context.ts';
import { storageVersion } from './storage-version.ts';

export interface SessionOptions {
  /** The database file; its folder becomes readable and writable for DuckDB. */
  readonly file: string;
  readonly stagingFolder: string;
  readonly threads?: number;
  readonly memoryLimit?: string;
}

/** The session and the one right to end it. */
export interface OwnedSession extends DatabaseSession {
  /** Refuses new connections, waits until every borrowed one is back, then closes the file. */
  close(): Promise<void>;
}

const gibibyte = 1024 ** 3;

/** One core is left to the reader and the window. */
export function defaultThreads(): number {
  return Math.max(1, availableParallelism() - 1);
}

/** Half the machine, at most 2 GiB: the watchdog ends an engine that passes 3 GiB. */
export function defaultMemoryLimit(): string {
  return `${Math.floor((Math.min(totalmem() / 2, 2 * gibibyte) / gibibyte) * 1000)}MB`;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Applied before anything else runs; the last one makes the rest final. Folders first: they cannot be named once access is off. */
function hardening(options: SessionOptions, threads: number, memoryLimit: string): readonly string[] {
  return [
    `SET threads = ${threads}`,
    `SET memory_limit = ${quoted(memoryLimit)}`,
    `SET temp_directory = ${quoted(options.stagingFolder)}`,
    "SET TimeZone = 'UTC'",
    // What is loaded is compressed and written row group by row group, while the next segment is read, not all at once in the end.
    'SET write_buffer_row_group_count = 1',
    'SET autoload_known_extensions = false',
    'SET autoinstall_known_extensions = false',
    `SET allowed_directories = [${quoted(`${dirname(options.file)}/`)}, ${quoted(`${options.stagingFolder}/`)}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
}

async function openHardened(options: SessionOptions, threads: number, memoryLimit: string): Promise<DuckDBInstance> {
  // Read with the first database: a page that was kept is shown before.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(options.file, { storage_compatibility_version: storageVersion });
  const connection = await instance.connect();
  try {
    for (const statement of hardening(options, threads, memoryLimit)) await connection.run(statement);
  } catch (thrown) {
    connection.closeSync();
    instance.closeSync();
    throw thrown;
  }
  connection.closeSync();
  return instance;
}

/**
 * Opens a database file as the only owner of its instance. Closing an instance with a live connection returns at once and lets a
 * second instance lose acknowledged writes, so every connection is counted and close waits for the count to be zero.
 */
export async function openDatabaseSession(options: SessionOptions): Promise<OwnedSession> {
  const threads = options.threads ?? defaultThreads();
  const memoryLimit = options.memoryLimit ?? defaultMemoryLimit();
  await mkdir(options.stagingFolder, { recursive: true, mode: 0o700 });
  const instance = await openHardened(options, threads, memoryLimit);
  const idle: DuckDBConnection[] = [];
  let borrowed = 0;
  let closing = false;
  let whenIdle: (() => void) | null = null;

  async function withConnection<T>(task: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (closing) throw new AppFailure(appError('WORKBOOK_NONE_OPEN'));
    const stopIfAborted = () => {
      if (signal?.aborted === true) throw new AppFailure(appError('CANCELLED'));
    };
    stopIfAborted();
    borrowed++;
    let connection: DuckDBConnection | undefined;
    let failed = false;
    let repeat: NodeJS.Timeout | undefined;
    // An interrupt between two statements is forgotten when the next one begins, so it is repeated until the borrower gives up.
    const interrupt = () => {
      connection?.interrupt();
      repeat = setInterval(() => connection?.interrupt(), 25);
    };
    try {
      connection = idle.pop() ?? (await instance.connect());
      signal?.addEventListener('abort', interrupt);
      stopIfAborted();
      return await task(connection);
    } catch (thrown) {
      failed = true;
      throw translateDuckDbError(thrown, signal);
    } finally {
      signal?.removeEventListener('abort', interrupt);
      clearInterval(repeat);
      // A connection that failed may sit in an open transaction or hold a late interrupt: it is not lent again.
      if (connection !== undefined && !failed && !closing && idle.length < 4) idle.push(connection);
      else connection?.closeSync();
      borrowed--;
      if (borrowed === 0) whenIdle?.();
    }
  }

  async function close(): Promise<void> {
    if (closing) return;
    closing = true;
    if (borrowed > 0)
      await new Promise<void>((resolve) => {
        whenIdle = resolve;
      });
    for (const connection of idle.splice(0)) connection.closeSync();
    instance.closeSync();
    await rm(options.stagingFolder, { recursive: true, force: true });
  }

  return { withConnection, close, stagingFolder: options.stagingFolder, threads, memoryLimit };
}
