import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRows } from '../../electron/engine/rows/export-rows.ts';
import type { RowsExport } from '../../shared/query/rows-export.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { readParquet } from '../support/read-parquet.ts';
import { readXlsxRows } from '../support/read-xlsx-rows.ts';

const size = 5000;
const partnerOf = (index: number): string => (index < 4 ? 'Tiny' : index % 2 === 0 ? 'Lumen' : 'Meridian');
/** 5,000 attempts, 1.00 up to 5,000.00 dollars, one a second; 4 by a partner with few customers; one text begins like a formula, one holds a card number. */
const rows: readonly FactRow[] = Array.from(
  { length: size },
  (_, index): FactRow => ({
    ts_utc: new Date(Date.UTC(2026, 2, 1, 12) + index * 1000).toISOString().slice(0, 19).replace('T', ' '),
    order_id: `order-${index}`,
    customer_id: `customer${index}`,
    partner: partnerOf(index),
    raw_code: index === 7 ? '=1+1' : '05',
    advice_code: index === 3 ? 'card 4111 1111 1111 1111' : null,
    amount: index + 1,
    ccy: 'USD',
  }),
);

let facts: FactWorkbook;
let folder: string;
beforeAll(async () => {
  facts = await factWorkbook();
  await facts.load('attempt', rows);
  folder = mkdtempSync(join(tmpdir(), 'paybench-export-'));
});
afterAll(async () => {
  await facts.close();
  rmSync(folder, { recursive: true });
});

const columns = ['ts_utc', 'order_id', 'partner', 'raw_code', 'amount'];
async function written(name: string, more: Partial<RowsExport> = {}, signal = job.signal) {
  const place = { workbook: () => facts.workbook, now: () => Date.UTC(2026, 3, 1), appVersion: '1.0.0' };
  const to = more.to ?? 'csv';
  const request: RowsExport = {
    rows: {
      table: 'attempt',
      where: { kind: 'all' },
      period: null,
      metric: null,
      part: 'all',
      sort: [{ column: 'amount', descending: true }],
    },
    columns,
    people: 'keep',
    aggregate: false,
    ...more,
    to,
  };
  const path = join(folder, `${name}.${to}`);
  return exportRows(place, request, path, { ...job, signal });
}
const csv = (path: string): readonly (readonly string[])[] => parseCsv(readFileSync(path, 'utf8'), ',');

describe('every row of the list is written, in its order', () => {
  it('as CSV, with exact amounts, instants in UTC and no formula', async () => {
    const result = await written('all');
    expect(result.rows).toBe(size);
    const [head, ...lines] = csv(result.path);
    expect(head).toEqual(columns);
    expect(lines.map((line) => line[1])).toEqual(Array.from({ length: size }, (_, index) => `order-${size - 1 - index}`));
    expect(lines[0]).toEqual(['2026-03-01T13:23:19Z', 'order-4999', 'Meridian', '05', '5000.00']);
    expect(lines[size - 8]?.[3]).toBe("'=1+1");
    expect(statSync(result.path).size).toBe(result.bytes);
  });
  it('as a workbook', async () => {
    const result = await written('all', { to: 'xlsx' });
    expect([result.rows, result.sheets]).toEqual([size, 1]);
    const bytes = readFileSync(result.path);
    const { lines } = await readXlsxRows(bytes, { sheet: 'Rows' });
    expect(lines).toHaveLength(size + 1);
    expect(lines[1]).toContain('order-4999');
    expect(lines[size]).toContain('order-0,Tiny');
    const about = (await readXlsxRows(bytes, { sheet: 'About' })).lines.join('\n');
    expect(about).toContain('5,000 rows');
  });
  it('as Parquet', async () => {
    const result = await written('all', { to: 'parquet' });
    const read = await readParquet([result.path]);
    expect(read.map((row) => row[1])).toEqual(Array.from({ length: size }, (_, index) => `order-${size - 1 - index}`));
    expect(read[0]?.[4]).toBe('5000.000000');
  });
  it('only those the list is narrowed to', async () => {
    const rowsOfTiny = { kind: 'in' as const, column: 'partner', values: ['Tiny'] };
    const spec = {
      table: 'attempt' as const,
      where: { kind: 'all' as const },
      period: null,
      metric: null,
      part: 'all' as const,
      sort: null,
    };
    expect((await written('tiny', { rows: { ...spec, narrow: rowsOfTiny } })).rows).toBe(4);
  });
});

describe('what is about people', () => {
  it('is covered when asked, card numbers always', async () => {
    const result = await written('masked', { columns: ['customer_id', 'advice_code', 'amount'], people: 'mask' });
    const lines = csv(result.path);
    // The last two characters of a key that stands for a person stay readable.
    expect(lines.find((line) => line[2] === '1235.00')?.[0]).toBe('**********34');
    expect(lines.find((line) => line[2] === '4.00')?.[1]).not.toContain('4111 1111 1111 1111');
    const kept = csv((await written('kept', { columns: ['customer_id', 'advice_code', 'amount'] })).path);
    expect(kept.find((line) => line[2] === '1235.00')?.[0]).toBe('customer1234');
    expect(kept.flat().join()).not.toContain('1111 1111');
  });
  it('is left out when asked', async () => {
    const result = await written('dropped', { columns: ['customer_id', 'amount'], people: 'drop' });
    expect(csv(result.path)[0]).toEqual(['amount']);
    expect(result.notes.join()).toContain('Left out, about people');
  });
  it('is counted in groups of ten and more only', async () => {
    const result = await written('groups', { columns: ['partner', 'ccy', 'amount'], aggregate: true });
    const [head, ...groups] = csv(result.path);
    expect(head).toEqual(['partner', 'ccy', 'rows', 'amount']);
    // Even: 6, 8, ... 5,000 without the four of Tiny (1 to 4): amounts of odd indexes are even numbers.
    const sum = (parity: number) =>
      Array.from({ length: size }, (_, index) => index).reduce(
        (total, index) => total + (index >= 4 && index % 2 === parity ? index + 1 : 0),
        0,
      );
    expect(groups).toEqual([
      ['Lumen', 'USD', '2498', `${sum(0)}.00`],
      ['Meridian', 'USD', '2498', `${sum(1)}.00`],
    ]);
  });
});

describe('nothing lies under the name', () => {
  it('when writing is cancelled', async () => {
    const aborted = new AbortController();
    aborted.abort();
    await expect(written('gone', {}, aborted.signal)).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
    expect(readdirSync(folder).filter((name) => name.includes('gone'))).toEqual([]);
  });
});
