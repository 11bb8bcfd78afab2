import { beforeAll, expect, test } from 'vitest';
import { cliBench } from '../support/cli-bench.ts';
import { parseCsv } from '../support/parse-csv.ts';

const { run, object, write } = cliBench();
const W = ['--workbook', 'pivot.paybench'];

/** Four attempts in January, two in February: amounts on both sides of 50. */
const rows = [
  ['2026-01-05', 'Acme', 'card', 'o1', '20.00', 'approved'],
  ['2026-01-06', 'Acme', 'card', 'o2', '49.99', 'approved'],
  ['2026-01-07', 'Acme', 'bnpl', 'o3', '50.00', 'declined'],
  ['2026-01-08', 'Borealis', 'card', 'o4', '120.00', 'approved'],
  ['2026-02-05', 'Acme', 'card', 'o5', '10.00', 'declined'],
  ['2026-02-06', 'Borealis', 'card', 'o6', '75.00', 'approved'],
];
const file = `ts_utc,attempt_id,order_id,partner,product,method,attempt_no,amount,ccy,result
${rows.map(([day, partner, method, order, amount, result]) => `${day}T15:00:00Z,a${order},${order},${partner},${method},${method},1,${amount},USD,${result}`).join('\n')}
`;

beforeAll(async () => {
  await write('attempts.csv', file);
  expect((await run('import', 'attempts.csv', ...W)).exit).toBe(0);
});

const csv = async (...more: string[]) => {
  const done = await run('query', ...W, ...more, '--csv');
  expect(done.exit, done.log + done.out).toBe(0);
  return parseCsv(`${done.out.replaceAll('\r\n', '\n').trimEnd()}\n`, ',');
};

