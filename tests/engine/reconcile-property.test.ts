import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcileRun } from '../../electron/engine/reconcile/run-reconcile-entries.ts';
import { runReconcile } from '../../electron/engine/reconcile/run-reconcile.ts';
import { readSmallResult } from '../../electron/engine/read-small-result.ts';
import type { FactTableName } from '../../shared/domain/tables.ts';
import { legs } from '../../shared/reconcile/leg.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { booking, entry, line, march, payout, queueOf, under } from '../support/reconcile-rows.ts';

const runs = { numRuns: 8 };
const slow = 120_000;
let facts: FactWorkbook;
let loaded: number[] = [];
beforeAll(async () => {
  facts = await factWorkbook();
});
afterAll(() => facts.close());

interface File {
  readonly table: FactTableName;
  readonly rows: readonly FactRow[];
}
/** Loads these files and nothing else counts any more; their ids in the order given. */
async function only(files: readonly File[]): Promise<readonly number[]> {
  for (const id of loaded) facts.setState(id, 'undone');
  loaded = [];
  for (const { table, rows } of files) loaded.push(await facts.load(table, rows));
  return loaded;
}

// Few references, amounts and days, so that nearly everything collides with something.
const day = fc.integer({ min: 2, max: 13 });
const ref = fc.constantFrom(null, '1', '2', '3', '4');
const ccy = fc.constantFrom('USD', 'USD', 'USD', 'EUR');
const partner = fc.constantFrom('Alder', 'Alder', 'Lumen');
const amount = fc.constantFrom(10, 20, 20, 30, -5, -10);
const own = (given: string | null, number: string | null, start: string) =>
  given === null || number === null ? null : `${start}${number}`;

const ledgerRow = fc
  .record({ amount, day, partner, ccy, pref: ref, mref: ref, status: fc.constantFrom('booked', 'booked', 'voided') })
  .map((row) =>
    entry('', row.amount, row.day, {
      partner: row.partner,
      ccy: row.ccy,
      status: row.status,
      partner_ref: own('', row.pref, 'P'),
      merchant_ref: own('', row.mref, 'O'),
    }),
  );
const lineRow = fc
  .record({
    amount,
    day,
    partner,
    ccy,
    pref: ref,
    mref: ref,
    po: ref,
    fee: fc.constantFrom(0, -1),
    isFee: fc.constantFrom(false, false, false, true),
  })
  .map((row) =>
    line('', row.amount, row.day, {
      partner: row.partner,
      ccy_gross: row.ccy,
      ccy_net: row.ccy,
      partner_ref: own('', row.pref, 'P'),
      merchant_ref: own('', row.mref, 'O'),
      payout_id: own('', row.po, 'PO-10'),
      ...(row.isFee ? { type: 'fee', gross: null, net: row.fee } : { fee_total: row.fee, net: row.amount + row.fee }),
    }),
  );
const payoutRow = fc
  .record({
    amount: fc.constantFrom(0, 9, 10, 19, 20, 49),
    day,
    partner,
    ccy,
    id: ref,
    bank: ref,
    status: fc.constantFrom('paid', 'paid', 'failed'),
  })
  .map((row) =>
    payout(own('', row.id, 'PO-10'), row.amount, row.day, {
      partner: row.partner,
      ccy: row.ccy,
      bank_ref: own('', row.bank, 'BANK-77'),
      status: row.status,
    }),
  );
const bankRow = fc
  .record({ amount: fc.constantFrom(9, 10, 19, 20, 68, -30), day, ccy, ref, who: fc.constantFrom('ALDER', 'Lumen', 'RENT') })
  .map((row) => booking(own('', row.ref, 'BANK-77'), row.amount, row.day, { ccy: row.ccy, counterparty: row.who }));

const rowsOf = (row: fc.Arbitrary<FactRow>) => fc.array(row, { maxLength: 9 });
const world = fc.record({
  order_ledger: rowsOf(ledgerRow),
  settlement_line: rowsOf(lineRow),
  payout: rowsOf(payoutRow),
  bank_line: rowsOf(bankRow),
});
type World = { readonly [T in 'order_ledger' | 'settlement_line' | 'payout' | 'bank_line']: readonly FactRow[] };
const filesOf = (rows: World): File[] => Object.entries(rows).map(([table, of]) => ({ table: table as FactTableName, rows: of }));

const cents = (value: unknown) => Math.round(Number(value ?? 0) * 100);
const sumOf = (rows: readonly FactRow[], column: string, currency: string, of: string) =>
  rows.filter((row) => row[currency] === of).reduce((sum, row) => sum + cents(row[column]), 0);

