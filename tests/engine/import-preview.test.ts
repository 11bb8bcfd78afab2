import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ImportChoice } from '../../shared/extract/receipt.ts';
import { startImport } from '../support/import-text.ts';

test('an unknown table is proposed column by column, loaded only as chosen, and says what it took for granted', async () => {
  const bench = await startImport();
  const path = bench.path('bank.csv');
  await writeFile(
    path,
    Buffer.from(
      'Buchungstag;Text;Betrag;Währung;Karte\n05.02.2026;Miete;-1.234,56;EUR;4111111111111111\n06.02.2026;Verkauf;98,76;EUR;\n',
      'latin1',
    ),
  );
  const preview = await bench.call('extract.preview', { grant: path });
  expect(preview).toMatchObject({
    file: 'bank.csv',
    container: 'plain',
    refused: null,
    questions: [],
    alreadyLoadedAs: null,
    dialect: {
      encoding: 'iso-8859-1',
      delimiter: ';',
      quote: '"',
      newline: 'lf',
      hasHeader: true,
      decimal: ',',
      thousands: '.',
      dateOrder: 'dmy',
    },
    candidates: [{ format: 'plain.table', certain: false }],
    header: ['Buchungstag', 'Text', 'Betrag', 'Währung', 'Karte'],
  });
  expect(preview.mapping.map(({ target }) => target)).toEqual(['ts_utc', null, 'amount', 'ccy', null]);
  expect(preview.sample[0]).toEqual(['05.02.2026', 'Miete', '-1.234,56', 'EUR', '411111******1111']);

  const mapping = preview.mapping.map((entry) => (entry.source === 'Text' ? { ...entry, target: 'description' } : entry));
  const result = await bench.call('extract.import', {
    grant: path,
    choice: { format: 'plain.table', mapping, timeZone: 'Europe/Berlin', partner: 'House bank' },
  });
  if (result.status !== 'loaded') throw new Error(result.error.title);
  expect(result.extract.receipt.warnings.map(({ code }) => code)).toEqual(['CARD_NUMBERS_MASKED']);
  expect(
    await bench.rows('SELECT ts_utc, entry_date, partner, description, amount, ccy, x_karte FROM plain_line ORDER BY line_no'),
  ).toEqual([
    ['2026-02-04 23:00:00', '2026-02-05', 'House bank', 'Miete', '-1234.560000', 'EUR', '411111******1111'],
    ['2026-02-05 23:00:00', '2026-02-06', 'House bank', 'Verkauf', '98.760000', 'EUR', null],
  ]);
});

test('what a file does not say is asked, and the answer is taken', async () => {
  const bench = await startImport();
  const path = bench.path('dates.csv');
  await writeFile(path, 'Date,Amount\n01/02/2026,5.00\n03/04/2026,6.00\n');
  const [question, ...others] = (await bench.call('extract.preview', { grant: path })).questions;
  expect([question?.text, others]).toEqual(['Do dates begin with the day or with the month?', []]);
  const [withDay] = question?.answers ?? [];
  expect(withDay?.label).toBe('With the day: 04/02 is February 4');
  const choice: ImportChoice = { dialect: withDay?.dialect ?? {}, timeZone: 'UTC', currency: 'USD' };
  const answered = await bench.call('extract.preview', { grant: path, choice });
  expect(answered.questions).toEqual([]);
  const result = await bench.call('extract.import', { grant: path, choice });
  if (result.status !== 'loaded') throw new Error(result.error.title);
  expect(result.extract.receipt.warnings.map(({ code }) => code)).toEqual(['DIALECT_ASSUMED']);
  expect(await bench.rows('SELECT ts_utc, amount, ccy FROM plain_line ORDER BY line_no')).toEqual([
    ['2026-02-01 00:00:00', '5.000000', 'USD'],
    ['2026-04-03 00:00:00', '6.000000', 'USD'],
  ]);
});

