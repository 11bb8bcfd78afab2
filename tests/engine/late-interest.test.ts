import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBrief } from '../../electron/engine/brief/run-brief.ts';
import { runMoney } from '../../electron/engine/money/run-money.ts';
import { runRowsPage } from '../../electron/engine/rows/run-rows.ts';
import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import { runCommitment, runScorecard } from '../../electron/engine/scorecard/run-scorecard.ts';
import type { Commitment } from '../../shared/commitments/commitment.ts';
import { plainRules } from '../../shared/reconcile/rules.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { withDocument } from '../support/with-document.ts';
import { clause } from '../unit/commitments/sample-commitment.ts';

const now = Date.UTC(2026, 3, 10);
/** T+2 on business days; Presidents' Day, February 16, is no business day of the partner. */
const rules = { ...plainRules('Meridian'), holidays: ['2026-02-16'] };

/** [reference, sold on, posted on, instant of posting, amount, currency] */
const sales = [
  // Monday, posted Wednesday at its last minute: T+2, on time.
  ['r1', '2026-02-02', '2026-02-04', '2026-02-04 23:59:59', 1000, 'USD'],
  // Monday, posted Thursday a second after midnight: a begun day is a day, 1 late.
  ['r2', '2026-02-02', '2026-02-05', '2026-02-05 00:00:01', 2000, 'USD'],
  // Thursday, posted the Monday after the weekend: business days Fri, Mon = T+2, on time.
  ['r3', '2026-02-05', '2026-02-09', '2026-02-09 12:00:00', 4000, 'USD'],
  // Friday 13, due Wednesday 18 because of the holiday and the weekend: posted then, on time.
  ['r4', '2026-02-13', '2026-02-18', '2026-02-18 12:00:00', 8000, 'USD'],
  // Friday 13, posted Friday 20: 2 late (without the holiday it would be 3).
  ['r5', '2026-02-13', '2026-02-20', '2026-02-20 12:00:00', 16000, 'USD'],
  // Friday 20, due Tuesday 24, posted Monday, March 2: 4 late, and still of February, when it was sold.
  ['r6', '2026-02-20', '2026-03-02', '2026-03-02 12:00:00', 32000, 'USD'],
  // Euros at the plan rate of 1.10: 100 a day for 1 day.
  ['r7', '2026-02-03', '2026-02-06', '2026-02-06 12:00:00', 100, 'EUR'],
  // In March two of two on time: nothing is owed.
  ['r8', '2026-03-03', '2026-03-04', '2026-03-04 12:00:00', 500, 'USD'],
  ['r9', '2026-03-03', '2026-03-05', '2026-03-05 12:00:00', 500, 'USD'],
] as const;

const late: Commitment = clause({
  id: 'late',
  partner: 'Meridian',
  title: '99.5 % of sales settled by T+2',
  metric: 'settled_on_time',
  downtimeRule: null,
  maintenance: null,
  target: 0.995,
  remedy: { kind: 'late_interest', annualRate: 0.0365, yearDays: 365 },
  claimWithinDays: 30,
  effectiveFrom: '2026-01-01',
});

let facts: FactWorkbook;
let workbook: OpenWorkbook;
beforeAll(async () => {
  facts = await factWorkbook({ fx: [{ currency: 'EUR', rate: '1.10', from: null }] });
  const ledger = sales.map(
    ([id, day, , , amount, ccy]): FactRow => ({
      ts_utc: `${day} 12:00:00`,
      entry_date: day,
      entry_id: id,
      merchant_ref: id,
      partner: 'Meridian',
      type: 'sale',
      amount,
      ccy,
    }),
  );
  const lines = sales.map(
    ([id, , posted, at, amount, ccy]): FactRow => ({
      ts_utc: at,
      posting_date: posted,
      merchant_ref: id,
      partner: 'Meridian',
      type: 'sale',
      gross: amount,
      net: amount,
      ccy_gross: ccy,
      ccy_net: ccy,
    }),
  );
  // A fee on every day says that every day is loaded.
  const days = Array.from({ length: 61 }, (_, index) => new Date(Date.UTC(2026, 0, 30 + index)).toISOString().slice(0, 10));
  const fees = days.map(
    (day): FactRow => ({
      ts_utc: `${day} 12:00:00`,
      entry_date: day,
      entry_id: day,
      merchant_ref: day,
      partner: 'Meridian',
      type: 'fee',
      amount: 1,
      ccy: 'USD',
    }),
  );
  await facts.load('order_ledger', [...ledger, ...fees]);
  await facts.load('settlement_line', lines);
  const { reconciliation } = facts.workbook.document();
  workbook = withDocument(facts.workbook, {
    commitments: [late],
    reconciliation: { ...reconciliation, partners: [rules] },
  });
}, 60_000);
afterAll(() => facts.close());

