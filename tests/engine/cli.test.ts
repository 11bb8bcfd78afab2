import { existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { businessCaseSchema } from '../../shared/business-case/business-case.ts';
import type { CaseScenario } from '../../shared/business-case/case-result.ts';
import type { SimulationResult } from '../../shared/business-case/simulation/simulation-result.ts';
import { goldenCase } from '../support/case-parts.ts';
import { startEngine } from '../support/engine.ts';
import { attempts, cliBench, ragged, settlements } from '../support/cli-bench.ts';

const bench = cliBench();
const { run, object, write, bytes } = bench;

interface Extract {
  readonly file: string;
  readonly status: string;
  readonly format?: string;
  readonly error?: { readonly code: string };
  readonly lines?: Record<string, number>;
}
interface Imported {
  readonly extracts: readonly Extract[];
}

beforeAll(async () => {
  await write('settled.csv', settlements);
  await write('ragged.csv', ragged);
  await write('attempts.csv', attempts);
  await write('contracts.json', JSON.stringify({ commitments: [], rateCards: [], incidents: [] }));
  expect((await run('import', 'attempts.csv', 'settled.csv', 'contracts.json', '--workbook', 'q1.paybench')).exit).toBe(0);
});

describe('import', () => {
  test('tells each file line by line and sum by sum', async () => {
    const { extracts, errors } = await object<Imported>('import', 'settled.csv', '--workbook', 'shape.paybench');
    expect(errors).toEqual([]);
    expect(extracts).toEqual([
      {
        file: 'settled.csv',
        id: 1,
        status: 'loaded',
        format: 'template.settlement_line',
        sha256: createHash('sha256').update(settlements).digest('hex'),
        lines: { physical: 4, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 3, quarantined: 0 },
        rows: { loaded: 3, quarantined: 0, faulty: 0 },
        amounts: [
          { column: 'gross', currency: 'EUR', loaded: '-2.25', quarantined: '0' },
          { column: 'gross', currency: 'USD', loaded: '15.5', quarantined: '0' },
          { column: 'net', currency: 'EUR', loaded: '-2.25', quarantined: '0' },
          { column: 'net', currency: 'USD', loaded: '14.75', quarantined: '0' },
        ],
        controls: [],
        warnings: [],
      },
    ]);
  });

  test('every file is tried, refused ones by name, and what loads is kept', async () => {
    const { exit, extracts, errors } = await object<Imported>(
      'import',
      'gone.csv',
      'settled.csv',
      'settled.csv',
      'ragged.csv',
      '--workbook',
      'tried.paybench',
    );
    expect(extracts.map(({ file, status, error }) => [file, status, error?.code])).toEqual([
      ['gone.csv', 'refused', 'FILE_NOT_FOUND'],
      ['settled.csv', 'loaded', undefined],
      ['settled.csv', 'refused', 'IMPORT_DUPLICATE'],
      ['ragged.csv', 'loaded', undefined],
    ]);
    // Refused files weigh more than the record in quarantine.
    expect([exit, errors.map(({ code }) => code)]).toEqual([1, ['FILE_NOT_FOUND', 'IMPORT_DUPLICATE']]);
    const { rows } = await object<{ rows: string[][] }>(
      'sql',
      'SELECT count(*), sum(gross) FROM settlement_line',
      '--workbook',
      'tried.paybench',
    );
    expect(rows).toEqual([['4', '14.25']]);
  });

  test('records in quarantine are exit code 4, and no total holds them', async () => {
    const { exit, extracts } = await object<Imported>('import', 'ragged.csv', '--workbook', 'four.paybench');
    expect(exit).toBe(4);
    expect(extracts[0]?.lines).toEqual({ physical: 3, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 1, quarantined: 1 });
  });

  test('a stated control that does not tie is exit code 3, also beside quarantine; a refused file makes it 1, a wrong layout name 2', async () => {
    // Batch 7 pays out 19.00 and holds 20.00.
    const header =
      'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Payment Method Variant,Modification Merchant Reference,Batch Number,Reserved4,Reserved5,Reserved6,Reserved7,Reserved8,Reserved9,Reserved10';
    await write(
      'batch.csv',
      [
        header,
        'Shop,ShopUS,8811,ord-1,visa,2026-01-31 22:15:00,EST,Settled,M1,USD,,20.00,1,USD,,20.00,,,,,visa,,7,,,,,,,',
        'Shop,ShopUS,,,,2026-02-01 01:00:00,EST,MerchantPayout,Payout 7,USD,,,,USD,19.00,,,,,,,,7,,,,,,,',
        '',
      ].join('\n'),
    );
    const { exit, extracts } = await object<{ extracts: { controls: unknown }[] }>(
      'import',
      'batch.csv',
      'ragged.csv',
      '--workbook',
      'three.paybench',
    );
    expect(exit).toBe(3);
    expect(extracts[0]?.controls).toEqual([
      { name: 'Lines whose net is not gross and fees', stated: '0', computed: '0', ok: true },
      { name: 'Batch 7 nets to zero with its payout (USD)', stated: '0', computed: '1', ok: false },
    ]);
    expect((await run('import', 'batch.csv', 'gone.csv', '--workbook', 'one.paybench')).exit).toBe(1);
    expect((await run('import', 'batch.csv', '--format', 'no.such', '--workbook', 'two.paybench')).exit).toBe(2);
  });

  test('a new workbook is not made, and one that is there not touched, when every file is refused', async () => {
    await write('empty.csv', '');
    expect((await run('import', 'empty.csv', 'gone.csv', '--workbook', 'never.paybench')).exit).toBe(1);
    expect(existsSync(join(bench.folder, 'never.paybench'))).toBe(false);
    const before = await bytes('q1.paybench');
    expect((await run('import', 'empty.csv', 'settled.csv', '--workbook', 'q1.paybench')).exit).toBe(1);
    expect((await bytes('q1.paybench')).equals(before)).toBe(true);
  });

  test('rows without a time or a currency, and a guessed code page, are told', async () => {
    await write(
      'odd.csv',
      Buffer.from(`${settlements}2026-01-05T17:00:00Z,Café,sale,o4,7.00,,7.00,\n,Café,sale,o5,3.00,USD,3.00,USD\n`, 'latin1'),
    );
    const { extracts } = await object<{ extracts: { warnings: { code: string; message: string }[] }[] }>(
      'import',
      'odd.csv',
      '--workbook',
      'odd.paybench',
    );
    expect(extracts[0]?.warnings).toEqual([
      { code: 'ENCODING_ASSUMED', message: 'The file is not valid UTF-8 and was read as iso-8859-1; look at a name with an accent.' },
      { code: 'ROWS_WITHOUT_TIME', message: '1 row has no time; no period holds it.' },
      { code: 'AMOUNTS_WITHOUT_CURRENCY', message: 'gross 7, net 7 stands on rows without a currency and is in no converted total.' },
    ]);
  });
});

describe('query', () => {
  test('one row a group, period and metric: exact text with numerator, denominator and n; totals at their own grain', async () => {
    const { rows, totals } = await object<{ rows: unknown[]; totals: unknown[] }>(
      'query',
      '--workbook',
      'q1.paybench',
      '--metric',
      'payment_success',
      '--by',
      'product',
      '--grain',
      'month',
      '--from',
      '2026-01-01',
      '--to',
      '2026-03-01',
    );
    const row = (product: string, period: string, value: string, numerator: string, denominator: string) =>
      expect.objectContaining({ product, period, metric: 'payment_success', value, numerator, denominator, n: denominator });
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        row('card', '2026-01-01', '0.5', '2', '4'),
        row('card', '2026-02-01', '1', '2', '2'),
        row('bnpl', '2026-01-01', '1', '4', '4'),
        row('bnpl', '2026-02-01', '1', '6', '6'),
      ]),
    );
    // 14 of 16 orders: the total is evaluated, not averaged.
    expect(totals).toEqual([expect.objectContaining({ period: null, value: '0.875', numerator: '14', denominator: '16', n: '16' })]);
  });

  test('a filter is the product language, and --to is not included', async () => {
    const { rows } = await object<{ rows: { value: string }[] }>(
      'query',
      '--workbook',
      'q1.paybench',
      '--metric',
      'attempts',
      '--where',
      'partner in ("Lumen") and amount >= 20',
      '--from',
      '2026-02-12',
      '--to',
      '2026-02-14',
    );
    // Rows 10 to 15 are Lumen's of February 12, 13, 14, 15, 16 and 17.
    expect(rows.map(({ value }) => value)).toEqual(['2']);
  });

  test('a comparison, subtotals at their own grain, and the SQL', async () => {
    const words = ['query', '--workbook', 'q1.paybench', '--metric', 'payment_success', '--by', 'product', '--grain', 'month'];
    const { subtotals } = await object<{ subtotals: unknown[] }>(...words, '--period', '2026-Q1', '--subtotals');
    // January 2 + 4 of 4 + 4, February 2 + 6 of 2 + 6.
    const of = (period: string, value: string, numerator: string) =>
      expect.objectContaining({ period, value, numerator, denominator: '8' }) as unknown;
    expect(subtotals).toEqual([
      { by: [], rows: expect.arrayContaining([of('2026-01-01', '0.75', '6'), of('2026-02-01', '1', '8')]) as unknown },
    ]);
    const compared = await object<{ totals: unknown[] }>(...words.slice(0, 5), '--period', '2026-02', '--compare', 'previous');
    expect(compared.totals).toEqual([expect.objectContaining({ value: '1', base: '0.75', base_numerator: '6', change: '0.25' })]);
    const csv = (await run(...words, '--subtotals', '--csv')).out;
    expect(csv).toMatch(/^subtotal by period,,2026-01-01,payment_success,0.75,6,8,8,/m);
    expect((await run(...words, '--sql')).out).toMatch(/^(-- .*\n)*SELECT [\s\S]*FROM "attempt"/);
    expect(await run(...words, '--compare', 'previous')).toMatchObject({ exit: 2 });
  });

  test('a metric of one’s own is tried, kept, listed, asked and removed', async () => {
    await write('own.paybench', await bytes('q1.paybench'));
    const at = ['metrics', '--workbook', 'own.paybench'];
    const formula = 'count(attempt where result = "approved") / count(attempt)';
    const wrong = await run(...at, '--add', 'own_rate', '--formula', formula.replace('result', 'reslt'), '--json');
    expect([wrong.exit, wrong.json<{ errors: { title: string }[] }>().errors[0]?.title]).toEqual([
      2,
      'Own rate cannot be computed: payment attempts have no column reslt; did you mean result?',
    ]);
    await object(...at, '--add', 'own_rate', '--unit', 'ratio', '--direction', 'up', '--formula', formula);
    const { metrics } = await object<{ metrics: unknown[] }>(...at, 'own', 'rate', 'approved');
    expect(metrics).toEqual([expect.objectContaining({ id: 'own_rate', isOwn: true, formula, needs: null })]);
    const { totals } = await object<{ totals: { value: string }[] }>('query', '--workbook', 'own.paybench', '--metric', 'own_rate');
    const all = await object<{ totals: { value: string }[] }>('query', '--workbook', 'own.paybench', '--metric', 'attempts');
    expect(totals).toEqual([expect.objectContaining({ denominator: all.totals[0]?.value })]);
    await object(...at, '--remove', 'own_rate');
    expect(await run('query', '--workbook', 'own.paybench', '--metric', 'own_rate')).toMatchObject({ exit: 2 });
  });

  test('as CSV, formulas are text', async () => {
    const { out } = await run('sql', '--workbook', 'q1.paybench', `SELECT '=1+1' AS a, 'x,"y' AS b, -1.50 AS c`, '--csv');
    expect(out).toBe(`a,b,c\n'=1+1,"x,""y",-1.50\n`);
  });
});

