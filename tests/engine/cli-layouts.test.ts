import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { extractProfileSchema } from '../../shared/extract/profile.ts';
import type { Receipt } from '../../shared/extract/receipt.ts';
import { templates } from '../../shared/extract/templates.ts';
import { cliBench } from '../support/cli-bench.ts';
import { readXlsxRows } from '../support/read-xlsx-rows.ts';

const bench = cliBench();
const { run, object, write, bytes, folder } = bench;

interface Loaded {
  readonly extracts: readonly {
    readonly status: string;
    readonly format: string;
    readonly rows: { readonly loaded: number; readonly faulty: number; readonly quarantined: number };
    readonly warnings: readonly { readonly code: string; readonly message: string }[];
  }[];
}

describe('templates', () => {
  test.each(templates.map(({ name }) => name))('%s: what is written loads as it is, without a fault', async (name) => {
    expect((await run('template', name, '--out', `${name}.csv`)).exit).toBe(0);
    const { extracts } = await object<Loaded>('import', `${name}.csv`, '--workbook', 'templates.paybench');
    expect(extracts[0]).toMatchObject({ status: 'loaded', format: `template.${name}`, rows: { loaded: 1, faulty: 0, quarantined: 0 } });
  });

  test('on standard output it is the file itself, and --describe the columns', async () => {
    const { out } = await run('template', 'application');
    expect(out.split('\n')[0]).toMatch(/^ts_utc,application_id,customer_id,/);
    const described = (await run('template', 'application', '--describe')).out;
    expect(described).toMatch(/decision\s+yes\s+text\s+approved\s+One of approved, declined, pending, withdrawn\./);
    expect((await run('template')).out).toMatch(/points_event\s+template\.points_event\s+ts_utc, event_id, type, result, points/);
  });

  test('as a sheet every cell is a text, and a second sheet says what the columns are', async () => {
    expect((await run('template', 'rate_card', '--xlsx', '--out', 'rates.xlsx')).exit).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(folder, 'rates.xlsx'));
    const [data, help] = workbook.worksheets;
    expect(data?.getRow(1).getCell(1).value).toBe('effective_from');
    expect(data?.getRow(2).getCell(1).value).toBe('2026-01-31');
    expect(help?.getRow(2).getCell(1).value).toBe('effective_from');
    expect(help?.getRow(2).getCell(3).value).toBe('yes');
    // The second sheet is known, so that nobody is asked which of the two holds the rows.
    expect((await run('import', 'rates.xlsx', '--workbook', 'rates.paybench')).exit).toBe(0);
  });

  test('a name nobody knows, and a sheet without a file', async () => {
    expect((await run('template', 'gift')).exit).toBe(2);
    expect((await run('template', 'application', '--xlsx')).exit).toBe(2);
  });
});

const profile = {
  kind: 'paybench-profile',
  version: 1,
  name: 'House bank',
  table: 'bank_line',
  dialect: { delimiter: ';', quote: '"', hasHeader: true, decimal: ',', thousands: '.', dateOrder: 'dmy' },
  header: ['Buchung', 'Konto', 'Ref', 'Soll', 'Haben'],
  columns: [
    { source: 'Buchung', target: 'booking_date' },
    { source: 'Konto', target: 'account' },
    { source: 'Ref', target: 'bank_ref' },
    { source: 'Soll', target: 'amount', sign: { kind: 'negate' } },
    { source: 'Haben', target: 'amount' },
  ],
  constants: { ccy: 'EUR', partner: 'House bank' },
};
const statement = 'Buchung;Konto;Ref;Soll;Haben\n05.02.2026;4021;a;1.234,56;\n06.02.2026;4021;b;;98,76\n';

