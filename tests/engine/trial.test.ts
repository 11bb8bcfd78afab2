import { readdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ExtractProfile } from '../../shared/extract/profile.ts';
import { startImport } from '../support/import-text.ts';

const profile: ExtractProfile = {
  kind: 'paybench-profile',
  version: 1,
  name: 'Quay',
  table: 'payout',
  dialect: { delimiter: ',', quote: '"', hasHeader: true, decimal: '.', thousands: '', dateOrder: 'ymd' },
  header: ['Id', 'Day', 'Cents', 'Card'],
  columns: [
    { source: 'Id', target: 'payout_id' },
    { source: 'Day', target: 'payout_date' },
    { source: 'Cents', target: 'amount', unit: 'minor' },
  ],
  constants: { ccy: 'USD', partner: 'Quay' },
  renames: [],
};
const lines = [
  'Id,Day,Cents,Card',
  'p1,2026-02-01,1050,4111111111111111',
  'p2,2026-02-30,200,',
  'p3,2026-02-03,3x,',
  'p4,2026-02-04,400,,',
];
const content = `${lines.join('\n')}\n`;

test('what a taught layout would make of a file is seen before anything is kept, and is what its import then says', async () => {
  const bench = await startImport();
  const grant = bench.path('payouts.csv');
  await writeFile(grant, content);
  const trial = await bench.call('extract.trial', { grant, choice: { profile } });
  if (trial.kind !== 'loaded') throw new Error(trial.error.title);
  expect(trial.columns.map(({ name }) => name)).toEqual(['ts_utc', 'payout_date', 'partner', 'payout_id', 'amount', 'ccy']);
  expect(trial.rows.map(({ line, fault, values }) => [line, fault, values[3], values[4]])).toEqual([
    [2, null, 'p1', '10.500000'],
    // February 30 is no day; the day the row was made from is none either.
    [3, 'Day: not a day: no calendar or clock shows it; Day: not a time: no calendar or clock shows it', 'p2', '2.000000'],
    [4, 'Cents: not an amount', 'p3', null],
  ]);
  expect(trial.faults).toEqual([
    { reason: 'Cents: not an amount', rows: 1 },
    { reason: 'Day: not a day: no calendar or clock shows it', rows: 1 },
    { reason: 'Day: not a time: no calendar or clock shows it', rows: 1 },
  ]);
  expect(trial.setAside).toEqual([{ line: 5, reason: 'has 5 fields where the header has 4', text: 'p4,2026-02-04,400,,' }]);
  expect(trial.isWholeFile).toBe(true);
  expect(JSON.stringify(trial)).not.toContain('4111111111111111');

  expect(await bench.rows('SELECT count(*) FROM payout')).toEqual([['0']]);
  expect(await bench.rows('SELECT count(*) FROM quarantine')).toEqual([['0']]);
  expect(
    await bench.rows("SELECT count(*) FROM information_schema.columns WHERE table_name = 'payout' AND column_name = 'x_card'"),
  ).toEqual([['0']]);
  expect(await readdir(bench.context.workbook().session.stagingFolder)).toEqual([]);

  const { receipt } = await bench.load('payouts.csv', content, { profile });
  const told = ({ lines: counts, rows, amounts, warnings, guard }: typeof receipt) => ({ counts, rows, amounts, warnings, guard });
  expect(told(trial.receipt)).toEqual(told(receipt));
});

test('a part of a large file says that it is a part, and ends with a whole record', async () => {
  const bench = await startImport();
  const grant = bench.path('large.csv');
  const many = Array.from({ length: 20_000 }, (_, index) => `p${index},2026-02-01,100,`);
  await writeFile(grant, `${[lines[0], ...many].join('\n')}\n`);
  const trial = await bench.call('extract.trial', { grant, choice: { profile } });
  if (trial.kind !== 'loaded') throw new Error(trial.error.title);
  const { rows } = trial.receipt;
  expect(trial.isWholeFile).toBe(false);
  expect(rows.loaded).toBeGreaterThan(1000);
  expect(rows.loaded).toBeLessThan(20_000);
  expect(rows.quarantined).toBe(0);
  // One dollar a row.
  expect(trial.receipt.amounts[0]?.loaded).toBe(String(rows.loaded));
});

test('what cannot be read that way is said as it would be on import', async () => {
  const bench = await startImport();
  const grant = bench.path('other.csv');
  await writeFile(grant, 'a,b\n1,2\n');
  expect(await bench.call('extract.trial', { grant, choice: { profile } })).toMatchObject({
    kind: 'refused',
    error: { code: 'FORMAT_MISMATCH' },
  });
});