it('counts business days of the partner, begun days whole, in the month of the sale, at plan rates', async () => {
  const results = await runCommitment(workbook, late, now, job);
  const february = results.find(({ window }) => window.label === 'February 2026');
  // 3 of 7 on time. 2,000 x 1 + 16,000 x 2 + 32,000 x 4 + 110 x 1 = 162,110 USD-days; x 3.65 % / 365 = 16.211.
  expect(february).toMatchObject({
    status: 'missed',
    numerator: '3',
    denominator: '7',
    credit: { amount: '16.21', currency: 'USD' },
    creditWorking: 'USD 162,110.00 (amounts x business days late) x 3.65 % / 365',
    claimDue: '2026-03-30',
  });
  expect(results.find(({ window }) => window.label === 'March 2026')).toMatchObject({ status: 'met', credit: null });
});

it('is money owed to us, with the sales that came late as its rows', async () => {
  const { items } = await runMoney(workbook, 'Meridian', now, job);
  const interest = items.filter(({ commitmentId }) => commitmentId === 'late');
  expect(interest).toHaveLength(1);
  expect(interest[0]).toMatchObject({ kind: 'late_interest', label: 'February 2026', amount: { amount: '16.21', currency: 'USD' } });
  const { total } = await runRowsPage(workbook, interest[0]!.rows, 0, 10, job);
  expect(total, 'r2, r5, r6 and r7').toBe(4);
});

it('is not waited for by a quick Brief, which names it and matches nothing; the whole one has it', async () => {
  const asked: string[] = [];
  const watching = { ...job, progress: (label: string) => void asked.push(label) };
  const fresh = withDocument(workbook, {});
  const quick = await runBrief(fresh, now, watching, true);
  expect(quick.awaits).toEqual(['Meridian 4.2, 99.5 % of sales settled by T+2']);
  expect(quick.findings.filter(({ id }) => id.startsWith('credit-late'))).toEqual([]);
  expect(asked).not.toContain('Matching ledger and partner lines');
  const whole = await runBrief(fresh, now, watching);
  expect(asked).toContain('Matching ledger and partner lines');
  expect(whole.awaits).toEqual([]);
  expect(whole.findings.find(({ id }) => id.startsWith('credit-late'))).toMatchObject({ money: '16.21', deadline: 'Claim was due Mar 30' });
});

it('is not waited for by a quick scorecard and quick money, which name it', async () => {
  const other = clause({ id: 'other', partner: 'Meridian', clause: '7', title: 'Answers' });
  const both = withDocument(workbook, { commitments: [late, other] });
  const quick = await runScorecard(both, 'Meridian', now, job, true);
  expect([quick.rows.map(({ commitment }) => commitment.id), quick.awaits]).toEqual([
    ['other'],
    ['Meridian 4.2, 99.5 % of sales settled by T+2'],
  ]);
  expect(await runMoney(both, 'Meridian', now, job, true)).toMatchObject({ items: [], awaits: quick.awaits });
  const whole = await runScorecard(both, 'Meridian', now, job);
  expect([whole.rows.map(({ commitment }) => commitment.id), whole.awaits]).toEqual([['late', 'other'], undefined]);
});

it('is no longer in the Brief once an incident that the clause takes out is noted', async () => {
  const excused: Commitment = { ...late, excludedIncidents: [{ incidentId: 'bank', kind: 'force_majeure', announcedAt: null }] };
  let document = { ...workbook.document(), commitments: [excused] };
  const edited = { ...withDocument(workbook, {}), document: () => document };
  const credits = async () => (await runBrief(edited, now, job)).findings.filter(({ id }) => id.startsWith('credit-late')).length;
  expect(await credits()).toBe(1);
  const incident = { id: 'bank', label: 'Bank closed', partner: 'Meridian', start: '2026-02-01T00:00:00Z', end: '2026-03-01T00:00:00Z' };
  document = { ...document, incidents: [incident] };
  expect(await credits()).toBe(0);
});

it('of which the partner agreed to a part is that part: on its page and in the Brief', async () => {
  const event = (state: 'drafted' | 'sent' | 'agreed', amount: string | null) => ({ on: '2026-04-01', state, note: '', amount });
  const claim = {
    id: 'c',
    partner: 'Meridian',
    key: 'credit:late:2026-02-01',
    title: 'Interest',
    amount: '16.21',
    currency: 'USD',
    noticeDue: null,
    events: [event('drafted', null), event('sent', null), event('agreed', '10.00')],
  };
  const agreed = withDocument(workbook, { claims: [claim] });
  const { items, partners } = await runMoney(agreed, 'Meridian', now, job);
  expect(items[0]).toMatchObject({ amount: { amount: '16.21' }, worth: '16.21', claimWorth: '10.00' });
  expect(partners).toMatchObject([{ partner: 'Meridian', owedToUs: '10.00' }]);
  const { findings } = await runBrief(agreed, now, job);
  expect(findings.find(({ id }) => id.startsWith('credit-late'))).toMatchObject({ money: '10.00' });
});
