import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closes, startImport } from '../support/import-text.ts';

const columns = 'ts_utc,attempt_id,amount,ccy,attempt_no,latency_ms,result,captured_at';
const plain = (id: string) => `2026-01-01T00:00:00Z,${id},1.00,USD,1,12.5,approved,2026-01-02T00:00:00+01:00`;

const odd = fc.record({
  stamp: fc.constantFrom(
    '2026-01-31T10:00:00Z',
    '2026-01-31T10:00',
    '20260131T100000Z',
    '31 Jan',
    'Sat Jan 31 10:00:00 UTC 2026',
    '9999-12-31T00:00:00Z',
  ),
  amount: fc.constantFrom('7.25', '1,234.50', '(3.00)', '5.00-', '1O.5', '$4', '123456789012.5', '0.1234567', ' ', ''),
  ccy: fc.constantFrom('USD', 'usd', '840', 'U.S.', ''),
  attempt: fc.constantFrom('2', '+3', '007', '1e3', '1.0', 'two', ''),
  latency: fc.constantFrom('9', '1e2', '.5', '12 ms', '-', ''),
  captured: fc.constantFrom('2026-02-30T00:00:00Z', '2026-02-03 04:05:06', '2026-02-03T04:05:06.123456+05:30', ''),
});
type Odd = typeof odd extends fc.Arbitrary<infer T> ? T : never;
const oddLine = (one: Odd, id: string) =>
  `${one.stamp},${id},"${one.amount}",${one.ccy},${one.attempt},${one.latency},approved,${one.captured}`;

const known = `SELECT attempt_id, ts_utc, amount, ccy, attempt_no, latency_ms, captured_at, fault FROM attempt`;

test('a record is read alike among many plain ones and among many odd ones, and stays in its place', async () => {
  const bench = await startImport();
  const odds = fc.sample(odd, { numRuns: 90, seed: 11 });
  const load = async (name: string, lines: readonly string[]) => {
    const { id, receipt } = await bench.load(name, `${[columns, plain('first'), ...lines].join('\n')}\n`, {
      format: 'template.attempt',
      allowDuplicate: true,
    });
    expect(closes(receipt)).toBe(true);
    expect(
      await bench.rows(
        `SELECT count(*) FROM (SELECT row_no - lag(row_no, 1, 0) OVER (ORDER BY rowid) AS step FROM attempt WHERE extract_id = ${id}) WHERE step <> 1`,
      ),
    ).toEqual([['0']]);
    return {
      rows: await bench.rows(`${known} WHERE extract_id = ${id} AND attempt_id LIKE 'odd%' ORDER BY line_no`),
      faulty: receipt.rows.faulty,
      amounts: receipt.amounts,
    };
  };
  const among = odds.flatMap((one, index) => [
    oddLine(one, `odd${index}`),
    ...Array.from({ length: 20 }, (_, at) => plain(`p${index}-${at}`)),
  ]);
  const few = await load('few.csv', among);
  const many = await load(
    'many.csv',
    odds.map((one, index) => oddLine(one, `odd${index}`)),
  );
  expect(few.rows).toEqual(many.rows);
  expect(few.faulty).toBe(many.faulty);
  expect(few.faulty).toBeGreaterThan(60);
});

test('what odd records among plain ones hold is exact or missing with a reason', async () => {
  const bench = await startImport();
  const lines = Array.from({ length: 200 }, (_, at) => plain(`p${at}`));
  lines[50] = '2026-01-31 10:00,odd0,"1,234.50",usd,+3,.5,approved,';
  lines[90] = '20260131T100000Z,odd1,1O.5,USD,two,12 ms,approved,2026-02-30T00:00:00Z';
  lines[170] = '2026-01-31T10:00:00Z,odd2,5.00-,840,1.0,9,approved,2026-02-03 04:05:06';
  const { id, receipt } = await bench.load('a.csv', `${[columns, ...lines].join('\n')}\n`, { format: 'template.attempt' });
  const rows = await bench.rows(`${known} WHERE extract_id = ${id} AND attempt_id LIKE 'odd%' ORDER BY rowid`);
  expect(rows).toEqual([
    [
      'odd0',
      '2026-01-31 10:00:00',
      null,
      'USD',
      '3',
      '0.5',
      null,
      'amount: not an amount: its marks are not those of the column (decimal point)',
    ],
    [
      'odd1',
      '2026-01-31 10:00:00',
      null,
      'USD',
      null,
      null,
      null,
      'amount: not an amount; attempt_no: not a whole number; latency_ms: not a number; captured_at: not a time: no calendar or clock shows it',
    ],
    ['odd2', '2026-01-31 10:00:00', '-5.000000', 'USD', '1', '9', '2026-02-03 04:05:06', null],
  ]);
  expect(receipt.rows).toEqual({ loaded: 200, quarantined: 0, faulty: 2 });
  expect(receipt.amounts).toMatchObject([{ column: 'amount', currency: 'USD', loaded: '192', independent: '192' }]);
});
