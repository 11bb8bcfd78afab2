import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startImport } from '../support/import-text.ts';

/** Published test numbers of the networks; every one passes Luhn. */
const cards = ['4111111111111111', '4012888888881881', '5555555555554444', '5105105105105100', '6011111111111117'];
const header = 'ts_utc,attempt_id,order_id,amount,ccy,result,note';
const row = (index: number, order: string, note: string) => `2026-01-01T00:00:00Z,a${index},${order},1.00,USD,approved,${note}`;

/** Ids of sixteen digits with a Visa prefix that pass Luhn one time in ten, as ids do. */
function idLike(index: number): string {
  return `40000000${String(index * 7919 + 11_111_111).slice(0, 8)}`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** Null for a file that went while the folder was read: orders are linked meanwhile, and the log of that database comes and goes. */
function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

test('card numbers that begin late in a column of references are covered, all of them', async () => {
  const bench = await startImport();
  // The preview sees the first 128 kB only: 4,000 harmless rows come before.
  const lines = Array.from({ length: 4000 }, (_, index) => row(index, `ORD-${index}`, 'x'.repeat(20)));
  const late = Array.from({ length: 60 }, (_, index) => row(5000 + index, cards[index % cards.length] ?? '', 'y'));
  const { receipt } = await bench.load('late.csv', [header, ...lines, ...late, ''].join('\n'));
  expect(receipt.rows.loaded).toBe(4060);
  expect(receipt.guard.pansMasked).toBe(60);
  expect(receipt.guard.cardColumns).toEqual([{ column: 'order_id', verdict: 'scattered', rows: 60 }]);
  expect(receipt.warnings.map(({ code }) => code)).toContain('REFERENCES_ARE_CARD_NUMBERS');
  expect(await bench.rows("SELECT DISTINCT order_id FROM attempt WHERE order_id NOT LIKE 'ORD%' ORDER BY 1")).toEqual([
    ['401288******1881'],
    ['411111******1111'],
    ['510510******5100'],
    ['555555******4444'],
    ['601111******1117'],
  ]);
});

test('ids that only look like card numbers now and then are kept and counted', async () => {
  const bench = await startImport();
  const lines = Array.from({ length: 3000 }, (_, index) => row(index, idLike(index), 'z'));
  const { receipt } = await bench.load('ids.csv', [header, ...lines, ''].join('\n'));
  expect(receipt.guard.pansMasked).toBe(0);
  expect(receipt.warnings.filter(({ code }) => code === 'CARD_SHAPED_REFERENCES')).toHaveLength(1);
  const [[distinct]] = (await bench.rows("SELECT count(*) FROM attempt WHERE order_id LIKE '%*%'")) as [[string]];
  expect(distinct).toBe('0');
});

test('as a keyed code a card number joins and cannot be read, and no file of the profile holds it', async () => {
  const bench = await startImport();
  await bench.call('document.apply', { edit: { kind: 'settings.set', settings: { cardNumbers: 'hash' } } });
  const note = (number: string) => `paid with ${number.slice(0, 4)} ${number.slice(4)}`;
  const { receipt } = await bench.load(
    'notes.csv',
    [header, row(1, 'o1', note(cards[0] ?? '')), row(2, 'o2', cards[0] ?? ''), row(3, 'o3', cards[1] ?? ''), ''].join('\n'),
  );
  expect(receipt.guard).toMatchObject({ pansMasked: 3, cardNumbers: 'hash' });
  const notes = (await bench.rows('SELECT x_note FROM attempt ORDER BY line_no')).map(([text]) => text ?? '');
  expect(notes[1]).toMatch(/^#[0-9a-f]{15}$/);
  // The same number has the same code, with its own separators.
  expect(notes[0]?.replaceAll(' ', '').replace('paidwith', '')).toBe(notes[1]);
  expect(notes[2]).not.toBe(notes[1]);
  await bench.call('workbook.saveAs', { grant: bench.path('w.paybench') });
  const key = readFileSync(join(bench.path('data'), 'codes.key'), 'utf8').trim();
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  for (const file of [...filesBelow(bench.path('data')), bench.path('w.paybench')]) {
    const bytes = bytesOf(file);
    if (bytes === null) continue;
    for (const number of cards) expect(bytes.includes(number), `${file} (${bytes.length})`).toBe(false);
    if (file.endsWith('.paybench')) expect(bytes.includes(key)).toBe(false);
  }
});

test('two ways of covering in one workbook are refused by name', async () => {
  const bench = await startImport();
  await bench.load('cut.csv', [header, row(1, 'o1', cards[0] ?? ''), ''].join('\n'));
  await bench.call('document.apply', { edit: { kind: 'settings.set', settings: { cardNumbers: 'hash' } } });
  await expect(bench.load('coded.csv', [header, row(2, 'o2', cards[1] ?? ''), ''].join('\n'))).rejects.toThrow(/already covered/);
});

test('columns about a person are covered unless a person says otherwise', async () => {
  const content = [
    'ts_utc,attempt_id,amount,ccy,result,shopper_email,shopper_phone,note',
    '2026-01-01T00:00:00Z,a1,1.00,USD,approved,"ada@example.com",206 555 0147,ok',
    '',
  ].join('\n');
  const bench = await startImport();
  const first = await bench.load('p.csv', content);
  expect(first.receipt.guard.personal).toEqual([
    { column: 'shopper_email', kind: 'email', action: 'mask' },
    { column: 'shopper_phone', kind: 'phone', action: 'mask' },
  ]);
  const again = (personal: Record<string, 'keep' | 'hash' | 'drop'>) => bench.load('p.csv', content, { allowDuplicate: true, personal });
  await again({ shopper_email: 'hash', shopper_phone: 'keep' });
  await again({ shopper_email: 'hash', shopper_phone: 'drop' });
  const rows = await bench.rows('SELECT x_shopper_email, x_shopper_phone, x_note FROM attempt ORDER BY extract_id');
  expect(rows[0]).toEqual(['a**@example.com', '*** *** **47', 'ok']);
  expect(rows[1]).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/), '206 555 0147', 'ok']);
  expect(rows[2]).toEqual([rows[1]?.[0], null, 'ok']);
});

test('a column that a person names is covered, and one that cannot be is said', async () => {
  const bench = await startImport();
  const { receipt } = await bench.load('memo.csv', `${header},clerk,nickname\n${row(1, 'o1', 'tea')},Bob,zaphod\n`, {
    personal: { nickname: 'mask', clerk: 'drop', order_id: 'mask', nosuch: 'hash' },
  });
  expect(receipt.guard.personal).toEqual([
    { column: 'clerk', kind: 'declared', action: 'drop' },
    { column: 'nickname', kind: 'declared', action: 'mask' },
  ]);
  expect(receipt.guard.columnsDropped).toEqual(['clerk']);
  expect(await bench.rows('SELECT order_id, x_nickname FROM attempt')).toEqual([['o1', '******']]);
  const said = receipt.warnings.filter(({ code }) => code.startsWith('PERSONAL_')).map(({ message }) => message);
  expect(said).toEqual([expect.stringMatching(/^nosuch .* no such column/), expect.stringMatching(/^order_id .* the layout reads it/)]);
});
