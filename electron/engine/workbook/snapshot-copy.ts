import type { DuckDBConnection } from '@duckdb/node-api';
import { factTables } from '../../../shared/domain/tables.ts';
import { serialiseDocument } from '../../../shared/workbook/serialise.ts';
import { stateOf } from './extract-facts.ts';
import type { StoredDocument } from './stored-document.ts';
import { storageVersion } from '../storage-version.ts';

/** Tables whose rows belong to an extract. */
const rowTables = [...factTables.map(({ name }) => name), 'extract_receipt', 'quarantine'];

const isKept = ({ document }: StoredDocument, id: number) => stateOf(document, id) !== 'undone';

/** True when rows lie in the database that the document has removed, or never took in. */
export function hasRemovedRows(stored: StoredDocument, ids: Iterable<number>): boolean {
  return [...ids].some((id) => !isKept(stored, id));
}

async function fill(connection: DuckDBConnection, stored: StoredDocument, onProgress: (fraction: number) => void): Promise<void> {
  const extracts = Object.entries(stored.document.extracts).filter(([id]) => isKept(stored, Number(id)));
  await connection.run('BEGIN');
  for (const table of rowTables) await connection.run(`CREATE TABLE snapshot.${table} AS SELECT * FROM ${table} WHERE false`);
  for (const [done, [id]] of extracts.entries()) {
    onProgress(done / extracts.length);
    for (const table of rowTables) {
      await connection.run(`INSERT INTO snapshot.${table} SELECT * FROM ${table} WHERE extract_id = ${Number(id)}`);
    }
  }
  await connection.run('CREATE TABLE snapshot.meta AS SELECT * FROM meta');
  await connection.run('CREATE TABLE snapshot.document AS SELECT * FROM document WHERE false');
  await connection.run('INSERT INTO snapshot.document VALUES ($revision, $json)', {
    revision: BigInt(stored.revision),
    json: serialiseDocument({ ...stored.document, extracts: Object.fromEntries(extracts) }),
  });
  await connection.run('COMMIT');
  await connection.run('CHECKPOINT snapshot');
}

/**
 * Writes the workbook as of one moment into a new file, without rows of removed extracts. Only a fresh file
 * surely holds no byte of them (the working copy keeps them, so that the removal can be undone), and it can be written while an
 * import has a transaction open.
 */
export async function writeSnapshot(
  connection: DuckDBConnection,
  path: string,
  stored: StoredDocument,
  onProgress: (fraction: number) => void,
): Promise<void> {
  await connection.run(`ATTACH '${path.replaceAll("'", "''")}' AS snapshot (STORAGE_VERSION '${storageVersion}')`);
  try {
    await fill(connection, stored, onProgress);
  } catch (thrown) {
    // Nothing to roll back when COMMIT itself failed; the first failure is the one to tell.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw thrown;
  } finally {
    await connection.run('DETACH snapshot');
  }
}
