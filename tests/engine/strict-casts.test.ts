import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AmountSummer } from '../../shared/extract/amount-summer.ts';
import {
  currencySql,
  daySql,
  exponentSql,
  instantSql,
  integerSql,
  majorAmountSql,
  minorAmountSql,
  numberSql,
} from '../../shared/extract/cast-sql.ts';
import { ColumnProver, type Proof, type ProofKind } from '../../shared/extract/column-proof.ts';
import { OddValues } from '../../shared/extract/odd-values.ts';
import { foreignMarkSql, hasForeignMark } from '../../shared/money/currency-mark.ts';
import { decimalOf } from '../../shared/money/micros.ts';
import { machineFormat, type NumberFormat, parseAmount } from '../../shared/money/number-format.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
beforeAll(async () => {
  await connection.run("SET TimeZone = 'UTC'");
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** What an SQL expression over column `c` makes of each text, as text. */
async function cast(sql: string, texts: readonly string[]): Promise<(string | null)[]> {
  const list = texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');
  const rows = (await connection.runAndReadAll(`SELECT CAST(${sql} AS VARCHAR) FROM (SELECT unnest([${list}]) AS c)`)).getRows();
  return rows.map(([value]) => (value === null ? null : String(value)));
}

test('amounts are exact or nothing', async () => {
  const texts = [
    '1.5',
    '-0.000001',
    '999999999999.999999',
    '1.1234560',
    '1.2345678',
    '1.5e-7',
    '1_000',
    '1,000',
    ' 1',
    '1 ',
    '+1',
    '',
    'NaN',
    'inf',
    '1000000000000',
    '--1',
    '1.',
    '.5',
  ];
  expect(await cast(majorAmountSql('c', machineFormat), texts)).toEqual([
    '1.500000',
    '-0.000001',
    '999999999999.999999',
    '1.123456',
    ...Array.from({ length: 4 }, () => null),
    // Nobody reads " 1", "+1", "1." and ".5" in two ways.
    '1.000000',
    '1.000000',
    '1.000000',
    ...Array.from({ length: 5 }, () => null),
    '1.000000',
    '0.500000',
  ]);
});

test('minor units are scaled by the currency, every digit kept', async () => {
  const minor = async (currency: string, texts: readonly string[]) => cast(minorAmountSql('c', exponentSql(`'${currency}'`)), texts);
  expect(await minor('USD', ['1234', '-5', '99999999999999', '100000000000000', '12.5', '0012'])).toEqual([
    '12.340000',
    '-0.050000',
    '999999999999.990000',
    null,
    null,
    '0.120000',
  ]);
  expect(await minor('JPY', ['1234', '1000000000000'])).toEqual(['1234.000000', null]);
  expect(await minor('KWD', ['1234'])).toEqual(['1.234000']);
  expect(await minor('CLF', ['12345'])).toEqual(['1.234500']);
  expect(await minor('ABC', ['1234'])).toEqual([null]);
});

test('instants: an offset is obeyed, a zone is applied, anything else is nothing', async () => {
  const offset = { kind: 'offset' } as const;
  expect(
    await cast(instantSql('c', offset, ''), [
      '2026-01-31T23:30:00.123456-05:00',
      '2026-01-31 23:30:00Z',
      '2026-01-31T23:30:00+0530',
      '2026-01-31T23:30:00',
      '2026-02-30T00:00:00Z',
      'epoch',
      'infinity',
      '2026-01-31T23:30:00-05:00 ',
    ]),
  ).toEqual(['2026-02-01 04:30:00.123456', '2026-01-31 23:30:00', '2026-01-31 18:00:00', null, null, null, null, '2026-02-01 04:30:00']);
  // New York's clocks went forward on March 8, 2026.
  expect(
    await cast(instantSql('c', { kind: 'zone', zone: 'America/New_York' }, ''), [
      '2026-03-07 12:00:00',
      '2026-03-09 12:00',
      '2026-03-09',
      '2026-03-09T12:00:00Z',
      '9 March 2026',
    ]),
  ).toEqual(['2026-03-07 17:00:00', '2026-03-09 16:00:00', '2026-03-09 04:00:00', '2026-03-09 12:00:00', null]);
  const utc = { kind: 'zone', zone: 'UTC' } as const;
  expect(await cast(instantSql('c', utc, '', 'dmy'), ['31.01.2026', '31/1/2026 10:00', '13/13/2026', '2026-01-31'])).toEqual([
    '2026-01-31 00:00:00',
    '2026-01-31 10:00:00',
    null,
    null,
  ]);
  expect(await cast(instantSql('c', utc, '', 'mdy'), ['1/31/2026', '01/31/2026 10:00:00'])).toEqual([
    '2026-01-31 00:00:00',
    '2026-01-31 10:00:00',
  ]);
  const abbreviated = (zone: string) => instantSql('c', { kind: 'abbreviation', column: 'z' }, `'${zone}'`);
  expect(await cast(abbreviated('PDT'), ['2026-07-01 00:00:00'])).toEqual(['2026-07-01 07:00:00']);
  expect(await cast(abbreviated('CET'), ['2026-01-01 00:00:00'])).toEqual(['2025-12-31 23:00:00']);
  expect(await cast(abbreviated('XYZ'), ['2026-01-01 00:00:00'])).toEqual([null]);
});

test('days, whole numbers, measurements and currencies', async () => {
  expect(await cast(daySql('c', 'ymd'), ['2026-01-31', '2026-01-31T10:00:00Z', '2026/1/31', '2026-02-30', 'today'])).toEqual([
    '2026-01-31',
    '2026-01-31',
    '2026-01-31',
    null,
    null,
  ]);
  expect(await cast(integerSql('c'), ['12', '-3', '1.0', '1e3', ''])).toEqual(['12', '-3', '1', null, null]);
  expect(await cast(numberSql('c'), ['12.5', '1e3', 'nan'])).toEqual(['12.5', null, null]);
  const american = { decimal: '.', thousands: ',', isLoose: true } as const;
  expect(await cast(numberSql('c', undefined, american), ['1,234.5', '0,123', '12,34', '0.123'])).toEqual(['1234.5', null, null, '0.123']);
  expect(await cast(currencySql('c'), ['usd', ' EUR', 'US', 'dollar'])).toEqual(['USD', 'EUR', null, null]);
});

const formats: readonly NumberFormat[] = [
  machineFormat,
  { decimal: '.', thousands: ',', isLoose: true },
  { decimal: ',', thousands: '.', isLoose: true },
  { decimal: ',', thousands: ' ', isLoose: true },
  { decimal: '.', thousands: "'", isLoose: true },
  { decimal: ',', thousands: '.', isLoose: false },
];
const amountText = fc
  .array(fc.constantFrom('1', '0', '9', '12', '345', '.', ',', '-', '(', ')', ' ', '$', 'USD ', '€', '000'), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

test('the database and the reader agree on every amount, in every way of writing', async () => {
  for (const format of formats) {
    const texts = fc.sample(amountText, { numRuns: 2000, seed: 7 });
    const ours = texts.map((text) => parseAmount(text, format)).map((micros) => (micros === null ? null : decimalOf(micros)));
    const theirs = (await cast(majorAmountSql('c', format), texts)).map((text) =>
      text === null ? null : text.replace(/\.?0+$/, '').replace(/^-0$/, '0'),
    );
    expect(theirs).toEqual(ours);
  }
});

test('the database and the reader agree on which mark is of another currency', async () => {
  const currencies = ['USD', 'CAD', 'EUR', 'GBP', 'JPY', 'BRL', 'KWD'];
  const texts = [
    '5',
    '$5',
    'US$ 5',
    'CA$5',
    'R$ 5',
    'USD 5',
    '5 CAD',
    '5 €',
    '-£5',
    '¥5',
    '₹5',
    '(KWD 5)',
    'ZZ$5',
    'USD$5',
    'NULL',
    'None',
  ];
  const foreign: Record<string, string[]> = {};
  for (const currency of currencies) {
    foreign[currency] = texts.filter((text) => hasForeignMark(text, currency));
    const theirs = await cast(foreignMarkSql('c', `'${currency}'`), texts);
    expect(texts.filter((_, index) => theirs[index] === 'true')).toEqual(foreign[currency]);
  }
  expect(foreign['USD']).toEqual(['CA$5', 'R$ 5', '5 CAD', '5 €', '-£5', '¥5', '₹5', '(KWD 5)', 'ZZ$5']);
  expect(foreign['BRL']).not.toContain('R$ 5');
  expect(foreign['KWD']).toEqual(texts.filter((text) => /\d/.test(text) && text !== '5' && text !== '(KWD 5)'));
});

const near: Readonly<Record<ProofKind, fc.Arbitrary<string>>> = {
  integer: fc.stringMatching(/^[-+]?[0-9]{0,20}[.e]?[0-9]?$/),
  number: fc.stringMatching(/^[-+]?[0-9]{0,17}[.e]?[0-9]{0,14}$/),
  currency: fc.stringMatching(/^[A-Za-z]{2,4} ?$/),
  stamp: fc.stringMatching(
    /^(20|19|99|00|22)[0-9]{2}-[0-9]{2}-[0-3][0-9][T ][0-2][0-9]:[0-6][0-9](:[0-5][0-9](\.[0-9]{1,10})?)?(Z|[+-][01][0-9]:?[0-9]{2})?$/,
  ),
};
const utc = { kind: 'zone', zone: 'UTC' } as const;
const strict: Readonly<Record<ProofKind, (proof?: Proof) => string>> = {
  integer: (proof) => integerSql('c', proof),
  number: (proof) => numberSql('c', proof),
  currency: (proof) => currencySql('c', proof),
  stamp: (proof) => instantSql('c', utc, '', 'ymd', proof),
};

test.each(['integer', 'number', 'currency', 'stamp'] as const)(
  'what the reader proves of a %s, the strict pattern would have taken just so',
  async (kind) => {
    const byProof = new Map<Proof, string[]>();
    for (const text of fc.sample(near[kind], { numRuns: 3000, seed: 7 })) {
      const bytes = new TextEncoder().encode(text);
      const odd = new OddValues();
      const prover = new ColumnProver([{ column: 0, kind }], 34, odd);
      prover.look(bytes, { start: 0, end: bytes.length, starts: Int32Array.from([0]), fields: 1, line: 1, lines: 1, hasQuotes: false });
      const proof = prover.take()[0]?.[1];
      if (proof !== undefined && !odd.has(0)) byProof.set(proof, [...(byProof.get(proof) ?? []), text]);
    }
    expect(byProof.size).toBeGreaterThan(0);
    for (const [proof, texts] of byProof) {
      expect(texts.length).toBeGreaterThan(20);
      expect(await cast(strict[kind](proof), texts)).toEqual(await cast(strict[kind](), texts));
    }
  },
);

test('what the reader proves of amounts in any format, the pattern and the parser would have taken just so', async () => {
  const near = fc
    .array(fc.constantFrom('1', '0', '9', '12', '345', '067', '.', ',', '-', ' ', "'", '000', '50'), { minLength: 1, maxLength: 7 })
    .map((parts) => parts.join(''));
  for (const format of formats) {
    const texts = fc.sample(near, { numRuns: 6000, seed: 7 });
    const proved = texts.filter((text) => {
      const bytes = new TextEncoder().encode(text);
      const odd = new OddValues();
      const rule = { target: 'amount', terms: [{ column: 0, sign: 1 }], currency: { fixed: 'USD' }, unit: 'major', format } as const;
      const summer = new AmountSummer([rule], 34, odd);
      summer.add(bytes, { start: 0, end: bytes.length, starts: Int32Array.from([0]), fields: 1, line: 1, lines: 1, hasQuotes: false });
      if (odd.has(0)) return false;
      const micros = parseAmount(text, format);
      expect(summer.sums()[0]?.good, text).toBe(micros === null ? 'no amount' : decimalOf(micros));
      return true;
    });
    expect(proved.length).toBeGreaterThan(300);
    expect(await cast(majorAmountSql('c', format, 'amount'), proved)).toEqual(await cast(majorAmountSql('c', format), proved));
  }
});

test('what the reader proves of amounts, the strict pattern would have taken just so', async () => {
  const texts = fc.sample(fc.stringMatching(/^-?[0-9]{1,11}(\.[0-9]{0,7})?$/), { numRuns: 3000, seed: 7 });
  const proved = texts.filter((text) => {
    const bytes = new TextEncoder().encode(text);
    const odd = new OddValues();
    const summer = new AmountSummer(
      [{ target: 'amount', terms: [{ column: 0, sign: 1 }], currency: { fixed: 'USD' }, unit: 'major', format: machineFormat }],
      34,
      odd,
    );
    summer.add(bytes, { start: 0, end: bytes.length, starts: Int32Array.from([0]), fields: 1, line: 1, lines: 1, hasQuotes: false });
    return summer.proved().length === 1 && !odd.has(0);
  });
  expect(proved.length).toBeGreaterThan(500);
  expect(await cast(majorAmountSql('c', machineFormat, 'amount'), proved)).toEqual(await cast(majorAmountSql('c', machineFormat), proved));
});
