import ExcelJS from 'exceljs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exportQueue } from '../../electron/engine/reconcile/run-reconcile-export.ts';
import { testFolder, testNow } from '../support/engine.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';
import { entry, line } from '../support/reconcile-rows.ts';

const queue = { asOf: null, filter: {}, sort: { column: 'size', descending: true } } as const;

test('the queue goes out with exact amounts, and no reference becomes a formula', async () => {
  const facts = await factWorkbook();
  onTestFinished(() => facts.close());
  await facts.load('order_ledger', [entry('1', 1234.5, 2, { merchant_ref: '=1+1' }), entry('2', 20, 2)]);
  await facts.load('settlement_line', [line('1', 1234.123456, 4, { merchant_ref: null }), line('2', 20, 4), line('3', 7, 4)]);
  const folder = await testFolder();
  const refused = (): never => {
    throw new Error('Not part of this test');
  };
  const context = {
    workbook: () => facts.workbook,
    emit: refused,
    resolveGrant: refused,
    now: () => testNow,
    dataDir: folder,
    appVersion: '0',
  };

  const csv = join(folder, 'queue.csv');
  expect((await exportQueue(context, queue, 'csv', csv, job)).entries).toBe(2);
  const [header, first, second] = (await readFile(csv, 'utf8')).split('\r\n');
  expect(header?.split(',').slice(0, 12).join(',')).toBe(
    'Comparison,Type,State,Partner,Item,Reference,Our amount,Our currency,Their amount,Their currency,Difference,Day',
  );
  expect(first).toBe('Ledger to partner,Missing in ledger,Open,Alder,sale,O3,,,7.00,USD,-7.00,2026-03-04,0,,,,,,2:4');
  expect(second).toBe(
    `Ledger to partner,Amount differs,Open,Alder,sale,'=1+1,1234.50,USD,1234.123456,USD,0.376544,2026-03-02,2,,Partner reference and type,,,1:2,2:2`,
  );

  const xlsx = join(folder, 'queue.xlsx');
  await exportQueue(context, queue, 'xlsx', xlsx, job);
  const read = new ExcelJS.Workbook();
  await read.xlsx.readFile(xlsx);
  const sheet = read.getWorksheet('Break queue');
  const row = sheet?.getRow(6).values as unknown[];
  expect(row.slice(6, 12)).toEqual(['=1+1', 1234.5, 'USD', 1234.123456, 'USD', 0.376544]);
  expect(sheet?.getRow(6).getCell(6).formula).toBeUndefined();
});
