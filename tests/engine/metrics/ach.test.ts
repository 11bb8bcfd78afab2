import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../../electron/engine/slice/run-slice.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../../support/fact-workbook.ts';
import { metricSuite, rowsWith } from '../../support/metric-suite.ts';
import { sliceOf, table, total } from '../../support/slice-values.ts';

const debit = (trace: string, file: string, row: FactRow = {}): FactRow => ({
  ts_utc: `2026-03-${file} 15:00:00`,
  company_id: '1',
  partner: 'Cobalt',
  direction: 'debit',
  trace,
  ...row,
});
const returned = (original_trace: string, return_code: string, row: FactRow = {}): FactRow => ({
  ts_utc: '2026-03-10 15:00:00',
  company_id: '1',
  partner: 'Cobalt',
  direction: 'debit',
  kind: 'return',
  original_trace,
  return_code,
  ...row,
});

/** Eight debits, one of them a prenotification, and a credit; returns for lack of authorization, closed account and funds; a return of a credit, one of a RCK entry, and a notification of change. */
const entries = [
  ...['1', '2', '3', '4', '5', '6', '7'].map((trace) => debit(trace, '02')),
  debit('8', '02', { is_prenote: true }),
  debit('9', '02', { direction: 'credit' }),
];
const returns = [
  returned('1', 'R10'),
  returned('2', 'R02'),
  returned('3', 'R01'),
  returned('4', 'R09'),
  returned('9', 'R03', { direction: 'credit' }),
  returned('5', 'R01', { sec_code: 'RCK' }),
  returned('6', 'C01', { kind: 'noc' }),
];

metricSuite(
  'ACH',
  { ach_entry: entries, ach_return: returns },
  {
    ach_debits: [7n, 7n, null, 7n],
    ach_returns_unauthorized: [1n, 1n, null, 1n],
    ach_return_rate_unauthorized: [1 / 7, 1n, 7n, 7n],
    ach_return_rate_unauthorized_files: [1 / 7, 1n, 7n, 1n],
    ach_returns_administrative: [1n, 1n, null, 1n],
    ach_return_rate_administrative: [1 / 7, 1n, 7n, 7n],
    ach_return_rate_administrative_files: [1 / 7, 1n, 7n, 1n],
    ach_returns_overall: [4n, 4n, null, 4n],
    ach_return_rate_overall: [4 / 7, 4n, 7n, 7n],
    ach_return_rate_overall_files: [4 / 7, 4n, 7n, 4n],
    ach_nsf_returns: [2n, 2n, null, 2n],
    ach_nsf_rate: [2 / 7, 2n, 7n, 7n],
    ach_noc: [1n, 1n, null, 1n],
  },
);

describe('the two methods', () => {
  let facts: FactWorkbook;
  afterAll(() => facts.close());
  /** Each file is an extract: 4 debits sent in February, 6 on March 2 and 10 on March 20. Returned in March: one of February and two of March 2. */
  beforeAll(async () => {
    facts = await factWorkbook();
    const file = (at: string, from: number, count: number) =>
      rowsWith(
        { ts_utc: at, company_id: '1', partner: 'Cobalt', direction: 'debit' },
        Array.from({ length: count }, (_, index) => ({ trace: `${from + index}` })),
      );
    await facts.load('ach_entry', file('2026-02-25 15:00:00', 1, 4));
    await facts.load('ach_entry', file('2026-03-02 15:00:00', 11, 6));
    await facts.load('ach_entry', file('2026-03-20 15:00:00', 21, 10));
    await facts.load('ach_return', [returned('1', 'R10'), returned('11', 'R10'), returned('12', 'R07')]);
  });
  const march = { from: '2026-03-01', to: '2026-04-01' };

  it('divide by what was sent in the window, and by the files of what came back', async () => {
    const result = await runSlice(
      facts.workbook,
      sliceOf(['ach_return_rate_unauthorized', 'ach_return_rate_unauthorized_files'], { period: march }),
      job,
    );
    expect(total(result, 'ach_return_rate_unauthorized')).toEqual([3 / 16, 3n, 16n, 16n]);
    expect(total(result, 'ach_return_rate_unauthorized_files')).toEqual([3 / 10, 3n, 10n, 3n]);
  });

  it('count a file once in each group and once in all of them together', async () => {
    const id = 'ach_return_rate_unauthorized_files';
    const result = await runSlice(facts.workbook, sliceOf(id, { period: march, by: ['return_code'] }), job);
    expect(table(result, 'return_code', `${id}.numerator`, `${id}.denominator`)).toEqual([
      ['R10', 2n, 10n],
      ['R07', 1n, 6n],
    ]);
    expect(total(result, id).slice(1, 3)).toEqual([3n, 10n]);
  });
});

it('the edge of the Nacha level: 500 returns over 100,000 debits are 0.5 % exactly, at the level and not over it', async () => {
  const facts = await factWorkbook();
  await facts.load('ach_entry', [debit('1', '02')]);
  await facts.load('ach_return', [returned('1', 'R10')]);
  for (const [originator, debits, back] of [
    ['a', 59_653, 298],
    ['b', 40_347, 202],
  ] as const) {
    await facts.run(
      `INSERT INTO ach_entry (extract_id, line_no, ts_utc, company_id, direction, trace) SELECT 1, i, TIMESTAMP '2026-03-02 15:00:00', '${originator}', 'debit', i::VARCHAR FROM range(${debits}) r(i)`,
    );
    await facts.run(
      `INSERT INTO ach_return (extract_id, line_no, ts_utc, company_id, direction, kind, original_trace, return_code) SELECT 2, i, TIMESTAMP '2026-03-10 15:00:00', '${originator}', 'debit', 'return', i::VARCHAR, 'R05' FROM range(${back}) r(i)`,
    );
  }
  await facts.run(`DELETE FROM ach_entry WHERE company_id = '1'; DELETE FROM ach_return WHERE company_id = '1'`);
  const id = 'ach_return_rate_unauthorized';
  const result = await runSlice(facts.workbook, sliceOf([id, `${id}_files`], { by: ['company_id'] }), job);
  expect(total(result, id)).toEqual([0.005, 500n, 100_000n, 100_000n]);
  expect(total(result, `${id}_files`)).toEqual([0.005, 500n, 100_000n, 500n]);
  expect(table(result, 'company_id', `${id}.numerator`, `${id}_files.denominator`)).toEqual([
    ['a', 298n, 59_653n],
    ['b', 202n, 40_347n],
  ]);
  await facts.close();
});
