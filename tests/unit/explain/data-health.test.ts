import { expect, test } from 'vitest';
import { dataHealth } from '../../../shared/explain/data-health.ts';
import { gapDays } from '../../../shared/extract/gap-days.ts';
import type { ExtractSummary, Receipt } from '../../../shared/extract/receipt.ts';

const base: Receipt = {
  file: 'a.csv',
  sourcePath: '/a.csv',
  bytes: 10,
  sha256: 'ab',
  container: 'plain',
  format: 'template.bank_line',
  formatVerified: true,
  table: 'bank_line',
  dialect: null,
  lines: { physical: 11, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 10, quarantined: 0 },
  rows: { loaded: 10, quarantined: 0, faulty: 0 },
  amounts: [],
  controls: [],
  firstInstant: null,
  lastInstant: null,
  missingDays: [],
  warnings: [],
  guard: { pansMasked: 0, columnsWithPans: [], columnsDropped: [] },
  loadedAt: '2026-04-01T00:00:00Z',
  elapsedMs: 5,
};
let id = 0;
const file = (name: string, partner: string, from: string, through: string, change: Partial<Receipt> = {}): ExtractSummary => ({
  id: ++id,
  name,
  state: 'active',
  receipt: { ...base, firstInstant: `${from}T12:00:00Z`, lastInstant: `${through}T12:00:00Z`, ...change },
  partners: partner === '' ? [] : [partner],
  sourceAtHand: true,
  corrects: null,
  correctedBy: [],
});
const context = { today: '2026-03-31', zone: 'UTC', holidaysOf: () => new Set<string>() };

/** March 2026: the 7th, 8th, 14th, 15th, 21st, 22nd, 28th and 29th are a Saturday or a Sunday. */
const weekends = ['2026-03-07', '2026-03-08', '2026-03-14', '2026-03-15', '2026-03-21', '2026-03-22', '2026-03-28', '2026-03-29'];

test('weekends and holidays are no gaps of a bank, and are those of a gateway', () => {
  const missingDays = ['2026-03-06', ...weekends];
  const march = { ...base, firstInstant: '2026-03-02T12:00:00Z', lastInstant: '2026-03-31T12:00:00Z', missingDays };
  expect(gapDays({ ...march, table: 'bank_line' })).toEqual(['2026-03-06']);
  expect(gapDays({ ...march, table: 'payout' }, new Set(['2026-03-06']))).toEqual([]);
  const attempts = { ...march, table: 'attempt' as const, rows: { ...base.rows, loaded: 5000 } };
  expect(gapDays(attempts)).toEqual(missingDays);
  // Thirty rows on 21 of 30 days: nothing is due on any day.
  expect(gapDays({ ...attempts, rows: { ...base.rows, loaded: 30 } })).toEqual([]);
  // Martin Luther King Jr. Day, for dollars only.
  const january = { ...march, table: 'bank_line' as const, missingDays: ['2026-01-19'] };
  const amount = { column: 'amount', currency: 'USD', loaded: '1', quarantined: '0', independent: '1' };
  expect(gapDays(january)).toEqual(['2026-01-19']);
  expect(gapDays({ ...january, amounts: [amount] })).toEqual([]);
});

test('files of a partner in one layout are one delivery: a gap in one file is filled by another, one between files is seen', () => {
  const feeds = dataHealth(
    [
      file('first', 'Harbor', '2026-03-02', '2026-03-13', { missingDays: ['2026-03-05', '2026-03-07', '2026-03-08'] }),
      file('again', 'Harbor', '2026-03-05', '2026-03-05'),
      // Nothing of Monday the 16th and Tuesday the 17th; the weekend before is none.
      file('second', 'Harbor', '2026-03-18', '2026-03-31', { missingDays: ['2026-03-21', '2026-03-22', '2026-03-28', '2026-03-29'] }),
    ],
    context,
  );
  expect(feeds).toHaveLength(1);
  expect(feeds[0]).toMatchObject({
    partners: ['Harbor'],
    rows: 30,
    from: '2026-03-02',
    through: '2026-03-31',
    age: 0,
    gaps: ['2026-03-16', '2026-03-17'],
    late: [],
    state: 'look',
  });
});

test('a partner whose files stop while others go on is late by the days on which its rows were due', () => {
  const feeds = dataHealth(
    [
      file('on time', 'Meridian', '2026-03-02', '2026-03-31', { table: 'attempt', format: 'template.attempt' }),
      file('late', 'Harbor', '2026-03-02', '2026-03-25', { missingDays: weekends.filter((day) => day < '2026-03-25') }),
    ],
    context,
  );
  const late = ['2026-03-26', '2026-03-27', '2026-03-30', '2026-03-31'];
  expect(feeds.map(({ partners, age, gaps, late: behind, state }) => [partners[0], age, gaps, behind, state])).toEqual([
    ['Harbor', 6, late, late, 'look'],
    ['Meridian', 0, [], [], 'sound'],
  ]);
});

test("a quiet day's file fills its day, a control that fails comes first, and what does not count is not looked at", () => {
  const daily = (day: string, change: Partial<Receipt> = {}) =>
    file(`pay_${day}.csv`, 'Harbor', day, day, { table: 'payment_event', format: 'template.payment_event', ...change });
  const days = [2, 3, 4, 5, 9, 10, 11, 12, 13].map((day) => daily(`2026-03-${String(day).padStart(2, '0')}`));
  const quiet: ExtractSummary = {
    ...file('pay_2026-03-06.csv', '', '2026-03-06', '2026-03-06'),
    receipt: { ...base, table: 'payment_event', format: 'template.payment_event', rows: { loaded: 0, quarantined: 0, faulty: 0 } },
  };
  const control = { name: 'Lines', stated: '11', computed: '10', ok: false };
  const undone: ExtractSummary = { ...file('undone', 'Gone', '2026-03-01', '2026-03-31'), state: 'undone' };
  const feeds = dataHealth([...days, quiet, undone, file('bank', 'Slate', '2026-03-13', '2026-03-13', { controls: [control] })], context);
  expect(feeds.map(({ partners, state }) => [partners, state])).toEqual([
    [['Slate'], 'broken'],
    [['Harbor'], 'sound'],
  ]);
  expect(feeds[1]).toMatchObject({ extracts: { length: 10 }, gaps: [], rows: 90 });
  // Without it, its Friday is missing: the next one has rows.
  expect(dataHealth(days, context)[0]?.gaps).toEqual(['2026-03-06']);
  expect(feeds[0]?.failed).toMatchObject([{ control, extract: { name: 'bank' } }]);
});

test('a delivery that came in parts and lacks one is broken, whatever its files say of themselves', () => {
  const part = (number: number) =>
    file(`mar_part${number}_of_3.csv`, 'Acme', '2026-03-02', '2026-03-31', { file: `mar_part${number}_of_3.csv`, format: 'gateway' });
  const [lacking] = dataHealth([part(1), part(3)], context);
  expect([lacking?.state, lacking?.parts]).toEqual(['broken', ['mar_*.csv: part 2 of 3 is missing']]);
  const [whole] = dataHealth([part(1), part(2), part(3)], context);
  expect(whole?.parts).toEqual([]);
});
