import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { documentVersion, newDocument } from '../../shared/workbook/document.ts';
import type { Migration } from '../../shared/workbook/migrations/migration.ts';
import { migrations } from '../../shared/workbook/migrations/registry.ts';
import { migrateDocument, parseDocument, serialiseDocument } from '../../shared/workbook/serialise.ts';
import { fullDocument } from '../support/some-edit.ts';

const fixtures = new URL('../fixtures/documents/', import.meta.url);

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'fine';
  } catch (thrown) {
    return thrown instanceof AppFailure ? thrown.error.code : String(thrown);
  }
}

test('a document reads back as it was written', () => {
  expect(parseDocument(serialiseDocument(fullDocument()), 'w')).toEqual(fullDocument());
  expect(parseDocument(serialiseDocument(newDocument('New')), 'w')).toEqual(newDocument('New'));
});

test('the document of every version ever released still opens', () => {
  const files = readdirSync(fixtures).sort();
  expect(files).toEqual(Array.from({ length: documentVersion }, (_, index) => `v${index + 1}.json`));
  for (const file of files) expect(parseDocument(readFileSync(new URL(file, fixtures), 'utf8'), file).version).toBe(documentVersion);
});

test('migrations begin at 2 and go up by one to the version of today', () => {
  expect(migrations.map(({ to }) => to)).toEqual(Array.from({ length: documentVersion - 1 }, (_, index) => index + 2));
});

test('migrations run in order, each on what the one before made', () => {
  const steps: Migration[] = [
    { to: 2, migrate: (document) => ({ ...document, names: [document.name] }) },
    { to: 3, migrate: ({ names, ...rest }) => ({ ...rest, names, count: (names as unknown[]).length }) },
  ];
  expect(migrateDocument({ version: 1, name: 'W' }, 'w', steps, 3)).toEqual({ version: 3, name: 'W', names: ['W'], count: 1 });
  expect(migrateDocument({ version: 3, name: 'W' }, 'w', steps, 3)).toEqual({ version: 3, name: 'W' });
});

test('what is newer, damaged or no document is refused', () => {
  const text = (change: object) => JSON.stringify({ ...newDocument('W'), ...change });
  expect(codeOf(() => parseDocument(text({ version: documentVersion + 1 }), 'w'))).toBe('WORKBOOK_NEWER');
  for (const bad of [text({ version: 0 }), text({ version: '1' }), text({ extracts: [] }), text({ name: 7 }), '[]', 'null', '{', '']) {
    expect(
      codeOf(() => parseDocument(bad, 'w')),
      bad,
    ).toBe('WORKBOOK_DAMAGED');
  }
});
