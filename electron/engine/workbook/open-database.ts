import { AppFailure } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';
import { openDatabaseSession, type OwnedSession } from '../database-session.ts';
import { applicationMark, schemaVersion, upgradeDdl, workbookDdl } from '../workbook-schema.ts';
import { inspectWorkbook } from './inspect-workbook.ts';
import { requireDatabaseFile } from './require-database-file.ts';
import type { WorkingCopy } from './working-copy.ts';

/** What DuckDB says when it cannot open a file, in the product's words. */
export function openFailure(thrown: unknown, file: string): unknown {
  if (thrown instanceof AppFailure) return thrown;
  const message = thrown instanceof Error ? thrown.message : '';
  const lockedBy = /Conflicting lock is held in .*\(PID (\d+)\)/.exec(message)?.[1];
  if (lockedBy !== undefined) return new AppFailure(appError('WORKBOOK_IN_USE', { file, pid: Number(lockedBy) }));
  if (/version number|newer version|storage version/i.test(message)) return new AppFailure(appError('WORKBOOK_NEWER', { file }));
  if (/not a valid DuckDB database|encrypt/i.test(message)) return new AppFailure(appError('WORKBOOK_NOT_ONE', { file }));
  if (/corrupt|checksum|could not read enough bytes|serializ|INTERNAL Error|truncated/i.test(message)) {
    return new AppFailure(appError('WORKBOOK_DAMAGED', { file }));
  }
  return thrown;
}

const sessionOf = ({ databaseFile, stagingFolder }: WorkingCopy) => openDatabaseSession({ file: databaseFile, stagingFolder });

/** Opens a working copy whose content came from outside: nothing of it runs before it was looked at. */
export async function openReceivedDatabase(copy: WorkingCopy, file: string): Promise<OwnedSession> {
  let session: OwnedSession | null = null;
  try {
    await requireDatabaseFile(copy.databaseFile, file);
    session = await sessionOf(copy);
    if ((await inspectWorkbook(session, file)) === schemaVersion) return session;
    await session.withConnection(async (connection) => {
      await connection.run('BEGIN');
      for (const statement of upgradeDdl) await connection.run(statement);
      await connection.run('COMMIT');
    });
    return session;
  } catch (thrown) {
    await session?.close();
    throw openFailure(thrown, file);
  }
}

/** Makes an empty workbook database. */
export async function createDatabase(copy: WorkingCopy, documentJson: string, appVersion: string): Promise<OwnedSession> {
  const session = await sessionOf(copy);
  try {
    await session.withConnection(async (connection) => {
      await connection.run('BEGIN');
      for (const statement of workbookDdl) await connection.run(statement);
      for (const [key, value] of [
        ['application', applicationMark],
        ['schema', String(schemaVersion)],
        ['created_by', appVersion],
      ]) {
        await connection.run('INSERT INTO meta VALUES ($key, $value)', { key: key ?? '', value: value ?? '' });
      }
      await connection.run('INSERT INTO document VALUES (1, $json)', { json: documentJson });
      await connection.run('COMMIT');
    });
    return session;
  } catch (thrown) {
    await session.close();
    throw thrown;
  }
}
