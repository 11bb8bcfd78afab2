import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeExtracts, type WrittenWorld } from '../../electron/engine/synth/write-extracts.ts';
import { startImport } from '../support/import-text.ts';
import { tenThousandths } from '../support/read-csv.ts';
import { newYorkDay, type PartnerLine, rowsOf, templateLines } from '../support/read-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'paybench-variants-'));
let world: WrittenWorld;

beforeAll(async () => {
  world = await writeExtracts({ size: 'S', seed: 7, outDir: folder, withVariants: true, partners: 12 });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const variant = (name: string) => join(folder, 'variants', name);
const bytes = (file: string) => readFileSync(file, 'latin1');
const answer = (id: string) => {
  const found = world.key.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
};

const rates: Record<string, bigint> = { USD: 10_000n, CAD: 7300n, MXN: 550n };
/** Gross of sales in USD at plan rates, six places. */
function settled(lines: readonly PartnerLine[]): string {
  const micros = lines.reduce((sum, { type, gross, currency }) => (type === 'sale' ? sum + (gross / 100n) * rates[currency]! : sum), 0n);
  return `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
}

/** Luhn's test. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

test('twelve partners: the six further ones stand in a folder of their own, with their promises among the contracts', () => {
  expect(world.further.map(({ path: file }) => file.startsWith(join(folder, 'further-partners')))).toEqual(Array(12).fill(true));
  expect(world.files.some(({ path: file }) => file.includes('further'))).toBe(false);
  const { commitments } = JSON.parse(readFileSync(world.contractsPath, 'utf8')) as { commitments: { partner: string }[] };
  const said = JSON.parse(readFileSync(join(folder, 'further-partners', 'truth.json'), 'utf8')) as { partner: string }[];
  expect(said).toHaveLength(18);
  expect(said.every(({ partner }) => commitments.some((one) => one.partner === partner))).toBe(true);
});

describe('I4: a late file in two parts, the second re-issued', () => {
  const first = 'alder_settlement_2026-03-12_1of2.csv';
  const reissued = 'alder_settlement_2026-03-12_2of2_reissued.csv';
  const original = 'alder_settlement_2026-03-12_2of2.csv';

  test('the day is in its own files, before noon and after, and in no other', () => {
    const days = (file: string) => [...new Set(templateLines(file).map(({ day }) => day))];
    expect([days(path(first)), days(path(reissued)), days(variant(original))]).toEqual([['2026-03-12'], ['2026-03-12'], ['2026-03-12']]);
    expect(days(path('alder_settlement_2026Q1.csv'))).not.toContain('2026-03-12');
    // 17:00 UTC is 13:00 in New York in summer time; noon is 16:00 UTC.
    expect(rowsOf(path(first)).every((row) => row('ts_utc') < '2026-03-12T16:00:00Z')).toBe(true);
    expect(rowsOf(path(reissued)).every((row) => row('ts_utc') >= '2026-03-12T16:00:00Z')).toBe(true);
  });

  test('the original differs in two rows, and the two parts tie with the payout only as re-issued', () => {
    const [before, after] = [bytes(variant(original)).split('\n'), bytes(path(reissued)).split('\n')];
    expect(before).toHaveLength(after.length);
    expect(before.filter((line, at) => line !== after[at])).toHaveLength(2);
    const sum = (...files: readonly string[]) =>
      templateLines(...files).reduce((total, { net, currency }) => (currency === 'USD' ? total + net : total), 0n);
    expect(sum(path(first), path(reissued))).toBe(0n);
    // Ten dollars too much gross, one dollar too much fee.
    expect(sum(path(first), variant(original))).toBe(90_000n);
  });

  test('answers', () => {
    const parts = templateLines(path(first), path(reissued));
    expect(answer('I4-settled').value).toBe(settled(parts));
    expect(answer('I4-settled').temptingWrong?.value).toBe(settled(templateLines(path(first), variant(original))));
    expect(answer('I4-days-late').value).toBe('3');
    const { lateDelivery } = JSON.parse(readFileSync(world.reconTruthPath, 'utf8')) as {
      lateDelivery: { due: string; delivered: string; correctedRows: { key: string }[] };
    };
    expect([lateDelivery.due, lateDelivery.delivered]).toEqual(['2026-03-13', '2026-03-16']);
    const orders = (file: string) => new Map(rowsOf(file).map((row) => [row('merchant_ref'), `${row('gross')} ${row('fee_total')}`]));
    const [wrong, right] = [orders(variant(original)), orders(path(reissued))];
    expect(lateDelivery.correctedRows.map(({ key }) => key).sort()).toEqual(
      [...right.keys()].filter((key) => wrong.get(key) !== right.get(key)).sort(),
    );
  });
});

describe('I5: what comes twice', () => {
  test('a copy of a file is the same byte by byte', () => {
    expect(bytes(variant('keystone_settlement_2026Q1_again.csv'))).toBe(bytes(path('keystone_settlement_2026Q1.csv')));
    const own = settled(templateLines(path('keystone_settlement_2026Q1.csv')));
    expect([answer('I5-file-twice').value, Number(answer('I5-file-twice').temptingWrong?.value)]).toEqual([own, Number(own) * 2]);
  });

  test('one sale stands twice in the other', () => {
    const [whole, once] = ['variants/cobalt_settlement_2026Q1_row_twice.csv', 'cobalt_settlement_2026Q1.csv'].map((name) =>
      bytes(path(name)).split('\n').filter(Boolean),
    ) as [string[], string[]];
    const twice = whole.filter((line, at) => whole.indexOf(line) !== at);
    expect(twice).toHaveLength(1);
    expect([...new Set(whole)].sort()).toEqual([...new Set(once)].sort());
    expect(once).toHaveLength(new Set(once).size);
    const february = (file: string) => templateLines(file).filter(({ day }) => day.startsWith('2026-02'));
    expect(answer('I5-row-twice').value).toBe(settled(february(path('cobalt_settlement_2026Q1.csv'))));
    expect(answer('I5-row-twice').temptingWrong?.value).toBe(settled(february(variant('cobalt_settlement_2026Q1_row_twice.csv'))));
  });
});

test('I6: the wrong rate of Mar 18 costs what the gross at both rates says', () => {
  const lines = rowsOf(path('meridian_settlement_2026-03.csv')).filter((row) => row('Exchange Rate') === '0.715');
  expect(new Set(lines.map((row) => `${row('Creation Date').slice(0, 10)} ${row('Gross Currency')}`))).toEqual(new Set(['2026-03-18 CAD']));
  const others = rowsOf(path('meridian_settlement_2026-03.csv')).filter(
    (row) => row('Gross Currency') === 'CAD' && row('Creation Date').startsWith('2026-03-18'),
  );
  expect(lines).toHaveLength(others.length);
  expect(answer('I6-lines').value).toBe(String(lines.length));
  const cents = (minor: bigint, thousandths: bigint) => (minor * thousandths + 500n) / 1000n;
  const cost = (of: typeof lines) =>
    of.reduce((sum, row) => {
      const [credit, debit] = [tenThousandths(row('Gross Credit (GC)')) / 100n, tenThousandths(row('Gross Debit (GC)')) / 100n];
      const lost = (minor: bigint) => cents(minor, 730n) - cents(minor, 715n);
      return sum + lost(credit) - lost(debit);
    }, 0n);
  const text = (value: bigint) => (Number(value) / 100).toFixed(6);
  // What was applied is the rate that the contract had until the last day of December.
  const { exchangeRates } = JSON.parse(readFileSync(world.contractsPath, 'utf8')) as { exchangeRates: Record<string, string>[] };
  expect(exchangeRates.filter(({ currency }) => currency === 'CAD').map(({ rate, from, through }) => [rate, from, through])).toEqual([
    ['0.715', '2025-10-01', '2025-12-31'],
    ['0.73', '2026-01-01', '2026-03-31'],
  ]);
  expect(answer('I6-difference').value).toBe(text(cost(lines)));
  expect(answer('I6-difference').temptingWrong?.value).toBe(text(cost(lines.filter((row) => row('Type') === 'Settled'))));
});

describe('I11: card numbers and what looks like them', () => {
  /** As their owners publish them for tests. */
  const published = [
    '30569309025904',
    '3530111333300000',
    '3566002020360505',
    '371449635398431',
    '378282246310005',
    '38520000023237',
    '4012888888881881',
    '4111111111111111',
    '4222222222222',
    '5105105105105100',
    '5555555555554444',
    '6011000990139424',
    '6011111111111117',
    '2223003122003222',
  ];

  test('14 published numbers stand in the notes, at a stretch and in groups', () => {
    const notes = rowsOf(variant('contacts_with_card_numbers.csv')).map((row) => row('note'));
    const found = notes.flatMap((note) => note.match(/\d(?:[ -]?\d){12,18}/g) ?? []);
    expect(found.map((text) => text.replace(/\D/g, '')).sort()).toEqual([...published].sort());
    expect(new Set(found.map((text) => (text.includes(' ') ? 'spaces' : text.includes('-') ? 'hyphens' : 'stretch')))).toEqual(
      new Set(['spaces', 'hyphens', 'stretch']),
    );
    expect(published.every(passesLuhn)).toBe(true);
    expect(answer('I11-card-numbers')).toMatchObject({ value: '14', temptingWrong: { value: '514' } });
  });

  test('500 ids pass the check digit and have first digits or a length that no network issues', () => {
    const ids = rowsOf(variant('contacts_with_lookalike_ids.csv')).map((row) => row('contact_id'));
    expect(new Set(ids).size).toBe(500);
    expect(ids.filter((id) => !passesLuhn(id))).toEqual([]);
    // Visa has 13, 16 or 19 digits, Amex 15; the others begin with 0, 1, 7 or 9, which are not banks.
    const mayBeCard = ids.filter((id) =>
      id.startsWith('4') ? [13, 16, 19].includes(id.length) : /^3[47]/.test(id) ? id.length === 15 : !/^[1790]/.test(id),
    );
    expect(mayBeCard).toEqual([]);
    expect(new Set(ids.map((id) => id.length)).size).toBeGreaterThan(4);
  });
});

describe('I12: clocks', () => {
  test('the night of Nov 2 2025 has 25 hours', () => {
    const newYork = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' });
    const minutes = new Map<string, number[]>();
    for (const row of rowsOf(variant('availability_2025-11_25_hours.csv'))) {
      const day = newYork.format(Date.parse(row('minute')));
      minutes.set(day, [...(minutes.get(day) ?? []), Number(row('requests'))]);
    }
    expect([...minutes].map(([day, list]) => [day, list.length])).toEqual([
      ['2025-11-01', 1440],
      ['2025-11-02', 1500],
      ['2025-11-03', 1440],
    ]);
    const sum = (list: readonly number[]) => String(list.reduce((total, requests) => total + requests, 0));
    for (const [day, list] of minutes) expect(answer(`I12-requests-${day}`).value).toBe(sum(list));
    expect(answer('I12-requests-2025-11-02').temptingWrong?.value).toBe(sum(minutes.get('2025-11-02')!.slice(0, 1440)));
  });

  test('attempts around the day of 23 hours', () => {
    const instants = rowsOf(path('gateway_transactions_2026-03.csv')).map((row) => Date.parse(row('created_at')));
    const between = (from: string, to: string) => String(instants.filter((at) => at >= Date.parse(from) && at < Date.parse(to)).length);
    expect(answer('I12-attempts-2026-03-07').value).toBe(between('2026-03-07T00:00:00-05:00', '2026-03-08T00:00:00-05:00'));
    expect(answer('I12-attempts-2026-03-08')).toMatchObject({
      value: between('2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00'),
      temptingWrong: { value: between('2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-05:00') },
    });
    expect(answer('I12-attempts-2026-03-09').value).toBe(between('2026-03-09T00:00:00-04:00', '2026-03-10T00:00:00-04:00'));
  });

  test("Cobalt's posting dates are days of Los Angeles, and its months end there", () => {
    const rows = rowsOf(path('cobalt_settlement_2026Q1.csv'));
    const losAngeles = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });
    expect(rows.filter((row) => row('posting_date') !== losAngeles.format(Date.parse(row('ts_utc'))))).toEqual([]);
    expect(rows.filter((row) => row('posting_date') !== newYorkDay(row('ts_utc'))).length).toBeGreaterThan(100);
    const sales = (month: string, dayOf: (row: (typeof rows)[number]) => string) => {
      const minor = rows.reduce(
        (sum, row) => (row('type') === 'sale' && dayOf(row).startsWith(month) ? sum + tenThousandths(row('gross')) : sum),
        0n,
      );
      return `${minor / 10_000n}.${String((minor % 10_000n) * 100n).padStart(6, '0')}`;
    };
    for (const month of ['2026-01', '2026-02', '2026-03'])
      expect(answer(`I12-cobalt-${month}`)).toMatchObject({
        value: sales(month, (row) => row('posting_date')),
        temptingWrong: { value: sales(month, (row) => newYorkDay(row('ts_utc'))) },
      });
  });
});

test('I19: the two halves are the file, with gross renamed and moved to the end of the second', () => {
  const halves = [
    variant('keystone_settlement_until_2026-02-14.csv'),
    variant('keystone_settlement_from_2026-02-15_column_renamed.csv'),
  ] as const;
  const [, whole] = [halves, path('keystone_settlement_2026Q1.csv')] as const;
  const header = (file: string) => bytes(file).split('\n')[0]!.split(',');
  expect(header(halves[1])).toEqual([...header(whole).filter((name) => name !== 'gross'), 'gross_amount']);
  const names = header(whole);
  const lines = (file: string, gross: string) =>
    rowsOf(file).map((row) => names.map((name) => row(name === 'gross' ? gross : name)).join(','));
  expect([...lines(halves[0], 'gross'), ...lines(halves[1], 'gross_amount')]).toEqual(lines(whole, 'gross'));
  const later = templateLines(whole).filter(({ day }) => day >= '2026-02-15');
  expect(answer('I19-settled')).toMatchObject({ value: settled(later), temptingWrong: { value: '0.000000' } });
});

test('I19: the second half asks what became of gross, and read by its new name it gives what was planted', async () => {
  const bench = await startImport();
  const [first, second] = ['keystone_settlement_until_2026-02-14.csv', 'keystone_settlement_from_2026-02-15_column_renamed.csv'] as const;
  const { receipt } = await bench.load(second, bytes(variant(second)));
  expect(receipt.warnings).toEqual([
    {
      code: 'COLUMN_KEPT_AS_TEXT',
      message: 'gross_amount is kept as text and is in no figure; the template has gross, which the file has not.',
    },
  ]);
  await bench.call('workbook.close', { discard: true });
  await bench.call('workbook.new', { name: 'Again' });
  await bench.load(first, bytes(variant(first)));
  expect(await bench.refusal(second, bytes(variant(second)))).toBe('FORMAT_DRIFTED');
  const told = await bench.load(second, bytes(variant(second)), {
    drift: { renamed: [{ from: 'gross', to: 'gross_amount' }], gone: [] },
  });
  expect(told.receipt.warnings).toEqual([{ code: 'COLUMNS_RENAMED', message: 'gross_amount was read as gross.' }]);
  const [[sum]] = (await bench.rows(
    `SELECT CAST(sum(gross * CASE ccy_gross WHEN 'USD' THEN 1 WHEN 'CAD' THEN 0.73 WHEN 'MXN' THEN 0.055 END) AS DECIMAL(18,6)) FROM settlement_line WHERE type = 'sale' AND extract_id = ${told.id}`,
  )) as [[string]];
  expect(sum).toBe(answer('I19-settled').value);
});
