import { beforeAll, expect, test } from 'vitest';
import { cliBench } from '../support/cli-bench.ts';

const { run, object, write } = cliBench();

// Three sales and their lines; the second is 0.40 short, the third has no line. March 2, 2026 is a Monday; the zone is New York.
const ledger = [
  'ts_utc,entry_date,entry_id,order_id,merchant_ref,partner_ref,partner,type,status,amount,ccy',
  '2026-03-02T17:00:00Z,2026-03-02,E1,O1,O1,P1,Alder,sale,booked,10.00,USD',
  '2026-03-02T17:00:00Z,2026-03-02,E2,O2,O2,P2,Alder,sale,booked,20.00,USD',
  '2026-03-03T17:00:00Z,2026-03-03,E3,O3,O3,P3,Alder,sale,booked,30.00,USD',
  '',
].join('\n');
const lines = [
  'ts_utc,posting_date,partner,type,partner_ref,merchant_ref,gross,ccy_gross,net,ccy_net',
  '2026-03-04T17:00:00Z,2026-03-04,Alder,sale,P1,O1,10.00,USD,10.00,USD',
  '2026-03-04T17:00:00Z,2026-03-04,Alder,sale,P2,O2,19.60,USD,19.60,USD',
  '2026-03-12T17:00:00Z,2026-03-12,Alder,fee,,,,,-1.00,USD',
  '',
].join('\n');

interface Reconciled {
  readonly asOf: string;
  readonly legs: readonly {
    readonly leg: string;
    readonly needs: readonly string[];
    readonly matchRate: unknown;
    readonly breaks: readonly { readonly type: string; readonly count: number }[];
  }[];
  readonly breaks: readonly {
    readonly type: string;
    readonly state: string;
    readonly reference: string;
    readonly difference: string;
    readonly left: { readonly rows: unknown };
  }[];
}

beforeAll(async () => {
  await write('ledger.csv', ledger);
  await write('lines.csv', lines);
  await run('import', 'ledger.csv', 'lines.csv', '--workbook', 'books.paybench');
});

test('open breaks are exit code 3, with the rows they lead to', async () => {
  const { exit, asOf, legs, breaks } = await object<Reconciled>('reconcile', 'books.paybench');
  expect([exit, asOf]).toEqual([3, '2026-03-12']);
  expect(legs.map(({ leg, needs }) => [leg, needs])).toEqual([
    ['ledger-partner', []],
    ['lines-payout', ['payout']],
    ['payout-bank', ['payout', 'bank_line']],
  ]);
  expect(legs[0]?.matchRate).toEqual({ numerator: 2, denominator: 5 });
  expect(breaks.map(({ type, state, reference, difference }) => [type, state, reference, difference])).toEqual([
    ['amount_diff', 'open', 'O2', '0.40'],
    ['missing_in_partner', 'open', 'O3', '30.00'],
  ]);
  expect(breaks[0]?.left.rows).toEqual([{ table: 'order_ledger', extract: 1, row: 2, line: 3 }]);
});

test('an earlier day has what was known on it, and waiting alone is no break', async () => {
  const early = await object<Reconciled>('reconcile', 'books.paybench', '--as-of', '2026-03-03');
  // No line was there yet: nothing to compare, so nothing breaks.
  expect([early.exit, early.legs[0]?.needs]).toEqual([0, ['settlement_line']]);
  const then = await object<Reconciled>('reconcile', 'books.paybench', '--as-of=2026-03-04', '--partner', 'Alder');
  expect([then.exit, then.breaks.map(({ reference }) => reference)]).toEqual([3, ['O2']]);
});

test('words for people, and what is typed wrong', async () => {
  const { exit, out } = await run('reconcile', 'books.paybench');
  expect(exit).toBe(3);
  expect(out).toContain('As of 2026-03-12');
  expect(out).toMatch(/Ledger to partner +3 \/ 2 +2 of 5 +0 +0 +2 +30.4 USD/);
  expect(out).toMatch(/Payout to bank +needs payout, bank_line/);
  expect(out).toMatch(/Amount differs +Alder +O2 +20.00 USD +19.60 USD +0.40 +10/);
  expect((await run('reconcile', 'books.paybench', '--as-of', 'yesterday')).exit).toBe(2);
  expect((await run('reconcile', 'books.paybench', '--partner', 'Aldr')).exit).toBe(2);
  expect((await run('reconcile')).exit).toBe(2);
});
