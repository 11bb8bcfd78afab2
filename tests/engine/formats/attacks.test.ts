import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ImportChoice, Receipt } from '../../../shared/extract/receipt.ts';
import { closes, type ImportBench, startImport } from '../../support/import-text.ts';
import { formatFixtures } from './fixtures.ts';
import type { FormatFixture } from './format-fixture.ts';

/** What a spoiled file may become: refused by name, or loaded with every line and every sum accounted for. */
async function outcome(bench: ImportBench, name: string, content: string, choice: ImportChoice = {}): Promise<Receipt | string> {
  await writeFile(bench.path(name), content);
  const result = await bench.call('extract.import', {
    grant: bench.path(name),
    choice: { ...choice, allowDuplicate: true, onOverlap: 'keep_both' },
  });
  return result.status === 'refused' ? result.error.code : result.extract.receipt;
}

const textOf = ({ content }: FormatFixture) => content.toString();
const amountsOf = (receipt: Receipt) =>
  receipt.amounts.map(({ table, column, currency, loaded }) => [table ?? '', column, currency, loaded]);
const fileRefusals = /^(FILE_|FORMAT_)/;

describe.each(formatFixtures)('$format: $name', (fixture) => {
  test('cut off anywhere, it is refused by name or every line is accounted for', async () => {
    const bench = await startImport();
    const content = textOf(fixture);
    for (const share of [0.3, 0.6, 0.9]) {
      const found = await outcome(bench, `cut-${share}.csv`, content.slice(0, Math.floor(content.length * share)), fixture.choice);
      if (typeof found === 'string') expect(found).toMatch(fileRefusals);
      else expect(closes(found), `cut at ${share}`).toBe(true);
    }
  });

  test('line ends and a byte-order mark change nothing', async () => {
    const bench = await startImport();
    const lines = textOf(fixture).replace(/^﻿/, '').split(/\r?\n/);
    const plain = await outcome(bench, 'lf.csv', lines.join('\n'), fixture.choice);
    const marked = await outcome(bench, 'marked.csv', `﻿${lines.join('\r\n')}`, fixture.choice);
    const old = await outcome(bench, 'old.csv', lines.join('\r'), fixture.choice);
    const withoutEnd = await outcome(bench, 'without-end.csv', lines.join('\n').replace(/\n+$/, ''), fixture.choice);
    if (typeof plain === 'string' || typeof marked === 'string' || typeof old === 'string' || typeof withoutEnd === 'string')
      throw new Error('refused');
    expect(plain.format).toBe(fixture.format);
    expect(plain.rows.quarantined).toBe(0);
    expect(amountsOf(marked)).toEqual(amountsOf(plain));
    expect(amountsOf(old)).toEqual(amountsOf(plain));
    expect(old.lines).toEqual(plain.lines);
    expect(amountsOf(withoutEnd)).toEqual(amountsOf(plain));
  });

  test('a byte that no text holds costs its record and what goes on from it, no more', async () => {
    const bench = await startImport();
    const content = textOf(fixture);
    for (const share of [0.4, 0.7]) {
      const at = Math.floor(content.length * share);
      const found = await outcome(bench, `nul-${share}.csv`, `${content.slice(0, at)}\0${content.slice(at + 1)}`, fixture.choice);
      if (typeof found === 'string') expect(found).toMatch(fileRefusals);
      else expect(closes(found), `a NUL at ${at}`).toBe(true);
    }
  });

  test('a letter in the place of a digit never passes as a number', async () => {
    const bench = await startImport();
    const content = textOf(fixture);
    const digits = [...content.matchAll(/\d(?=[.\d]*(?:[,;\t"\r\n]|$))/g)].map(({ index }) => index);
    for (const part of [0.4, 0.6, 0.8]) {
      const at = digits[Math.floor(digits.length * part)] ?? 0;
      const found = await outcome(bench, `letter-${part}.csv`, `${content.slice(0, at)}O${content.slice(at + 1)}`, fixture.choice);
      if (typeof found === 'string') expect(found).toMatch(fileRefusals);
      else expect(closes(found), `a letter at ${at}`).toBe(true);
    }
  });
});

describe('a period without rows', () => {
  const settlement = 'SH,2026/03/09 00:00:00 -0700,2026/03/09 23:59:59 -0700,HARBORSHOP001,\n';
  const names =
    'CH,Transaction ID,Invoice ID,Transaction Event Code,Transaction Initiation Date,Transaction Completion Date,Transaction Debit or Credit,Gross Transaction Amount,Gross Transaction Currency,Fee Debit or Credit,Fee Amount,Fee Currency\n';
  const affirm = 'date,charge_created_date,charge_id,transaction_id,order_id,event_type,sales,refunds,fees,total_settled,deposit_id\n';
  const quietAch = [
    '101 091000019 1234567890'.slice(0, 23).concat('2603090700A094101', 'BANK'.padEnd(23), 'SHOP'.padEnd(23), 'REF').padEnd(94),
    '9'.concat('000000', '000001', '0'.repeat(42)).padEnd(94),
    ...Array.from({ length: 8 }, () => '9'.repeat(94)),
  ].join('\n');
  test.each<readonly [string, string, string, string]>([
    ['a quiet day of Affirm is a header', 'affirm.csv', affirm, 'loaded'],
    ['a quiet day of Affirm may be an empty file', 'affirm.csv', '', 'FILE_EMPTY'],
    ['a quiet day of PayPal counts zero', 'stl.csv', `${settlement}${names}SC,0\nRC,0\nFF,0\n`, 'loaded'],
    ['rows that PayPal counted and that are not there were lost', 'stl.csv', `${settlement}${names}SC,12\nRC,12\nFF,12\n`, 'FILE_DAMAGED'],
    ['a PayPal report that was cut off before its rows was lost', 'stl.csv', `${settlement}${names}`, 'FILE_DAMAGED'],
    ['a funding file of a quiet day', 'fun.csv', 'H,P11KFUN,1.0.0,2026-05-01,2026-05-02,5005,0001of0001\nL,0,0.00,0,0.00\n', 'loaded'],
    ['an ACH file without batches', 'quiet.ach', quietAch, 'loaded'],
    [
      'a bank file of an account that did not move',
      'quiet.bai',
      '01,BANK,SHOP,260309,0700,1,80,1,2/\n02,SHOP,BANK,1,260308,,USD,2/\n03,1234,,010,500,,,015,500,,/\n49,1000,2/\n98,1000,1,4/\n99,1000,1,6/\n',
      'loaded',
    ],
    [
      'a funding file that lost its records',
      'fun.csv',
      'H,P11KFUN,1.0.0,2026-05-01,2026-05-02,5005,0001of0001\nL,146,862.84,1,861.21\n',
      'FILE_DAMAGED',
    ],
  ])('%s', async (_, name, content, code) => {
    const bench = await startImport();
    expect(await bench.refusal(name, content)).toBe(code);
    const extracts = await bench.call('extract.list', {});
    expect(extracts.map(({ receipt }) => [receipt.rows, closes(receipt)])).toEqual(
      code === 'loaded' ? [[{ loaded: 0, quarantined: 0, faulty: 0 }, true]] : [],
    );
  });

  test('a report of PayPal about subscriptions is refused by name', async () => {
    const bench = await startImport();
    await writeFile(bench.path('sar.csv'), '"CH","Subscription ID","Subscription Action Type"\n"SB","S-1","S0000"\n');
    const preview = await bench.call('extract.preview', { grant: bench.path('sar.csv'), choice: {} });
    expect(preview.refused?.title).toContain('PayPal report of several record types');
  });
});