test('bridge: change = rate + mix + interaction', async () => {
  const { start, end, change, rate, mix, interaction, reversal, sentence, segments } = await object<Record<string, unknown>>(
    'bridge',
    '--workbook',
    'q1.paybench',
    '--metric',
    'payment_success',
    '--by',
    'product',
    '--from',
    '2026-01',
    '--to',
    '2026-02',
  );
  // Rate: 0.5 x 0.5. Mix: -0.25 x 0.5 + 0.25 x 1. Interaction: -0.25 x 0.5.
  expect({ start, end, change, rate, mix, interaction, reversal }).toEqual({
    start: 0.75,
    end: 1,
    change: 0.25,
    rate: 0.25,
    mix: 0.125,
    interaction: -0.125,
    reversal: false,
  });
  expect(sentence).toMatch(
    /^Payment success rate rose 25\.0 pp, from 75\.0 % to 100\.0 %: rates \+25\.00 pp, mix \+12\.50 pp, both together −12\.50 pp\. The largest rate effect is Network cards with \+25\.00 pp\.$/,
  );
  expect((segments as { segment: string }[]).map(({ segment }) => segment).sort()).toEqual(['bnpl', 'card']);
});

test('case and report: scenarios by hand, an export that is written, and names that are not known', async () => {
  const engine = await startEngine();
  const path = join(bench.folder, 'plans.paybench');
  await engine.call('workbook.new', { name: 'Plans' });
  await engine.call('document.apply', {
    edit: {
      kind: 'case.put',
      case: businessCaseSchema.parse({
        id: 'retry',
        name: 'Retry routing',
        owner: 'Program',
        currency: 'USD',
        startMonth: '2026-01',
        months: 12,
        discountRate: 0,
        drivers: [{ kind: 'constant', id: 'gain', label: 'Gain', unit: 'money', value: 1200, source: 'estimate', low: 600, high: 2400 }],
        lines: [{ id: 'l', label: 'Gain', driver: 'gain', kind: 'benefit', timing: 'recurring', startMonth: 0, rampMonths: 0 }],
      }),
    },
  });
  await engine.call('document.apply', {
    edit: {
      kind: 'report.put',
      report: {
        id: 'review',
        name: 'Review',
        subtitle: 'First quarter',
        blocks: [{ kind: 'text', id: 't', text: 'Fund it.', numbers: [] }],
      },
    },
  });
  await engine.call('workbook.saveAs', { grant: path });
  await engine.close();

  const plan = await object<{ scenarios: { scenario: string; npv: number }[] }>('case', 'plans.paybench', 'Retry routing');
  // A year's gain spread over twelve months at 0 %: the sum is the gain.
  expect(Object.fromEntries(plan.scenarios.map(({ scenario, npv }) => [scenario, Math.round(npv * 100) / 100]))).toEqual({
    low: 600,
    base: 1200,
    high: 2400,
  });
  await write('golden.json', JSON.stringify(goldenCase({ timing: 'mid' })));
  const golden = await object<{ scenarios: CaseScenario[]; simulation?: SimulationResult }>(
    'case',
    '--file',
    'golden.json',
    '--scenario',
    'base',
    '--trials',
    '1000',
    '--seed',
    '3',
  );
  expect(golden.scenarios).toHaveLength(1);
  expect(golden.scenarios[0]?.npvEnd).toBeCloseTo(103_906.84, 2);
  expect(golden.scenarios[0]?.npvMid).toBeCloseTo(133_382.83, 2);
  expect(golden.scenarios[0]?.irr).toBeCloseTo(0.28082, 5);
  // Nothing is drawn: every trial is the case itself.
  expect(golden.simulation).toMatchObject({ trials: 1000, seed: 3, belowZero: 0, drawn: [] });
  expect(golden.simulation?.p50).toBeCloseTo(133_382.83, 2);
  const before = await bytes('plans.paybench');
  const written = await object<{ file: string; bytes: number }>('report', 'plans.paybench', 'review', '--to', 'md', '--out', 'review.md');
  const text = await bytes('review.md');
  expect([written.file, written.bytes]).toEqual([join(bench.folder, 'review.md'), text.length]);
  expect(text.toString()).toContain('Fund it.');
  const codes = [];
  for (const argv of [
    ['case', 'plans.paybench', 'nope'],
    ['case', '--file', 'golden.json', '--scenario', 'nope'],
    ['case', '--file', 'review.md'],
    ['report', 'plans.paybench', 'nope', '--to', 'md', '--out', 'x.md'],
    ['report', 'plans.paybench', 'review', '--to', 'odt', '--out', 'x.odt'],
    ['report', 'plans.paybench', 'review', '--to', 'md', '--out', 'plans.paybench'],
    ['report', 'plans.paybench', 'review', '--to', 'md', '--out', 'no-such-folder/x.md'],
    ['synth', '--size', 'S', '--out', 'settled.csv'],
  ]) {
    const { exit, errors } = await object(...argv);
    codes.push([exit, errors[0]?.code]);
  }
  expect(codes).toEqual([
    [2, 'CASE_NO_SUCH'],
    [2, 'USAGE'],
    [1, 'CASE_INVALID'],
    [2, 'REPORT_NO_SUCH'],
    [2, 'EXPORT_FORMAT_UNKNOWN'],
    [2, 'USAGE'],
    [1, 'FOLDER_READ_ONLY'],
    [1, 'FOLDER_READ_ONLY'],
  ]);
  expect((await bytes('plans.paybench')).equals(before)).toBe(true);
});