test(
  'every item is in exactly one place, on both sides of every leg',
  async () => {
    await fc.assert(
      fc.asyncProperty(world, async (rows) => {
        await only(filesOf(rows));
        const { legs: found } = await runReconcile(facts.workbook, '2026-03-20', null, job);
        const run = await reconcileRun(facts.workbook, '2026-03-20', job);
        const ofLedger = rows.settlement_line.filter(({ type }) => type !== 'fee').length;
        const paid = rows.payout.filter(({ status }) => status !== 'failed').length;
        const expected = [
          [rows.order_ledger.length, ofLedger],
          [rows.settlement_line.length, paid],
          [rows.payout.filter(({ amount: value }) => value !== 0).length, rows.bank_line.length],
        ];
        found.forEach(({ needs, total, outside }, index) => {
          if (needs.length > 0) return;
          expect([total.left.items + outside.left, total.right.items + outside.right]).toEqual(expected[index]);
        });
        if (run === null) return;
        const { link, member, open } = run.tables;
        const places = await readSmallResult(
          facts.workbook,
          `SELECT leg, side, extract_id, row_no, count(*) FROM (
          SELECT leg, 'left' AS side, l_extract AS extract_id, l_row AS row_no FROM ${link} WHERE l_extract IS NOT NULL AND leg <> 'payout-bank' UNION ALL
          SELECT leg, 'left', l_id, 0 FROM ${link} WHERE leg = 'payout-bank' AND l_id IS NOT NULL UNION ALL
          SELECT leg, 'right', r_extract, r_row FROM ${link} WHERE r_extract IS NOT NULL UNION ALL
          SELECT leg, side, extract_id, row_no FROM ${member} WHERE leg = 'ledger-partner' OR side = 'right' UNION ALL
          SELECT leg, side, extract_id, row_no FROM ${open} WHERE leg = 'ledger-partner' OR side = 'right') GROUP BY ALL HAVING count(*) > 1`,
          job.signal,
        );
        expect(places).toEqual([]);
      }),
      runs,
    );
  },
  slow,
);

test(
  'what the sides differ by is what is tolerated, waits and is open, currency by currency, and the queue adds up to it',
  async () => {
    await fc.assert(
      fc.asyncProperty(world, async (rows) => {
        await only(filesOf(rows));
        const { legs: found } = await runReconcile(facts.workbook, '2026-03-12', null, job);
        for (const { leg, needs, total } of found) {
          if (needs.length > 0) continue;
          const queue = await queueOf(facts.workbook, leg, '2026-03-12');
          for (const balance of total.balances) {
            const inQueue = queue
              .filter(({ state }) => state === 'open')
              .reduce(
                (sum, { left, right }) =>
                  sum +
                  (left?.currency === balance.currency ? cents(left.amount) : 0) -
                  (right?.currency === balance.currency ? cents(right.amount) : 0),
                0,
              );
            expect(cents(balance.unreconciled)).toBe(inQueue);
            expect(cents(balance.difference)).toBe(cents(balance.left) - cents(balance.right));
            expect(cents(balance.difference)).toBe(cents(balance.tolerated) + cents(balance.timing) + cents(balance.unreconciled));
          }
          for (const group of [...total.breaks, ...total.ages])
            for (const { gross, net } of group.exposure) expect(Math.abs(cents(net))).toBeLessThanOrEqual(cents(gross));
          expect(total.ages.reduce((sum, { count }) => sum + count, 0)).toBe(total.breaks.reduce((sum, { count }) => sum + count, 0));
        }
        const known = (list: readonly FactRow[]) => list.filter((row) => String(row['ts_utc']) < '2026-03-13');
        const tie = found[1];
        if (tie === undefined || tie.needs.length > 0) return;
        for (const currency of ['USD', 'EUR']) {
          const stated = sumOf(
            known(rows.payout).filter(({ status }) => status !== 'failed'),
            'amount',
            'ccy',
            currency,
          );
          const lines = sumOf(known(rows.settlement_line), 'net', 'ccy_net', currency);
          const balance = tie.total.balances.find((one) => one.currency === currency);
          expect([cents(balance?.left), cents(balance?.right)]).toEqual([lines, stated]);
        }
      }),
      runs,
    );
  },
  slow,
);

/** The view without the numbers of extracts and lines, which depend on the order of loading. */
async function view(workbook: FactWorkbook['workbook'], asOf: string | null) {
  const summary = await runReconcile(workbook, asOf, null, job);
  const queues = [];
  for (const leg of legs) {
    const entries = await queueOf(workbook, leg, asOf);
    queues.push(
      entries
        .map(({ left, right, ...rest }) => ({
          ...rest,
          left: left && [left.count, left.amount, left.currency],
          right: right && [right.count, right.amount, right.currency],
        }))
        .sort((a, b) => a.key.localeCompare(b.key)),
    );
  }
  return { summary, queues };
}

test(
  'the order of files does not matter',
  async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.integer({ min: 0, max: 8 }), fc.infiniteStream(fc.nat()), async (rows, cut, order) => {
        const files = filesOf(rows).flatMap(({ table, rows: of }) => [
          { table, rows: of.slice(0, cut) },
          { table, rows: of.slice(cut) },
        ]);
        await only(files);
        const first = await view(facts.workbook, '2026-03-16');
        const keys = new Map(files.map((file) => [file, order.next().value ?? 0]));
        await only(files.toSorted((left, right) => (keys.get(left) ?? 0) - (keys.get(right) ?? 0)));
        expect(await view(facts.workbook, '2026-03-16')).toEqual(first);
      }),
      runs,
    );
  },
  slow,
);

test(
  'an earlier day is seen as it was before later files were loaded',
  async () => {
    await fc.assert(
      fc.asyncProperty(world, world, day, async (early, later, date) => {
        const on = march(date);
        await only(filesOf(early));
        const before = await view(facts.workbook, on);
        const ids = await only([...filesOf(early), ...filesOf(later)]);
        // Said to be received the day after, whatever the days of its rows.
        const received = Object.fromEntries(ids.slice(4).map((id) => [id, march(date + 1)]));
        expect(await view(under(facts.workbook, { received }), on)).toEqual(before);
      }),
      runs,
    );
  },
  slow,
);
