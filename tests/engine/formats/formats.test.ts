import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../../shared/extract/receipt.ts';
import { tablesOf } from '../../../shared/extract/receipt.ts';
import { closes, startImport } from '../../support/import-text.ts';
import { formatFixtures } from './fixtures.ts';

/** What every layout is held to: it is recognised, loads with its totals, sets bad records apart by name, and loads again after an undo. */
describe.each(formatFixtures)('$format: $name', (fixture) => {
  test('is recognised by its content alone', async () => {
    const bench = await startImport();
    await writeFile(bench.path(fixture.name), fixture.content);
    const preview = await bench.call('extract.preview', { grant: bench.path(fixture.name), choice: fixture.choice ?? {} });
    expect(preview.refused).toBeNull();
    expect(preview.candidates.map(({ format, certain }) => [format, certain])).toEqual([[fixture.format, true]]);
    expect(preview.sample.length).toBeGreaterThan(0);
  });

  test('loads every row and every total', async () => {
    const bench = await startImport();
    const { receipt } = await bench.load(fixture.name, fixture.content, fixture.choice);
    expect(receipt.format).toBe(fixture.format);
    expect(receipt.lines).toEqual(fixture.lines);
    expect(closes(receipt)).toBe(true);
    expect(receipt.rows).toMatchObject({ quarantined: 0, faulty: 0 });
    expect(Object.fromEntries(tablesOf(receipt).map(({ table, rows }) => [table, rows]))).toEqual(fixture.tables);
    expect(amountsOf(receipt)).toEqual(fixture.amounts);
    expect(receipt.controls).toEqual(fixture.controls.map((control) => ({ ...control, ok: control.stated === control.computed })));
    expect(receipt.warnings.map(({ code }) => code).sort()).toEqual([...fixture.warnings].sort());
    for (const { sql, rows } of fixture.queries) expect(await bench.rows(sql), sql).toEqual(rows);
    // What a partner charges for itself is a cost, whichever column of its file holds the amount.
    const uncounted = `SELECT line_no, source_type, net FROM settlement_line WHERE type = 'fee' AND net IS DISTINCT FROM fee_total + coalesce(tax, 0)`;
    expect(await bench.rows(uncounted), uncounted).toEqual([]);
  });

  test('loads the same again after its import was undone', async () => {
    const bench = await startImport();
    const first = await bench.load(fixture.name, fixture.content, fixture.choice);
    await bench.call('document.undo', {});
    const second = await bench.load(fixture.name, fixture.content, fixture.choice);
    expect(second.id).not.toBe(first.id);
    expect(second.receipt.amounts).toEqual(first.receipt.amounts);
  });

  test.each(fixture.spoiled)('$what', async ({ content, quarantined, failing }) => {
    const bench = await startImport();
    const extract = await bench.load(fixture.name, content, fixture.choice);
    expect(closes(extract.receipt)).toBe(true);
    const { records } = await bench.call('extract.quarantine', { extract: extract.id, offset: 0, limit: 100 });
    expect(records.map(({ line }) => line)).toEqual(quarantined.map(({ line }) => line));
    for (const [index, { reason }] of quarantined.entries()) expect(records[index]?.reason).toContain(reason);
    // Elements of a document have no place that is known in bytes.
    if (typeof content === 'string' && !content.startsWith('<'))
      expect(records.map(({ byteOffset }) => byteOffset)).toEqual(quarantined.map(({ line }) => startOfLine(content, line)));
    expect(extract.receipt.controls.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(failing);
  });
});

function amountsOf({ amounts }: Receipt): Record<string, string> {
  return Object.fromEntries(
    amounts.map(({ table, column, currency, loaded }) => [`${table === undefined ? '' : `${table}.`}${column} ${currency}`, loaded]),
  );
}

/** Bytes before a physical line; a byte order mark belongs to none. */
function startOfLine(content: string, line: number): number {
  const mark = content.startsWith('\ufeff') ? 3 : 0;
  const before = content
    .slice(mark === 0 ? 0 : 1)
    .split('\n')
    .slice(0, line - 1);
  return mark + Buffer.byteLength(before.map((text) => `${text}\n`).join(''));
}
