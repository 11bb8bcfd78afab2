import { limits } from '../../../shared/protocol/limits.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { WorkbookDocument } from '../../../shared/workbook/document.ts';
import { parseDocument, serialiseDocument } from '../../../shared/workbook/serialise.ts';
import type { DatabaseSession } from '../engine-context.ts';

export interface StoredDocument {
  readonly revision: number;
  readonly document: WorkbookDocument;
}

export async function readStoredDocument(session: DatabaseSession, file: string): Promise<StoredDocument> {
  return session.withConnection(async (connection) => {
    const rows = (await connection.runAndReadAll('SELECT revision, json FROM document ORDER BY revision DESC LIMIT 1')).getRows();
    const [revision, json] = rows[0] ?? fail('WORKBOOK_DAMAGED', { file });
    return { revision: Number(revision), document: parseDocument(String(json), file) };
  });
}

/** Commits the document as this revision; when it returns, a crash no longer loses it. */
export async function writeStoredDocument(session: DatabaseSession, { revision, document }: StoredDocument): Promise<void> {
  const json = serialiseDocument(document);
  if (json.length > limits.documentBytes) {
    fail('INVALID_REQUEST', {
      problem: `clauses, views, cases and reports together pass ${limits.documentBytes / 1024 / 1024} MB; remove some first`,
    });
  }
  await session.withConnection(async (connection) => {
    await connection.run('BEGIN');
    await connection.run('DELETE FROM document');
    await connection.run('INSERT INTO document VALUES ($revision, $json)', { revision: BigInt(revision), json });
    await connection.run('COMMIT');
  });
}
