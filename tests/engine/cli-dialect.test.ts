import { expect, test } from 'vitest';
import { cliBench } from '../support/cli-bench.ts';

const { run, object, write } = cliBench();

interface Loaded {
  readonly extracts: readonly {
    readonly status: string;
    readonly lines: Readonly<Record<string, number>>;
    readonly error?: { readonly code: string };
  }[];
}

test('how a file is written and where its table lies can be told on the command line', async () => {
  await write('told.txt', "Statement\nday;net\n2026-01-01;'1,50; a'\n2026-01-02;2,50\nsum;4,00\n");
  const where = ['--preamble-lines', '1', '--header-rows', '1', '--trailer-lines', '1', '--columns', 'date,amount'];
  const how = ['--delimiter', 'semicolon', '--quote', 'single', '--decimal', 'comma', '--encoding', 'ascii'];
  const { extracts } = await object<Loaded>('import', 'told.txt', '--workbook', 'told.paybench', ...where, ...how);
  expect(extracts[0]).toMatchObject({
    status: 'loaded',
    lines: { physical: 5, preamble: 1, header: 1, loaded: 2, trailer: 1, blank: 0, quarantined: 0 },
  });
});

test('one of two tables is chosen by its lines', async () => {
  await write('two.csv', 'date,amount\n2026-01-01,1.50\n2026-01-02,2.50\ncode,since\nA,2026-01-01\n');
  const asked = await object<Loaded>('import', 'two.csv', '--workbook', 'two.paybench');
  expect(asked.extracts[0]).toMatchObject({ status: 'refused', error: { code: 'FORMAT_UNSETTLED' } });
  const { extracts } = await object<Loaded>('import', 'two.csv', '--workbook', 'two.paybench', '--last-line', '3');
  expect(extracts[0]).toMatchObject({ status: 'loaded', lines: { header: 1, loaded: 2, trailer: 2 } });
});

test('what cannot be followed is told', async () => {
  await write('one.csv', 'date,amount\n2026-01-01,1.50\n');
  const problem = async (...flags: readonly string[]) => (await run('import', 'one.csv', '--workbook', 'one.paybench', ...flags)).log;
  expect(await problem('--line-end', 'dos')).toMatch(/--line-end is one of lf, crlf, cr, mixed, any/);
  expect(await problem('--header-rows', 'two')).toMatch(/--header-rows takes a number/);
  expect(await problem('--delimiter', 'x')).toMatch(/the delimiter must be one character, or a few, and none a letter or digit/);
});