describe('profiles', () => {
  test('a layout goes from a file into a workbook, reads what it was taught for, and comes out the same', async () => {
    await write('bank.paybench-profile.json', JSON.stringify(profile));
    await write('feb.csv', statement);
    const { extracts } = await object<Loaded>(
      'import',
      'feb.csv',
      '--workbook',
      'bank.paybench',
      '--profile',
      'bank.paybench-profile.json',
    );
    expect(extracts[0]).toMatchObject({ status: 'loaded', format: 'profile:House bank' });
    expect((await run('profile', 'import', 'bank.paybench', 'bank.paybench-profile.json')).exit).toBe(0);
    const sums = await object<{ readonly rows: readonly unknown[] }>(
      'sql',
      '--workbook',
      'bank.paybench',
      'SELECT bank_ref, CAST(amount AS VARCHAR) amount, ccy FROM bank_line ORDER BY 1',
    );
    expect(JSON.stringify(sums.rows)).toContain('-1234.56');
    await write('mar.csv', statement.replaceAll('.02.', '.03.'));
    expect((await object<Loaded>('import', 'mar.csv', '--workbook', 'bank.paybench')).extracts[0]?.format).toBe('profile:House bank');
    expect((await run('formats', '--workbook', 'bank.paybench')).out).toMatch(
      /profile:House bank\s+bank_line\s+no\s+House bank \(taught\)/,
    );
    expect((await run('profile', 'export', 'bank.paybench', 'House bank', '--out', 'out.json')).exit).toBe(0);
    expect(JSON.parse((await bytes('out.json')).toString())).toEqual(extractProfileSchema.parse(profile));
  });

  test('what is no layout is refused by name, and so is one nobody taught', async () => {
    await write('list.json', '{"kind": "paybench-profile"}');
    const wrong = await object('profile', 'import', 'bank.paybench', 'list.json');
    expect(wrong.errors[0]?.code).toBe('PROFILE_INVALID');
    await writeFile(join(folder, 'stranger.json'), JSON.stringify({ ...profile, columns: [{ source: 'Saldo', target: 'balance' }] }));
    expect((await object('profile', 'import', 'bank.paybench', 'stranger.json')).errors[0]?.detail).toBe('Nothing was changed.');
    expect((await object('profile', 'export', 'bank.paybench', 'Nobody', '--out', 'x.json')).errors[0]?.code).toBe('PROFILE_NO_SUCH');
    expect((await object('import', 'feb.csv', '--workbook', 'bank.paybench', '--profile', 'Nobody')).errors[0]?.code).toBe(
      'FORMAT_NO_SUCH',
    );
  });

  test('a column with a new name is asked, answered once, and read by that name ever after', async () => {
    await write('apr.csv', statement.replaceAll('.02.', '.04.').replace('Haben', 'Gutschrift'));
    const asked = await object<Loaded>('import', 'apr.csv', '--workbook', 'bank.paybench');
    expect(asked.errors[0]).toMatchObject({ code: 'FORMAT_DRIFTED' });
    expect(asked.errors[0]?.title).toContain('Column Haben, which House bank has, is not in the file.');
    const told = await object<Loaded>(
      'import',
      'apr.csv',
      '--workbook',
      'bank.paybench',
      '--rename',
      'Gutschrift=Haben',
      '--profile',
      'House bank',
    );
    expect(told.extracts[0]?.status).toBe('loaded');
    expect(told.extracts[0]?.warnings).toContainEqual({ code: 'COLUMNS_RENAMED', message: 'Gutschrift was read as Haben.' });
    await write('may.csv', statement.replaceAll('.02.', '.05.').replace('Haben', 'Gutschrift'));
    const next = await object<Loaded>('import', 'may.csv', '--workbook', 'bank.paybench');
    expect(next.extracts[0]).toMatchObject({ status: 'loaded', format: 'profile:House bank' });
    expect(next.extracts[0]?.warnings.map(({ code }) => code)).toContain('COLUMNS_RENAMED');
  });
});

describe('receipt', () => {
  test('reads as a working paper: facts, conclusion, each check in full', async () => {
    await write(
      'ragged.csv',
      'ts_utc,partner,type,net,ccy_net\n2026-01-05T15:00:00Z,Acme,sale,1000.50,USD\n2026-01-06T15:00:00Z,Acme,sale,2.00,USD,9\n',
    );
    await run('import', 'ragged.csv', '--workbook', 'paper.paybench');
    const { exit, out } = await run('receipt', 'paper.paybench', 'ragged.csv');
    expect(exit).toBe(4);
    expect(out).toContain('# Receipt of ragged.csv');
    expect(out).toContain('Every line, every amount and every stated total ties.');
    expect(out).toContain('1 record waits in quarantine; no total holds it.');
    expect(out).toContain('| Together | 3 |');
    // The record in quarantine has its amount in the third place from either end.
    expect(out).toMatch(/\| net \| USD \| 1,000\.50 \|/);
    expect(out).toMatch(/\| 3 \| \d+ \| has 6 fields where the header has 5 \|/);
    const { receipt, exceptions } = await object<{ readonly receipt: Receipt; readonly exceptions: readonly string[] }>(
      'receipt',
      'paper.paybench',
      '1',
    );
    expect(receipt.lines).toMatchObject({ physical: 3, header: 1, loaded: 1, quarantined: 1 });
    expect(exceptions).toEqual([]);
  });

  test('as a workbook its numbers are numbers, and a form that is none is told', async () => {
    expect((await run('receipt', 'paper.paybench', 'ragged.csv', '--to', 'xlsx', '--out', 'receipt.xlsx')).exit).toBe(4);
    const { lines } = await readXlsxRows(await bytes('receipt.xlsx'), { sheet: 'Receipt' });
    const row = (label: string) => lines.find((line) => line.startsWith(`${label},`))?.replace(/,+$/, '');
    expect(row('Together')).toBe('Together,3');
    expect(row('net')).toBe('net,USD,1000.5,2,1002.5,0');
    expect(lines.some((line) => line.startsWith('Prepared'))).toBe(true);
    expect((await run('receipt', 'paper.paybench', 'ragged.csv', '--to', 'xlsx')).exit).toBe(2);
    expect((await run('receipt', 'paper.paybench', 'ragged.csv', '--to', 'docx', '--out', 'x')).exit).toBe(2);
    expect((await run('receipt', 'paper.paybench', 'ragged.csv', '--md', '--html')).exit).toBe(2);
  });

  test('as a page nothing of a file is markup', async () => {
    await write('<b>.csv', 'ts_utc,partner,type,net,ccy_net\n2026-01-05T15:00:00Z,Acme,sale,1.00,USD\n<script>alert(1)</script>\n');
    await run('import', '<b>.csv', '--workbook', 'paper.paybench');
    expect((await run('receipt', 'paper.paybench', '2', '--html', '--out', 'receipt.html')).exit).toBe(4);
    const html = (await bytes('receipt.html')).toString();
    expect(html).toContain('Receipt of &lt;b&gt;.csv');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script');
  });

  test('an extract that is not there', async () => {
    expect((await object('receipt', 'paper.paybench', 'gone.csv')).errors[0]?.code).toBe('EXTRACT_NO_SUCH');
  });
});
