import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { attempts, cliBench, ragged, settlements } from '../support/cli-bench.ts';
import { makeXlsx } from '../support/make-xlsx.ts';
import { makeZip } from '../support/make-zip.ts';

const { object, run, write, folder } = cliBench();

interface Imported {
  readonly extracts: readonly { readonly file: string; readonly status: string; readonly error?: { readonly code: string } }[];
  readonly contracts?: readonly { readonly file: string }[];
}

const told = ({ extracts }: Imported) => extracts.map(({ file, status, error }) => [file, error?.code ?? status]);

beforeAll(async () => {
  await mkdir(join(folder, 'march/old'), { recursive: true });
  await mkdir(join(folder, 'empty'));
  await mkdir(join(folder, 'split'));
  await write('march/settled.csv', settlements);
  await write('march/attempts.csv', attempts);
  await write('march/contracts.json', JSON.stringify({ settings: {}, commitments: [], rateCards: [], incidents: [] }));
  await write('march/old/ragged.csv', ragged);
});

describe('import', () => {
  test('a folder is its files in order, and the workbook in it is none of them', async () => {
    const imported = await object<Imported>('import', 'march', '--workbook', 'march/q1.paybench');
    expect(told(imported)).toEqual([
      ['march/attempts.csv', 'loaded'],
      ['march/settled.csv', 'loaded'],
    ]);
    expect(imported.contracts?.map(({ file }) => file)).toEqual(['march/contracts.json']);
    const again = await object<Imported>('import', 'march', '--workbook', 'march/q1.paybench');
    expect(told(again).map(([, outcome]) => outcome)).toEqual(['IMPORT_DUPLICATE', 'IMPORT_DUPLICATE']);
  });

  test('what becomes of people and references is said before anything is stored', async () => {
    await write(
      'people.csv',
      'ts_utc,attempt_id,amount,ccy,result,customer_email,shopper_ip,token\n' +
        '2026-01-01T00:00:00Z,a1,1.00,USD,approved,ada@example.com,10.0.0.1,4111111111111111\n',
    );
    const said = ['--personal', 'customer_email=keep,shopper_ip=drop', '--references', 'token', '--received', '2026-01-02'];
    await object('import', 'people.csv', '--workbook', 'people.paybench', ...said, '--card-numbers', 'hash');
    const rows = await run('sql', '--workbook', 'people.paybench', 'SELECT * FROM attempt', '--csv');
    expect(rows.out).toContain('ada@example.com');
    expect(rows.out).toContain('4111111111111111');
    expect(rows.out).not.toContain('10.0.0.1');
    await object('import', 'people.csv', '--workbook', 'masked.paybench');
    const masked = (await run('sql', '--workbook', 'masked.paybench', 'SELECT * FROM attempt', '--csv')).out;
    expect(masked).toContain('a**@example.com');
    expect(masked).toContain('411111******1111');
    for (const wrong of [
      ['--personal', 'customer_email'],
      ['--received', '2026-02-30'],
      ['--card-numbers', 'keep'],
    ])
      expect((await run('import', 'people.csv', '--workbook', 'x.paybench', ...wrong)).exit).toBe(2);
  });

  test('a pattern is tried where the shell left it alone', async () => {
    const imported = await object<Imported>('import', 'march/**/*d.csv', 'gone*.csv', 'empty', '--workbook', 'pattern.paybench');
    expect(told(imported)).toEqual([
      ['march/old/ragged.csv', 'loaded'],
      ['march/settled.csv', 'loaded'],
      ['gone*.csv', 'FILE_NOT_FOUND'],
      ['empty', 'FILE_NOT_A_TABLE'],
    ]);
  });

  test('every member of an archive is an entry of its own, the ones that cannot be read too', async () => {
    await write(
      'march.zip',
      makeZip([
        { name: 'in/settled.csv', content: settlements },
        { name: 'in/attempts.csv', content: attempts },
        { name: 'in/secret.csv', content: 'x'.repeat(13), method: 0, flags: 1, bytes: 1 },
      ]),
    );
    const imported = await object<Imported>('import', 'march.zip', '--workbook', 'zip.paybench');
    expect(told(imported)).toEqual([
      ['march.zip/in/settled.csv', 'loaded'],
      ['march.zip/in/attempts.csv', 'loaded'],
      ['march.zip/in/secret.csv', 'FILE_PROTECTED'],
    ]);
    expect(imported.exit).toBe(1);
    const one = await object<Imported>('import', 'march.zip', '--member', 'in/settled.csv', '--workbook', 'member.paybench');
    expect(told(one)).toEqual([['march.zip/in/settled.csv', 'loaded']]);
    const none = await object<Imported>('import', 'march.zip', '--member', 'april.csv', '--workbook', 'member.paybench');
    expect(told(none)).toEqual([['march.zip/april.csv', 'INVALID_REQUEST']]);
    const plain = await object<Imported>('import', 'march/settled.csv', '--member', 'a.csv', '--workbook', 'member.paybench');
    expect(told(plain)).toEqual([['march/settled.csv/a.csv', 'INVALID_REQUEST']]);
  });

  test('the sheet and the row with the names may be said', async () => {
    const row = (...cells: readonly string[]) =>
      `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const rows = settlements
      .trim()
      .split('\n')
      .map((line) => row(...line.split(',')));
    await write(
      'q1.xlsx',
      makeXlsx({
        sheets: [
          { name: 'January', rows: rows.join('') },
          { name: 'February', rows: row('a title') + rows.slice(0, 2).join('') },
        ],
      }),
    );
    const imported = (...more: string[]) => object<Imported>('import', 'q1.xlsx', '--workbook', 'sheets.paybench', ...more);
    expect(told(await imported())).toEqual([['q1.xlsx', 'FILE_HOLDS_SEVERAL']]);
    expect(told(await imported('--sheet', 'January'))).toEqual([['q1.xlsx', 'loaded']]);
    const second = await object<Imported>('import', 'q1.xlsx', '--workbook', 'second.paybench', '--sheet', 'February', '--header-row', '2');
    expect(second.extracts[0]).toMatchObject({ status: 'loaded', lines: { physical: 3, preamble: 1, header: 1, loaded: 1 } });
    expect(told(await object('import', 'march/settled.csv', '--workbook', 'second.paybench', '--sheet', 'January'))).toEqual([
      ['march/settled.csv', 'INVALID_REQUEST'],
    ]);
    expect((await imported('--header-row', '0')).errors[0]?.code).toBe('USAGE');
  });

  test('a part of a delivery that did not come is named', async () => {
    await write('split/sales-0001of0003.csv', settlements);
    await write('split/sales-0003of0003.csv', settlements.replaceAll('o1', 'o9').replaceAll('o2', 'o8').replaceAll('o3', 'o7'));
    const { deliveries } = await object<{ deliveries: unknown }>('import', 'split', '--workbook', 'split.paybench');
    expect(deliveries).toEqual([
      {
        name: 'split/sales-*.csv',
        parts: [
          { number: 1, file: 'split/sales-0001of0003.csv' },
          { number: 3, file: 'split/sales-0003of0003.csv' },
        ],
        stated: 3,
        missing: [2],
        repeated: [],
      },
    ]);
    expect((await run('import', 'split', '--workbook', 'again.paybench')).out).toContain('split/sales-*.csv: part 2 of 3 is missing');
  });
});