test('verify: every number again, and exit code 3 when one differs', async () => {
  const good = await object<{ checked: number; differences: unknown[]; extracts: { ok: boolean }[] }>('verify', 'q1.paybench');
  expect([good.exit, good.differences, good.extracts.map(({ ok }) => ok)]).toEqual([0, [], [true, true]]);
  // Two files with physical lines, rows loaded, rows quarantined and fingerprint; amount USD; gross and net in EUR and USD.
  expect(good.checked).toBe(13);

  await run('import', 'settled.csv', '--workbook', 'tampered.paybench');
  const instance = await DuckDBInstance.create(join(bench.folder, 'tampered.paybench'));
  const connection = await instance.connect();
  await connection.run('UPDATE settlement_line SET gross = gross + 0.01 WHERE merchant_ref = $1', ['o1']);
  connection.closeSync();
  instance.closeSync();
  const bad = await object<{ differences: unknown[] }>('verify', 'tampered.paybench');
  expect([bad.exit, bad.errors.map(({ code }) => code)]).toEqual([3, ['VERIFY_DIFFERS']]);
  // 10.00 + 5.50 and the cent that nobody paid.
  expect(bad.differences).toEqual([{ where: 'settled.csv: gross USD', expected: '15.5', found: '15.510000' }]);
});

