import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { factTables } from '../../../shared/domain/tables.ts';
import { serialiseDocument } from '../../../shared/workbook/serialise.ts';
import type { StoredDocument } from './stored-document.ts';

/** Tables whose rows belong to an extract. */
const rowTables = [...factTables.map(({ name }) => name), 'extract_receipt', 'quarantine'];

/** Extracts whose rows lie in the database but that the document has removed, or never took in. */
export function removedExtracts({ document }: StoredDocument, stored: Iterable<number>): readonly number[] {
  return [...stored].filter((id) => (document.extracts[id]?.state ?? 'undone') === 'undone');
}

/**
 * Writes the workbook into a new file without the rows of removed extracts, and gives its path. A fresh file is the only one that
 * surely holds no byte of them; the working copy keeps them, so that the removal can still be undone.
 */
export async function writePurgedCopy(
  connection: DuckDBConnection,
  stagingFolder: string,
  stored: StoredDocument,
  removed: readonly number[],
): Promise<string> {
  const path = join(stagingFolder, 'purged.duckdb');
  const list = removed.join(', ');
  const kept = Object.fromEntries(Object.entries(stored.document.extracts).filter(([id]) => !removed.includes(Number(id))));
  await connection.run(`ATTACH '${path.replaceAll("'", "''")}' AS purged (STORAGE_VERSION 'v1.2.0')`);
  try {
    for (const table of rowTables) {
      await connection.run(`CREATE TABLE purged.${table} AS SELECT * FROM ${table} WHERE extract_id NOT IN (${list})`);
    }
    await connection.run('CREATE TABLE purged.meta AS SELECT * FROM meta');
    await connection.run('CREATE TABLE purged.document AS SELECT * FROM document WHERE false');
    await connection.run('INSERT INTO purged.document VALUES ($revision, $json)', {
      revision: BigInt(stored.revision),
      json: serialiseDocument({ ...stored.document, extracts: kept }),
    });
    await connection.run('CHECKPOINT purged');
  } finally {
    await connection.run('DETACH purged');
  }
  return path;
}
