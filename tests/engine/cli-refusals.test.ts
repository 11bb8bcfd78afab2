import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { attempts, cliBench, settlements } from '../support/cli-bench.ts';

const bench = cliBench();
const { run, object, write, bytes } = bench;
const W = ['--workbook', 'w.paybench'];

beforeAll(async () => {
  await write('attempts.csv', attempts);
  await write('settled.csv', settlements);
  await write('text.paybench', 'hello');
  await write('broken.json', '{"commitments": 5}');
  expect((await run('import', 'attempts.csv', 'settled.csv', ...W)).exit).toBe(0);
});

const query = (...more: string[]) => ['query', ...W, '--metric', 'attempts', ...more];
const bridge = (from: string, to: string) => ['bridge', ...W, '--metric', 'payment_success', '--by', 'product', '--from', from, '--to', to];

test.each<[string[], number, string]>([
  [['frobnicate'], 2, 'USAGE'],
  [['import', 'settled.csv'], 2, 'USAGE'],
  [['import', ...W], 2, 'USAGE'],
  [['import', 'settled.csv', '--workbook', ''], 2, 'USAGE'],
  [['import', 'settled.csv', ...W, '--time-zone', 'Mars/Base'], 2, 'USAGE'],
  [['import', 'settled.csv', ...W, '--currency', 'euro'], 2, 'USAGE'],
  [['import', 'settled.csv', ...W, '--nope'], 2, 'USAGE'],
  [['import', 'broken.json', ...W], 1, 'CONTRACTS_NOT_TAKEN'],
  [['import', 'gone.csv', ...W], 1, 'FILE_NOT_FOUND'],
  [['import', 'gone/*.csv', ...W], 1, 'FILE_NOT_FOUND'],
  [['import', 'settled.csv', '--workbook', 'text.paybench'], 1, 'WORKBOOK_NOT_ONE'],
  [['import', 'settled.csv', ...W, '--allow-duplicate', '--format', 'gr4vy.all_transactions'], 1, 'FORMAT_MISMATCH'],
  [['query', ...W], 2, 'USAGE'],
  [['query', ...W, '--metric'], 2, 'USAGE'],
  [['query', ...W, '--metric', 'nope'], 2, 'METRIC_NO_SUCH'],
  [['query', '--workbook', 'gone.paybench', '--metric', 'attempts'], 1, 'FILE_NOT_FOUND'],
  [['query', '--workbook', 'text.paybench', '--metric', 'attempts'], 1, 'WORKBOOK_NOT_ONE'],
  [query('--metric', 'orders'), 2, 'USAGE'],
  [query('--recover', '--discard'), 2, 'USAGE'],
  [query('word'), 2, 'USAGE'],
  [query('--json=yes'), 2, 'USAGE'],
  [query('--by', 'nope'), 2, 'DIMENSION_NO_SUCH'],
  [query('--grain', 'fortnight'), 2, 'USAGE'],
  [query('--top', '0'), 2, 'USAGE'],
  [query('--from', '2026-01-01'), 2, 'USAGE'],
  [query('--from', '2026-03-01', '--to', '2026-01-01'), 2, 'PERIOD_INVALID'],
  [query('--from', '2026-02-30', '--to', '2026-03-05'), 2, 'PERIOD_INVALID'],
  [query('--where', 'partner = "x" or 1=1'), 2, 'FILTER_INVALID'],
  [query('--where', 'partner = "x"; DROP TABLE attempt'), 2, 'FILTER_INVALID'],
  [query('--where', 'partner = "not closed'), 2, 'FILTER_INVALID'],
  [query('--where', 'nope = "a"'), 2, 'FILTER_INVALID'],
  [query('--where', `${'('.repeat(5000)}partner = "x"`), 2, 'FILTER_INVALID'],
  [bridge('2026-13', '2026-02'), 2, 'PERIOD_INVALID'],
  // 2025 has 52 ISO weeks, 2026 has 53.
  [bridge('2026-W03', '2025-W53'), 2, 'PERIOD_INVALID'],
  [bridge('2026-W03', '2026-W53'), 1, 'BRIDGE_NOT_POSSIBLE'],
  [bridge('2025-01', '2026-02'), 1, 'BRIDGE_NOT_POSSIBLE'],
  [['sql', ...W], 2, 'USAGE'],
  [['sql', ...W, 'SELECT 1', 'SELECT 2'], 2, 'USAGE'],
  [['sql', ...W, 'SELECT 1; SELECT 2'], 2, 'SQL_REFUSED'],
  [['sql', ...W, "COPY attempt TO 'leak.csv'"], 2, 'SQL_REFUSED'],
  [['sql', ...W, "ATTACH 'other.paybench'"], 2, 'SQL_REFUSED'],
  [['sql', ...W, 'PRAGMA database_list'], 2, 'SQL_REFUSED'],
  [['sql', ...W, 'WITH x AS (DELETE FROM attempt RETURNING *) SELECT * FROM x'], 2, 'SQL_REFUSED'],
  [['sql', ...W, "SELECT (SELECT content FROM read_text('settled.csv'))"], 2, 'SQL_REFUSED'],
  [['sql', ...W, "SELECT * FROM 'settled.csv'"], 2, 'SQL_REFUSED'],
  [['sql', ...W, "SELECT getenv('HOME')"], 2, 'SQL_REFUSED'],
  [['sql', ...W, 'SELECT * FROM duckdb_settings()'], 2, 'SQL_REFUSED'],
  [['sql', ...W, 'SELECT * FROM information_schema.tables'], 2, 'SQL_REFUSED'],
  [['sql', ...W, 'SELECT * FROM range(1000000)'], 1, 'RESULT_TOO_LARGE'],
  [['verify', 'settled.csv'], 1, 'WORKBOOK_NOT_ONE'],
  [['synth', '--size', 'XXL', '--out', 'x'], 2, 'USAGE'],
])('%j is exit code %i, %s', async (argv, exit, code) => {
  const before = await bytes('w.paybench');
  const { errors, ...object_ } = await object(...argv);
  expect([object_.exit, errors.map((error) => error.code)]).toEqual([exit, [code]]);
  expect(Object.keys(errors[0] ?? {})).toEqual(['code', 'title', 'detail', 'remedy', 'context']);
  expect((await bytes('w.paybench')).equals(before)).toBe(true);
});