test('rows by columns stand in the terminal as in Explore, every total a figure of its own', async () => {
  expect(await csv('--metric', 'attempts,decline_rate', '--rows', 'partner', '--columns', 'month')).toEqual([
    [
      'Partner',
      'Jan 2026 · Attempts',
      'Jan 2026 · Decline rate',
      'Feb 2026 · Attempts',
      'Feb 2026 · Decline rate',
      'Total · Attempts',
      'Total · Decline rate',
    ],
    ['Acme', '3', '33.3 %', '1', '100.0 %', '4', '50.0 %'],
    ['Borealis', '1', '0.0 %', '1', '0.0 %', '2', '0.0 %'],
    ['Total', '4', '25.0 %', '2', '50.0 %', '6', '33.3 %'],
  ]);
  const shown = await run('query', ...W, '--metric', 'attempts', '--rows', 'partner,method', '--subtotals');
  expect(shown.out.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual(
    expect.arrayContaining([
      ['Acme', 'Subtotal', '4'],
      ['Acme', 'Card', '3'],
      ['Total', '6'],
    ]),
  );
});

test('steps of an amount split a slice and a pivot, their comma and all', async () => {
  const { rows: found } = await object<{ rows: Record<string, unknown>[] }>(
    'query',
    ...W,
    '--metric',
    'attempts',
    '--by',
    'bin(amount, 50),partner',
  );
  expect(found.map((row) => [row['bin(amount, 50)'], row['partner'], row['value']])).toEqual(
    expect.arrayContaining([
      ['0', 'Acme', '3'],
      ['1', 'Acme', '1'],
      ['1', 'Borealis', '1'],
      ['2', 'Borealis', '1'],
    ]),
  );
  expect((await run('query', ...W, '--metric', 'attempts', '--by', 'bin(amount, 50)')).out).toMatch(/^100 to 150 +attempts +1 /m);
  expect((await csv('--metric', 'attempts', '--by', 'bin(amount, 50)')).map(([step, , value]) => [step, value])).toEqual([
    ['bin(amount, 50)', 'value'],
    ['0 to 50', '3'],
    ['50 to 100', '2'],
    ['100 to 150', '1'],
  ]);
  // Bands, too, lowest first; of the largest the biggest are kept, whatever their order.
  const bands = [
    ['Amount band', 'Attempts'],
    ['under 25', '2'],
    ['25 to 50', '1'],
    ['50 to 100', '2'],
    ['100 to 250', '1'],
    ['Total', '6'],
  ];
  expect(await csv('--metric', 'attempts', '--rows', 'amount_band')).toEqual(bands);
  expect((await csv('--metric', 'attempts', '--by', 'amount_band')).slice(1).map(([band, , value]) => [band, value])).toEqual(
    bands.slice(1, -1),
  );
  expect(await csv('--metric', 'attempts', '--rows', 'amount_band', '--top', '2')).toEqual([
    ['Amount band', 'Attempts'],
    ['under 25', '2'],
    ['50 to 100', '2'],
    ['Other', '2'],
    ['Total', '6'],
  ]);
  // The step from 40 holds most: steps stay in their own order all the same.
  expect((await csv('--metric', 'attempts', '--by', 'bin(amount, 20)')).map(([step, , value]) => [step, value])).toEqual([
    ['bin(amount, 20)', 'value'],
    ['0 to 20', '1'],
    ['20 to 40', '1'],
    ['40 to 60', '2'],
    ['60 to 80', '1'],
    ['120 to 140', '1'],
  ]);
  expect(await csv('--metric', 'attempts', '--rows', 'bin(amount, 50)')).toEqual([
    ['Attempted amount in steps of 50', 'Attempts'],
    ['0 to 50', '3'],
    ['50 to 100', '2'],
    ['100 to 150', '1'],
    ['Total', '6'],
  ]);
});

test('steps of amounts in several currencies are refused by a slice, a pivot and a bridge, and in one of the periods compared', async () => {
  await write('pesos.csv', file.replace('10.00,USD,declined', '10.00,MXN,declined'));
  const mixed = ['--workbook', 'mixed.paybench', '--metric', 'attempts'];
  expect((await run('import', 'pesos.csv', '--workbook', 'mixed.paybench')).exit).toBe(0);
  for (const asked of [
    ['query', ...mixed, '--by', 'bin(amount, 50)'],
    ['query', ...mixed, '--rows', 'bin(amount, 50)'],
    ['query', ...mixed, '--by', 'bin(amount, 50)', '--period', '2026-01', '--compare', '2026-02'],
    ['query', ...mixed, '--rows', 'bin(amount, 50)', '--period', '2026-01', '--compare', '2026-02'],
    ['bridge', ...mixed, '--by', 'bin(amount, 50)', '--from', '2026-01', '--to', '2026-02'],
  ])
    expect(await object(...asked), asked.join(' ')).toMatchObject({
      errors: [{ code: 'BINS_MIX_CURRENCIES', title: 'amount is in MXN, USD' }],
    });
  expect((await run('query', ...mixed, '--by', 'bin(amount, 50)', '--period', '2026-01')).exit).toBe(0);
  // Bands and filters compare amounts across currencies: it is said, and only where there are several.
  const said = 'Attempted amount is looked at in the currency of each row: MXN and USD.';
  for (const asked of [
    ['--by', 'amount_band'],
    ['--rows', 'amount_band'],
    ['--where', 'amount >= 50 or amount < 5'],
    ['--where', 'amount > 5', '--compare', '2026-02', '--period', '2026-01'],
  ])
    expect((await run('query', ...mixed, ...asked)).out, asked.join(' ')).toContain(said);
  for (const asked of [
    ['--by', 'partner'],
    ['--where', 'amount > 0'],
    ['--where', 'ccy = "USD" and amount >= 50'],
    ['--by', 'amount_band', '--period', '2026-01'],
  ])
    expect((await run('query', ...mixed, ...asked)).out, asked.join(' ')).not.toContain('currency of each row');
});

test('a comparison puts the change beside, --top folds the rest, and --sql says what ran at each grain', async () => {
  const january = ['--period', '2026-02', '--compare', 'previous'];
  expect(await csv('--metric', 'attempts', '--rows', 'partner', '--top', '1', ...january)).toEqual([
    ['Partner', 'Attempts', 'Attempts, change'],
    ['Acme', '1', '−2'],
    ['Other', '1', '0'],
    ['Total', '2', '−2'],
  ]);
  const asked = ['query', ...W, '--metric', 'attempts', '--rows', 'partner', '--columns', 'month', '--sql'];
  expect((await run(...asked)).out.match(/^SELECT|^WITH/gm)?.length).toBeGreaterThanOrEqual(4);
});

test('what does not go together is refused by name', async () => {
  for (const more of [
    ['--rows', 'partner', '--by', 'method'],
    ['--columns', 'week', '--grain', 'week'],
    ['--columns', 'partner', '--top', '3'],
  ])
    expect(await object('query', ...W, '--metric', 'attempts', ...more)).toMatchObject({ exit: 2, errors: [{ code: 'USAGE' }] });
  expect(await object('query', ...W, '--metric', 'attempts', '--rows', 'nope')).toMatchObject({
    exit: 2,
    errors: [{ code: 'DIMENSION_NO_SUCH' }],
  });
});
