import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeExtracts, type WrittenWorld } from '../../electron/engine/synth/write-extracts.ts';
import { applicationTable } from '../../shared/domain/fact-tables/application.ts';
import { bankLineTable } from '../../shared/domain/fact-tables/bank-line.ts';
import { bnplPlanTable } from '../../shared/domain/fact-tables/bnpl-plan.ts';
import { contactTable } from '../../shared/domain/fact-tables/contact.ts';
import type { FactTable } from '../../shared/domain/fact-tables/fact-table.ts';
import { orderLedgerTable } from '../../shared/domain/fact-tables/order-ledger.ts';
import { payoutTable } from '../../shared/domain/fact-tables/payout.ts';
import { pointsEventTable } from '../../shared/domain/fact-tables/points-event.ts';
import { readCsv, tenThousandths } from '../support/read-csv.ts';
import { newYorkDay, rowsOf } from '../support/read-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'paybench-programs-'));
let world: WrittenWorld;
type Row = ReturnType<typeof rowsOf>[number];

beforeAll(async () => {
  world = await writeExtracts({ size: 'S', seed: 7, outDir: folder });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const months = ['2026-01', '2026-02', '2026-03'];
const answer = (id: string) => {
  const found = world.key.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
};
const inMonth = (month: string) => (row: Row) => newYorkDay(row('ts_utc')).startsWith(month);
const rates: Record<string, bigint> = { USD: 10_000n, CAD: 7300n, MXN: 550n };
const micros = (row: Row, column: string): bigint => (tenThousandths(row(column)) / 100n) * rates[row('ccy')]!;
const sum = (rows: readonly Row[], column: string): bigint => rows.reduce((total, row) => total + micros(row, column), 0n);
const sixPlaces = (value: bigint) => `${value / 1_000_000n}.${String(value % 1_000_000n).padStart(6, '0')}`;

function ordersByMonth(month: string): Set<string> {
  const { header, records } = readCsv(path(`gateway_transactions_${month}.csv`));
  const at = header.indexOf('external_identifier');
  return new Set(records.map(({ fields }) => fields[at]!));
}

test.each<[string, FactTable]>([
  ['order_ledger_2026Q1.csv', orderLedgerTable],
  ['cobalt_payouts_2026Q1.csv', payoutTable],
  ['bank_lines_2026Q1.csv', bankLineTable],
  ['applications_2026Q1.csv', applicationTable],
  ['points_events_2026Q1.csv', pointsEventTable],
  ['bnpl_plans_2026Q1.csv', bnplPlanTable],
  ['contacts_2026Q1.csv', contactTable],
])(
  '%s is the template of its table: names, amounts, stamps in UTC, days, numbers, and no stamp before the quarter',
  (name, { columns, timeColumn }) => {
    const { header, records } = readCsv(path(name));
    // Columns that the table gained later are left out of the file.
    expect(columns.map((column) => column.name).slice(0, header.length)).toEqual(header);
    expect(header.length).toBeGreaterThanOrEqual(6);
    expect(records.length).toBeGreaterThan(10);
    const shapes: Record<string, RegExp> = {
      money: /^(-?\d+\.\d\d)?$/,
      instant: /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?$/,
      day: /^(\d{4}-\d\d-\d\d)?$/,
      integer: /^(-?\d+)?$/,
      number: /^(-?\d+(\.\d+)?)?$/,
      boolean: /^(true|false)?$/,
      text: /^[^",]*$/,
    };
    const odd = records.filter(({ fields }) => columns.slice(0, header.length).some(({ type }, at) => !shapes[type]!.test(fields[at]!)));
    expect(odd).toEqual([]);
    const stamp = header.indexOf(timeColumn);
    expect(records.filter(({ fields }) => fields[stamp]! < '2026-01-01T05:00:00Z' || fields[stamp]! >= '2026-04-01T04:00:00Z')).toEqual([]);
  },
);

describe('applications', () => {
  let rows: Row[];
  beforeAll(() => {
    rows = rowsOf(path('applications_2026Q1.csv'));
  });

  test('16,000 at Northbank, and 1.2 for every thousand orders at Alder', () => {
    // 46,656 orders at size S.
    expect(rows).toHaveLength(16_000 + Math.round(46_656 * 0.0012));
    expect(new Set(rows.map((row) => `${row('partner')} ${row('product')}`))).toEqual(
      new Set(['Northbank co_brand', 'Alder private_label']),
    );
  });

  test('a decision, its time and what follows fit together', () => {
    for (const row of rows) {
      const isDecided = ['approved', 'declined'].includes(row('decision'));
      expect([row('decided_at') !== '', row('decision_ms') !== '']).toEqual([isDecided, isDecided]);
      if (isDecided)
        expect(
          Math.floor((Date.parse(row('ts_utc')) + Number(row('decision_ms'))) / 1000) - Date.parse(row('decided_at')) / 1000,
        ).toBeLessThanOrEqual(1);
      expect(row('credit_line') !== '').toBe(row('decision') === 'approved');
      if (row('booked_at') !== '') expect([row('decision'), row('booked_at') > row('decided_at')]).toEqual(['approved', true]);
      if (row('first_purchase_at') !== '') expect(row('first_purchase_at') > row('booked_at')).toBe(true);
      if (row('booked_at') === '' || row('partner') === 'Alder') expect(row('bounty')).toBe(row('booked_at') === '' ? '' : '15.00');
    }
  });

  test('Northbank pays its bounty on 9,412 of 9,880 booked accounts', () => {
    const booked = rows.filter((row) => row('partner') === 'Northbank' && row('booked_at') !== '');
    expect(booked).toHaveLength(9880);
    expect(booked.filter((row) => row('bounty') === '40.00')).toHaveLength(9412);
    expect(booked.filter((row) => row('bounty') === '')).toHaveLength(468);
  });

  test('agree with the key, issuer by issuer and month by month', () => {
    for (const issuer of ['Northbank', 'Alder']) {
      for (const month of months) {
        const own = rows.filter(inMonth(month)).filter((row) => row('partner') === issuer);
        const of = (decision: string) => own.filter((row) => row('decision') === decision).length;
        expect(answer(`applications-approved-${issuer}-${month}`)).toMatchObject({
          numerator: String(of('approved')),
          denominator: String(of('approved') + of('declined')),
        });
        const bounty = own.reduce((total, row) => total + Number(row('bounty')), 0);
        expect(answer(`applications-bounty-${issuer}-${month}`).value).toBe(bounty.toFixed(2));
      }
    }
  });
});

describe('points', () => {
  let rows: Row[];
  beforeAll(() => {
    rows = rowsOf(path('points_events_2026Q1.csv'));
  });

  test('every event once; a reversal takes back a redemption that went through, and never more than it', () => {
    expect(new Set(rows.map((row) => row('event_id'))).size).toBe(rows.length);
    const redeemed = new Map(
      rows.filter((row) => row('type') === 'redemption' && row('result') === 'ok').map((row) => [row('event_id'), row]),
    );
    const reversals = rows.filter((row) => row('type') === 'reversal');
    expect(reversals.length).toBeGreaterThan(50);
    for (const row of reversals) {
      const original = redeemed.get(row('original_event_id'))!;
      expect([row('order_id'), row('ts_utc') > original('ts_utc')]).toEqual([original('order_id'), true]);
      expect(-tenThousandths(row('value')) <= tenThousandths(original('value'))).toBe(true);
    }
  });

  test('every answered session is offered the tender, every points order comes from a session', () => {
    const sessions = rows.filter((row) => row('type') === 'inquiry');
    const offers = rows.filter((row) => row('type') === 'offer');
    const answered = new Map(sessions.filter((row) => row('result') === 'ok').map((row) => [row('event_id'), row]));
    expect(offers).toHaveLength(answered.size);
    for (const offer of offers) {
      const session = answered.get(offer('original_event_id'))!;
      expect([offer('order_id'), offer('ts_utc') > session('ts_utc')]).toEqual([session('order_id'), true]);
    }
    // A balance worth a dollar at least, and enough for what is paid with it.
    expect(sessions.filter((row) => Number(row('points')) < 100)).toEqual([]);
    const balances = new Map(
      sessions.filter((row) => row('event_id').startsWith('pi')).map((row) => [row('order_id'), Number(row('points'))]),
    );
    const redemptions = rows.filter((row) => row('type') === 'redemption');
    expect(redemptions.filter((row) => Number(row('points')) > balances.get(row('order_id'))!)).toEqual([]);
  });

  test('what comes back is what the rule says: refused at this size, the rounding error is in no return', () => {
    const reversals = rows.filter((row) => row('type') === 'reversal');
    expect(reversals.filter((row) => row('points') !== row('expected_points'))).toEqual([]);
    expect(world.incidents.find(({ id }) => id === 'I8')).toMatchObject({ planted: false, plantedEffect: null, counts: { planted: null } });
  });

  test('redemptions are the paid attempts of the gateway files, and those of the day that is missing there', () => {
    const paid = months.flatMap((month) =>
      rowsOf(path(`gateway_transactions_${month}.csv`))
        .filter((row) => row('product') === 'points' && row('status') === 'capture_succeeded')
        .map((row) => `${row('external_identifier')} ${(Number(row('amount')) / 100).toFixed(2)} ${row('currency')}`),
    );
    const redemptions = rows.filter((row) => row('type') === 'redemption' && row('result') === 'ok');
    const isMissingDay = (row: Row) => newYorkDay(row('ts_utc')) === '2026-02-09';
    const words = (list: readonly Row[]) => list.map((row) => `${row('order_id')} ${row('value')} ${row('ccy')}`).sort();
    expect(words(redemptions.filter((row) => !isMissingDay(row)))).toEqual(paid.sort());
    expect(redemptions.filter(isMissingDay).length).toBeGreaterThan(10);
    expect(redemptions.filter((row) => tenThousandths(row('order_amount')) < tenThousandths(row('value')))).toEqual([]);
  });

  test('agree with the key', () => {
    for (const month of months) {
      const own = rows.filter(inMonth(month));
      const inquiries = own.filter((row) => row('type') === 'inquiry');
      expect(answer(`points-inquiries-${month}`)).toMatchObject({
        numerator: String(inquiries.filter((row) => row('result') === 'ok').length),
        denominator: String(inquiries.length),
      });
      const redeemed = sum(
        own.filter((row) => row('type') === 'redemption'),
        'value',
      );
      const reversed = sum(
        own.filter((row) => row('type') === 'reversal'),
        'value',
      );
      expect(answer(`points-redeemed-${month}`)).toMatchObject({
        value: sixPlaces(redeemed + reversed),
        temptingWrong: { value: sixPlaces(redeemed) },
      });
    }
  });
});

describe('BNPL plans', () => {
  let rows: Row[];
  beforeAll(() => {
    rows = rowsOf(path('bnpl_plans_2026Q1.csv'));
  });

  test('are the approved BNPL attempts of the gateway files, one each, with what was refunded', () => {
    const approved = months.flatMap((month) =>
      rowsOf(path(`gateway_transactions_${month}.csv`))
        .filter((row) => row('product') === 'bnpl' && row('authorized_at') !== '')
        .map(
          (row) =>
            `${row('external_identifier')} ${(Number(row('amount')) / 100).toFixed(2)} ${(Number(row('refunded_amount')) / 100).toFixed(2)}`,
        ),
    );
    expect(rows.map((row) => `${row('order_id')} ${row('amount')} ${row('refunded_amount')}`).sort()).toEqual(approved.sort());
  });

  test('a balance is never more than what is neither paid down nor refunded', () => {
    for (const row of rows) {
      const [amount, down, balance, refunded] = ['amount', 'down_payment', 'balance', 'refunded_amount'].map((name) =>
        tenThousandths(row(name)),
      ) as [bigint, bigint, bigint, bigint];
      const most = amount - down - refunded;
      expect(balance >= 0n && balance <= (most > 0n ? most : 0n)).toBe(true);
      expect(row('refund_applied_at') !== '').toBe(refunded > 0n);
      if (refunded > 0n) expect(row('refund_requested_at') < row('refund_applied_at')).toBe(true);
      expect(row('status') === 'delinquent').toBe(Number(row('days_past_due')) >= 30);
    }
  });

  test('agree with the key on delinquency', () => {
    for (const month of months) {
      const own = rows.filter(inMonth(month));
      const late = own.filter((row) => Number(row('days_past_due')) >= 30);
      expect(answer(`plans-delinquent-${month}`)).toMatchObject({
        numerator: sixPlaces(sum(late, 'balance')),
        denominator: sixPlaces(sum(own, 'balance')),
      });
    }
  });
});

describe('contacts', () => {
  let rows: Row[];
  beforeAll(() => {
    rows = rowsOf(path('contacts_2026Q1.csv'));
  });

  test('about four on payments for every thousand orders, and what the key says', () => {
    let [contacts, orders] = [0, 0];
    for (const month of months) {
      const own = rows.filter(inMonth(month)).filter((row) => row('is_payment') === 'true' && row('is_transfer') === 'false').length;
      const all = ordersByMonth(month).size;
      expect(answer(`contacts-${month}`)).toMatchObject({ numerator: String(own), denominator: String(all) });
      contacts += own;
      orders += all;
    }
    // 187 expected, with an error of 15: further calls come in clusters.
    expect(Math.abs((contacts / orders) * 1000 - 4)).toBeLessThan(0.8);
  });

  test('stand in order of time, and a further call follows an earlier one about the same within a week', () => {
    expect(rows.every((row, index) => index === 0 || rows[index - 1]!('ts_utc') <= row('ts_utc'))).toBe(true);
    const byId = new Map(rows.map((row) => [row('contact_id'), row]));
    const further = rows.filter((row) => row('parent_contact_id') !== '' && row('is_transfer') === 'false');
    expect(further.length).toBeGreaterThan(10);
    for (const row of further) {
      const first = byId.get(row('parent_contact_id'))!;
      expect([row('order_id'), row('reason'), row('customer_id')]).toEqual([first('order_id'), first('reason'), first('customer_id')]);
      const days = (Date.parse(row('ts_utc')) - Date.parse(first('ts_utc'))) / 86_400_000;
      expect(days > 0.3 && days <= 7).toBe(true);
    }
  });

  test('agree with the key on every reason: how many, and how many were resolved at once', () => {
    const all = months.reduce((sum, month) => sum + ordersByMonth(month).size, 0);
    const calls = rows.filter((row) => row('is_transfer') === 'false');
    const reasons = [...new Set(calls.map((row) => row('reason')))].sort();
    expect(world.key.questions.flatMap(({ id }) => (id.startsWith('friction-') && !id.endsWith('-resolved') ? [id.slice(9)] : []))).toEqual(
      reasons,
    );
    expect(reasons).toEqual(expect.arrayContaining(['payment_declined', 'refund_status', 'pending_authorization', 'debit_returned']));
    for (const reason of reasons) {
      const own = calls.filter((row) => row('reason') === reason);
      expect(answer(`friction-${reason}`)).toMatchObject({ numerator: String(own.length), denominator: String(all) });
      const at = (row: Row) => Date.parse(row('ts_utc'));
      const isFollowed = (row: Row, index: number) =>
        own.slice(index + 1).some((later) => later('customer_id') === row('customer_id') && at(later) - at(row) <= 7 * 86_400_000);
      const resolved = own.filter((row, index) => row('resolved_at') !== '' && !isFollowed(row, index)).length;
      expect(answer(`friction-${reason}-resolved`)).toMatchObject({ numerator: String(resolved), denominator: String(own.length) });
    }
  });

  test('a transfer follows its contact about the same order', () => {
    const byId = new Map(rows.map((row) => [row('contact_id'), row]));
    expect(byId.size).toBe(rows.length);
    const transfers = rows.filter((row) => row('is_transfer') === 'true');
    expect(transfers.length).toBeGreaterThan(5);
    for (const row of transfers) {
      const first = byId.get(row('parent_contact_id'))!;
      expect([row('order_id'), row('ts_utc') > first('ts_utc'), first('is_transfer')]).toEqual([first('order_id'), true, 'false']);
    }
    expect(rows.filter((row) => row('order_at') >= row('ts_utc'))).toEqual([]);
  });
});