test('without --json, words go to standard error and nothing to standard output', async () => {
  const { exit, out, log } = await run('query', ...W, '--metric', 'nope');
  expect([exit, out]).toEqual([2, '']);
  expect(log).toBe('There is no metric called nope\n  No number was computed.\n  See the list with "paybench metrics".\n');
});

test('what a file or a value is called cannot break the table or command the terminal', async () => {
  const { out } = await run('sql', ...W, "SELECT 'a' || chr(10) || chr(27) || '[31m' AS x");
  expect(out).toBe('x\n-------\na␊␛[31m\n');
});

test('a table as wide as no table is', async () => {
  const names = Array.from({ length: 600 }, (_, column) => `c${column}`).join(',');
  await write('wide.csv', `${settlements.split('\n')[0]},${names}\n2026-01-05T15:00:00Z,Acme,sale,o1,10.00,USD,9.50,USD,${names}\n`);
  const { errors } = await object('import', 'wide.csv', '--workbook', 'wide.paybench');
  expect(errors.map(({ title }) => title)).toEqual([
    'wide.csv is not a table Paybench can read yet: it has 608 columns, and 500 is the most a table may have',
  ]);
});

test('a header that names a column of its layout twice is not guessed at', async () => {
  await write(
    'twice.csv',
    settlements
      .replaceAll(/$/gm, ',1.00')
      .replace('ccy_net,1.00', 'ccy_net,net')
      .replace(/\n,1.00$/, '\n'),
  );
  const { errors } = await object('import', 'twice.csv', '--workbook', 'twice.paybench');
  expect(errors.map(({ code, context }) => [code, context['reason']])).toEqual([
    ['FORMAT_MISMATCH', 'its header names net twice, and which of the two holds is not known'],
  ]);
});

test('a line that never ends is refused without being read to its end', async () => {
  await write('endless.csv', settlements + 'x'.repeat(8 * 1024 * 1024));
  const { errors } = await object('import', 'endless.csv', '--workbook', 'endless.paybench');
  expect(errors.map(({ code, context }) => [code, context['line']])).toEqual([['FILE_LINE_TOO_LONG', 5]]);
});

test('no card number reaches the workbook, the data folder or the output, and no verification code either', async () => {
  const numbers = ['4111111111111111', '5555555555554444', '378282246310005'];
  const spellings = numbers.flatMap((digits) => {
    const fours = digits.match(/.{1,4}/g) ?? [];
    return [digits, fours.join(' '), fours.join('-')];
  });
  const header = 'Date,Amount,Currency,Note,Reference,cvv,Security Code';
  const rows = spellings.flatMap((spelling, index) => [
    `2026-01-05T15:00:00Z,1.00,USD,paid with ${spelling} today,r${index},73519,98246`,
    `2026-01-06T15:00:00Z,2.00,USD,,${spelling},73519,98246`,
    // Too short: these wait in quarantine.
    `2026-01-07T15:00:00Z,3.00,${spelling}`,
  ]);
  const filler = Array.from({ length: 120 }, (_, index) => `2026-01-08T15:00:00Z,1.00,USD,plain,f${index},73519,98246`);
  await write('cards.csv', `${[header, ...rows, ...filler].join('\n')}\n`);
  const imported = await run('import', 'cards.csv', '--workbook', 'cards.paybench', '--json');
  expect(imported.json<{ extracts: { rows: unknown }[] }>().extracts[0]?.rows).toEqual({ loaded: 138, quarantined: 9, faulty: 0 });
  const shown = await run('sql', '--workbook', 'cards.paybench', 'SELECT * FROM plain_line', '--json');
  const aside = await run('sql', '--workbook', 'cards.paybench', 'SELECT * FROM quarantine', '--json');
  const files = readdirSync(bench.userData, { recursive: true, encoding: 'utf8' }).map((name) => join(bench.userData, name));
  const kept = [
    ...[imported, shown, aside].flatMap(({ out, log }) => [out, log]),
    ...[...files.filter((path) => statSync(path).isFile()), join(bench.folder, 'cards.paybench')].map((path) =>
      readFileSync(path, 'latin1'),
    ),
  ];
  for (const secret of [...spellings, '73519', '98246'])
    expect([secret, kept.some((text) => text.includes(secret))]).toEqual([secret, false]);
  expect(shown.out).toContain('411111******1111');
  expect(aside.out).toContain('3782-82**-***0-005');
});