test('commands that read leave the workbook as it was, byte by byte', async () => {
  const before = await bytes('q1.paybench');
  for (const argv of [
    ['query', '--workbook', 'q1.paybench', '--metric', 'attempts,payment_success'],
    ['bridge', '--workbook', 'q1.paybench', '--metric', 'payment_success', '--by', 'partner', '--from', '2026-01', '--to', '2026-02'],
    ['sql', '--workbook', 'q1.paybench', 'SELECT * FROM attempt'],
    ['scorecard', 'q1.paybench'],
    ['verify', 'q1.paybench'],
  ])
    expect([argv[0], [0, 3].includes((await run(...argv)).exit)]).toEqual([argv[0], true]);
  expect((await bytes('q1.paybench')).equals(before)).toBe(true);
});

test('the invented world of size S loads in one command, with the record in quarantine that was planted', async () => {
  const { files } = await object<{ files: { name: string }[] }>('synth', '--size', 'S', '--seed', '7', '--out', 'world');
  expect(files.map(({ name }) => name)).toContain('lumen_itemised_2026Q1.csv');
  const { exit, extracts } = await object<Imported & { contracts: unknown[] }>(
    'import',
    'world/cobalt_settlement_2026Q1.csv',
    'world/lumen_itemised_2026Q1.csv',
    'world/contracts.json',
    '--workbook',
    'world.paybench',
  );
  expect(exit).toBe(4);
  for (const { file, lines } of extracts) {
    const { physical, ...parts } = lines ?? {};
    const newlines = (await bytes(file)).filter((byte) => byte === 10).length;
    expect([physical, Object.values(parts).reduce((sum, count) => sum + count, 0)]).toEqual([newlines, newlines]);
  }
});
