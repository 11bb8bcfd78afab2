import type { DuckDBConnection } from '@duckdb/node-api';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';

const everyMs = 100;

/** Runs one statement, telling how far it is ten times a second; `label` says what is going on. */
export async function runWithProgress(connection: DuckDBConnection, sql: string, label: string, job: JobContext): Promise<void> {
  job.progress(label, null);
  await connection.run('PRAGMA enable_progress_bar');
  await connection.run('PRAGMA disable_print_progress_bar');
  const timer = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage > 0) job.progress(label, Math.min(1, percentage / 100));
  }, everyMs);
  try {
    await connection.run(sql);
  } finally {
    clearInterval(timer);
  }
  await connection.run('PRAGMA disable_progress_bar');
}
