import { fail } from '../errors/fail.ts';
import { documentVersion, type WorkbookDocument, workbookDocumentSchema } from './document.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations as released } from './migrations/registry.ts';

export function serialiseDocument(document: WorkbookDocument): string {
  return JSON.stringify(document);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may hold names; the file is all that is said.
    return fail('WORKBOOK_DAMAGED', { file });
  }
}

/** Brings stored JSON step by step to `target`. */
export function migrateDocument(
  stored: Record<string, unknown>,
  file: string,
  migrations: readonly Migration[] = released,
  target: number = documentVersion,
): Record<string, unknown> {
  const { version } = stored;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return fail('WORKBOOK_DAMAGED', { file });
  if (version > target) return fail('WORKBOOK_NEWER', { file });
  let document = stored;
  for (let next = version + 1; next <= target; next++) {
    const migration = migrations.find(({ to }) => to === next) ?? fail('INTERNAL', { name: `no migration to ${next}` });
    document = { ...migration.migrate(document), version: next };
  }
  return document;
}

/** Stored text as a document of today. Fails with WORKBOOK_DAMAGED or WORKBOOK_NEWER; `file` is only named in the error. */
export function parseDocument(text: string, file: string): WorkbookDocument {
  const stored = parseJson(text, file);
  if (!isRecord(stored)) return fail('WORKBOOK_DAMAGED', { file });
  const parsed = workbookDocumentSchema.safeParse(migrateDocument(stored, file));
  return parsed.success ? parsed.data : fail('WORKBOOK_DAMAGED', { file });
}
