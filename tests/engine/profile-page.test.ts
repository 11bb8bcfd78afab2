import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { extractProfileSchema } from '../../shared/extract/profile.ts';
import { startImport } from '../support/import-text.ts';

const page = readFileSync('docs/profiles.md', 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';

/** Every key and word that a schema knows. */
function wordsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(wordsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'properties') return [...Object.keys(value as object), ...Object.values(value as object).flatMap(wordsOf)];
    return key === 'const' ? [String(value)] : wordsOf(value);
  });
}

test('every key of a taught layout is on its page', () => {
  const known = new Set(wordsOf(z.toJSONSchema(extractProfileSchema, { io: 'input' })));
  expect([...known].filter((word) => !new RegExp(`["\`]${word}["\`:]`).test(page))).toEqual([]);
  expect(known.size).toBeGreaterThan(40);
});

test('its example makes the rows that the page shows', async () => {
  const bench = await startImport();
  const profile = extractProfileSchema.parse(JSON.parse(block('json')));
  await bench.load('harbor.csv', block('csv'), { profile });
  const table = page.split('\n').filter((line) => line.startsWith('| 2026'));
  const cells = table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const rows = await bench.rows(
    'SELECT ts_utc, partner, type, partner_ref, CAST(gross AS DECIMAL(18,2)), ccy_gross FROM settlement_line ORDER BY line_no',
  );
  expect(rows).toEqual(cells);
  expect(cells).toHaveLength(2);
});