test('columns about people and columns with what looks like card numbers are named before anything is loaded', async () => {
  const bench = await startImport();
  const grant = bench.path('people.csv');
  await writeFile(
    grant,
    'ts_utc,attempt_id,order_id,amount,ccy,result,customer_email,token\n2026-01-01T00:00:00Z,a1,4111111111111111,1.00,USD,approved,ada@example.com,4012888888881881\n',
  );
  // An order id is a reference of the template, and is no question.
  expect(await bench.call('extract.preview', { grant })).toMatchObject({
    personal: [{ column: 'customer_email', kind: 'email' }],
    cardShaped: ['token'],
  });
});

test('columns that must not be stored are shown empty and dropped by name', async () => {
  const bench = await startImport();
  const path = bench.path('a.csv');
  await writeFile(path, 'ts_utc,attempt_id,amount,ccy,result,cvv\n2026-01-01T00:00:00Z,a1,1.00,USD,approved,987\n');
  expect((await bench.call('extract.preview', { grant: path })).sample[0]).toEqual([
    '2026-01-01T00:00:00Z',
    'a1',
    '1.00',
    'USD',
    'approved',
    '',
  ]);
  const result = await bench.call('extract.import', { grant: path });
  if (result.status !== 'loaded') throw new Error(result.error.title);
  expect(result.extract.receipt.guard.columnsDropped).toEqual(['cvv']);
  const columns = await bench.rows(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'attempt' AND column_name LIKE '%cvv%'",
  );
  expect(columns).toEqual([]);
});

test('reference columns full of card numbers are masked after all', async () => {
  const bench = await startImport();
  const numbers = ['4111111111111111', '4012888888881881', '5555555555554444', '5105105105105100', '378282246310005', '6011111111111117'];
  const { receipt } = await bench.load(
    'a.csv',
    `ts_utc,attempt_id,order_id,amount,ccy,result\n${numbers.map((number, index) => `2026-01-01T00:00:00Z,a${index},${number},1.00,USD,approved`).join('\n')}\n`,
  );
  expect(receipt.guard).toMatchObject({ pansMasked: 6, columnsWithPans: ['order_id'] });
  expect(receipt.warnings.map(({ code }) => code)).toContain('REFERENCES_ARE_CARD_NUMBERS');
});

test('the list of layouts names each once, with the table it fills', async () => {
  const bench = await startImport();
  const formats = await bench.call('extract.formats', {});
  const ids = formats.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(formats.map(({ id, table }) => `${id} -> ${table}`)).toEqual(
    expect.arrayContaining([
      'gr4vy.all_transactions -> attempt',
      'adyen.settlement_details -> settlement_line',
      'template.availability_sample -> availability_sample',
      'nacha -> ach_entry',
      'plain.table -> plain_line',
    ]),
  );
});

test('a table that nobody declared: days with names of months are times, what is not read as one is said', async () => {
  const bench = await startImport();
  const named = await bench.load('named.csv', 'Posted,Amount\n"Jan 31, 2026 3:05 PM",1.00\n"Feb 1, 2026 9:05 AM",2.00\n', {
    format: 'plain.table',
  });
  expect(await bench.rows('SELECT ts_utc FROM plain_line')).toEqual([['2026-01-31 20:05:00'], ['2026-02-01 14:05:00']]);
  expect(named.receipt.warnings.map(({ code }) => code)).toContain('TIME_ZONE_ASSUMED');
  const offsets = await bench.load('offsets.csv', 'Posted,Amount\n2026-01-31T10:00:00z,5.00 CR\n2026-02-01T10:00:00+02:00,2.50 DR\n', {
    format: 'plain.table',
  });
  expect(offsets.receipt.warnings.map(({ code }) => code)).not.toContain('TIME_ZONE_ASSUMED');
  expect(offsets.receipt.amounts).toMatchObject([{ loaded: '2.5', independent: '2.5' }]);
  // Which hundred years a year of two digits is of, nobody said.
  const short = await bench.load('short.csv', 'Posted,Amount\n31-Jan-26,1.00\n15-Feb-26,2.00\n', { format: 'plain.table' });
  expect(short.receipt.warnings.map(({ code }) => code)).toContain('TIME_NOT_FOUND');
  expect(await bench.rows(`SELECT ts_utc FROM plain_line WHERE extract_id = ${short.id}`)).toEqual([[null], [null]]);
});
