import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { columnNamed } from '../../shared/base/column-batch.ts';
import { runRowsPage } from '../../electron/engine/rows/run-rows.ts';
import { runBrief } from '../../electron/engine/brief/run-brief.ts';
import { runMoney } from '../../electron/engine/money/run-money.ts';
import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import type { IncomeTerm } from '../../shared/partners/income-term.ts';
import type { MoneyBook } from '../../shared/partners/money-item.ts';
import type { RateCardLine } from '../../shared/partners/rate-card.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { withDocument } from '../support/with-document.ts';

const now = Date.UTC(2026, 3, 2, 12);
const dayAt = (day: string): string => `${day} 17:00:00`;

const card = (id: string, more: Partial<RateCardLine> = {}): RateCardLine => ({
  id,
  partner: 'Meridian',
  fee: 'fee_scheme',
  product: null,
  bps: 13,
  perItem: null,
  contract: 'MER-2024-201',
  clause: '6.1',
  claimWithinDays: 60,
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  ...more,
});

/** Ten sales of 1,000 a day; 13 bps are 1.30 each, 16 bps 1.60. */
function sales(from: number, to: number, product: string, fee: (day: number) => number, more: FactRow = {}): FactRow[] {
  return Array.from({ length: (to - from) * 10 }, (_, index): FactRow => {
    const day = from + Math.floor(index / 10);
    return {
      ts_utc: dayAt(`2026-03-${String(day).padStart(2, '0')}`),
      partner: 'Meridian',
      product,
      type: 'sale',
      gross: 1000,
      ccy_gross: 'USD',
      net: 990,
      ccy_net: 'USD',
      fee_total: -10,
      fee_scheme: -fee(day),
      ...more,
    };
  });
}

const bounty: IncomeTerm = {
  id: 'bounty',
  partner: 'Northbank',
  kind: 'bounty',
  title: 'Bounty per booked account',
  contract: 'NB-2025-014',
  clause: '5.1',
  currency: 'USD',
  table: 'application',
  where: { kind: 'not', part: { kind: 'missing', column: 'booked_at' } },
  time: 'booked_at',
  rate: { kind: 'per_event', amount: '40.00' },
  paid: { kind: 'column', column: 'bounty' },
  claimWithinDays: 45,
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
};
const funding: IncomeTerm = {
  ...bounty,
  id: 'funding',
  kind: 'points_funding',
  title: 'Points funding',
  rate: { kind: 'share', column: 'credit_line', bps: 50 },
  paid: { kind: 'reported', figure: { measure: 'points_funded', mid: null, scheme: null, product: null } },
};

let facts: FactWorkbook;
let workbook: OpenWorkbook;
let book: MoneyBook;
beforeAll(async () => {
  facts = await factWorkbook({ timeZone: 'America/New_York' });
  // Card: 13 bps until the 15th, 16 bps billed from the 16th on. BNPL has a card of its own: 5 bps and 0.20 a sale, billed as agreed.
  await facts.load('settlement_line', [...sales(1, 32, 'card', (day) => (day >= 16 ? 1.6 : 1.3)), ...sales(1, 32, 'bnpl', () => 0.7)]);
  // 12 accounts booked in February by New York time, 9 of them paid; one more a minute before midnight UTC on the 1st, still February 28 there.
  const account = (index: number, booked: string, isPaid: boolean): FactRow => ({
    ts_utc: booked,
    application_id: `a${index}`,
    account_id: `acc${index}`,
    partner: 'Northbank',
    product: 'co_brand',
    decision: 'approved',
    booked_at: booked,
    credit_line: 5000,
    bounty: isPaid ? 40 : null,
    ccy: 'USD',
  });
  await facts.load('application', [
    ...Array.from({ length: 11 }, (_, index) => account(index, '2026-02-10 15:00:00', index < 9)),
    account(11, '2026-03-01 04:30:00', false),
    account(12, '2026-03-31 18:00:00', true),
    { ...account(13, '2026-02-11 15:00:00', false), decision: 'declined', booked_at: null },
  ]);
  await facts.load('reported_measure', [
    {
      partner: 'Northbank',
      measure: 'points_funded',
      window_start: '2026-02-01',
      window_end: '2026-02-28',
      value: '250',
      unit: 'money',
      version: 1,
    },
  ]);
  workbook = withDocument(facts.workbook, {
    rateCards: [card('all'), card('bnpl', { product: 'bnpl', bps: 5, perItem: '0.20' })],
    incomeTerms: [bounty, funding],
    claims: [
      {
        id: 'c1',
        partner: 'Meridian',
        key: 'overbilling:all:2026-03-16',
        title: 'Network fee',
        amount: '48.00',
        currency: 'USD',
        noticeDue: null,
        events: [{ on: '2026-04-01', state: 'drafted', note: '', amount: null }],
      },
    ],
  });
  book = await runMoney(workbook, null, now, job);
});
afterAll(() => facts.close());

describe('fees against the card in force', () => {
  it('are overbilled by 0.30 on each of 160 sales from the 16th on, and the claim drafted for it stands beside', () => {
    const item = book.items.find(({ kind }) => kind === 'overbilling');
    expect(item).toMatchObject({
      key: 'overbilling:all:2026-03-16',
      from: '2026-03-16',
      to: '2026-04-01',
      amount: { amount: '48.00', currency: 'USD' },
      worth: '48.00',
      // 60 days after March 31.
      noticeDue: '2026-05-30',
      noticeDays: 58,
      contract: 'MER-2024-201',
    });
    expect(item?.claim?.id).toBe('c1');
    expect(item?.working.map(({ value }) => value)).toEqual(['USD 160,000.00', 'USD 256.00', 'USD 208.00', 'USD 48.00']);
  });
  it('are checked line by line: the product with a card of its own is not under the card for all', () => {
    expect(book.fees.map(({ lineId, months }) => [lineId, months])).toEqual([
      ['all', [{ month: '2026-03', sales: '310000.00', items: 310, billed: '451.00', byCard: '403.00', difference: '48.00' }]],
      ['bnpl', [{ month: '2026-03', sales: '310000.00', items: 310, billed: '217.00', byCard: '217.00', difference: '0.00' }]],
    ]);
  });
});

describe('a product with a card of its own for some days', () => {
  // Ten sales of 1,000 a day of each product; BNPL's own card is in force from the 20th through the 25th.
  const dated = () =>
    withDocument(workbook, {
      rateCards: [
        card('all'),
        card('bnpl', { product: 'bnpl', bps: 5, perItem: '0.20', effectiveFrom: '2026-03-20', effectiveTo: '2026-03-25' }),
      ],
    });
  it('is under the card for all on the others', async () => {
    const { fees } = await runMoney(dated(), null, now, job);
    // 310 card sales and 250 of BNPL at 13 bps: 560 x 1.30; billed 150 x 1.30 + 160 x 1.60 + 250 x 0.70.
    expect(fees.map(({ lineId, months }) => [lineId, months])).toEqual([
      ['all', [{ month: '2026-03', sales: '560000.00', items: 560, billed: '626.00', byCard: '728.00', difference: '-102.00' }]],
      ['bnpl', [{ month: '2026-03', sales: '60000.00', items: 60, billed: '42.00', byCard: '42.00', difference: '0.00' }]],
    ]);
  });
  it('comes to the same in the metric of fees against the card', async () => {
    const slice = { metrics: ['fee_variance'], by: [], grain: null, period: null, where: { kind: 'all' } as const };
    const { totals } = await runSlice(dated(), slice, job);
    const column = columnNamed(totals, 'fee_variance');
    // Billed 668.00 in all, 770.00 by the cards.
    expect(column.type === 'money' ? column.values[0] : null).toBe(-102_000_000n);
  });
  it('a later card ends the one before also after its own last day: that gap has no card, in money and in the metric', async () => {
    const gap = withDocument(workbook, {
      rateCards: [card('all'), card('later', { effectiveFrom: '2026-03-10', effectiveTo: '2026-03-12', bps: 7 })],
    });
    const { fees } = await runMoney(gap, null, now, job);
    expect(fees.map(({ lineId, months }) => [lineId, months[0]?.items])).toEqual([
      ['all', 180],
      ['later', 60],
    ]);
    const slice = { metrics: ['fee_variance'], by: [], grain: null, period: null, where: { kind: 'all' } as const };
    const column = columnNamed((await runSlice(gap, slice, job)).totals, 'fee_variance');
    // Nine days at 13 bps and three at 7: billed 120 x 1.30 + 120 x 0.70, by the cards 180 x 1.30 + 60 x 0.70.
    expect(column.type === 'money' ? column.values[0] : null).toBe(240_000_000n - 276_000_000n);
  });
});

describe('what a partner pays us', () => {
  it('is short by three bounties of 40 in February, counted in our own days', () => {
    const item = book.items.find(({ key }) => key === 'underpayment:bounty:2026-02-01');
    expect(item).toMatchObject({ amount: { amount: '120.00', currency: 'USD' }, noticeDue: '2026-04-14', noticeDays: 12 });
    expect(item?.sentence).toBe('Paid for 9 of 12 events, 3 unpaid.');
    expect(book.income.find(({ termId }) => termId === 'bounty')?.months).toEqual([
      { month: '2026-02', events: 12, due: '480.00', paid: '360.00', paidEvents: 9, short: '120.00' },
      { month: '2026-03', events: 1, due: '40.00', paid: '40.00', paidEvents: 1, short: '0.00' },
    ]);
  });
  it('leads to exactly the rows that were not paid', async () => {
    const item = book.items.find(({ key }) => key === 'underpayment:bounty:2026-02-01');
    if (item === undefined) throw new Error('no item');
    expect((await runRowsPage(workbook, item.rows, 0, 10, job)).total).toBe(3);
  });
  it('is a share of an amount against the partner’s statement; a month it has not stated makes no claim', () => {
    // 50 bps of 12 x 5,000 = 300 against 250 paid.
    expect(book.income.find(({ termId }) => termId === 'funding')?.months).toEqual([
      { month: '2026-02', events: 12, due: '300.00', paid: '250.00', paidEvents: null, short: '50.00' },
      { month: '2026-03', events: 1, due: '25.00', paid: null, paidEvents: null, short: null },
    ]);
    expect(book.items.filter(({ key }) => key.startsWith('underpayment:funding'))).toHaveLength(1);
  });
  it('is what the statements of its products add up to, the newest of each, unless one statement is for all', async () => {
    const statement = (product: string | null, value: string, version = 1): FactRow => ({
      partner: 'Northbank',
      measure: 'points_funded',
      product,
      window_start: '2026-03-01',
      window_end: '2026-03-31',
      value,
      unit: 'money',
      version,
    });
    const paid = async () =>
      (await runMoney(workbook, null, now, job)).income.find(({ termId }) => termId === 'funding')?.months.at(-1)?.paid;
    const parts = await facts.load('reported_measure', [
      statement('co_brand', '90'),
      statement('co_brand', '100', 2),
      statement('bnpl', '50'),
    ]);
    expect(await paid()).toBe('150.00');
    const whole = await facts.load('reported_measure', [statement(null, '140')]);
    expect(await paid()).toBe('140.00');
    for (const extract of [parts, whole]) facts.setState(extract, 'undone');
  });
  it('cannot be told where the data lacks what the term needs, and says so', async () => {
    const odd = withDocument(facts.workbook, {
      incomeTerms: [
        { ...bounty, paid: { kind: 'column', column: 'bonus' } },
        { ...bounty, id: 'p', table: 'points_event' },
        // Ten of the thirteen rows hold a bounty, in dollars.
        { ...bounty, id: 'e', currency: 'EUR' },
      ],
    });
    const { income, items } = await runMoney(odd, null, now, job);
    expect(income.map(({ problem }) => problem)).toEqual([
      'Applications have no column bonus.',
      'No row of points events is loaded.',
      '10 rows are not in EUR: narrow the term to one currency.',
    ]);
    expect(items).toEqual([]);
  });
});

it('adds up what each partner owes', () => {
  expect(book.partners).toEqual([
    { partner: 'Meridian', owedToUs: '48.00', owedByUs: '0.00', collected: '0.00', items: 1 },
    { partner: 'Northbank', owedToUs: '170.00', owedByUs: '0.00', collected: '0.00', items: 2 },
  ]);
});

it('says what we owe, too: a fee billed below its card and a statement that paid more than was due, with their rows', async () => {
  const other = withDocument(workbook, {
    // Until the 15th 1.30 were billed where 1.50 were due, 10 sales a day; from the 16th on 1.60.
    rateCards: [card('all', { bps: 15 }), card('bnpl', { product: 'bnpl', bps: 5, perItem: '0.20' })],
    // 40 bps of 12 credit lines of 5,000 are 240; the statement of February says 250.
    incomeTerms: [{ ...funding, rate: { kind: 'share', column: 'credit_line', bps: 40 } }],
  });
  const { owedByUs, partners } = await runMoney(other, null, now, job);
  expect(owedByUs.map(({ kind, partner, from, to, amount }) => [kind, partner, from, to, amount.amount])).toEqual([
    ['underbilled', 'Meridian', '2026-03-01', '2026-03-16', '30.00'],
    ['overpaid', 'Northbank', '2026-02-01', '2026-03-01', '10.00'],
  ]);
  expect(partners.map(({ partner, owedToUs, owedByUs: byUs }) => [partner, owedToUs, byUs])).toEqual([
    ['Meridian', '16.00', '30.00'],
    ['Northbank', '0.00', '10.00'],
  ]);
  const totals: number[] = [];
  for (const { rows } of owedByUs) totals.push((await runRowsPage(other, rows, 0, 1, job)).total);
  expect(totals).toEqual([150, 12]);
});

it('checks the other cards where one covers sales in a currency without a plan rate, and says which it could not', async () => {
  const extract = await facts.load(
    'settlement_line',
    sales(1, 6, 'gift', () => 1.3, { ccy_gross: 'CHF', ccy_net: 'CHF' }),
  );
  const cards = [card('all'), card('bnpl', { product: 'bnpl', bps: 5, perItem: '0.20' }), card('gift', { product: 'gift' })];
  const { fees, items } = await runMoney(withDocument(workbook, { rateCards: cards }), 'Meridian', now, job);
  expect(fees.map(({ lineId, problem, months }) => [lineId, problem === null, months.length])).toEqual([
    ['all', true, 1],
    ['bnpl', true, 1],
    ['gift', false, 0],
  ]);
  expect(fees[2]?.problem).toContain('CHF');
  expect(items.map(({ kind, amount }) => [kind, amount.amount])).toEqual([['overbilling', '48.00']]);
  const { findings } = await runBrief(withDocument(workbook, { rateCards: cards }), now, job);
  expect(findings.map(({ id }) => id)).toContain('problem-Fees against the rate card');
  expect(findings.find(({ id }) => id.startsWith('overbilling'))?.money).toBe('48.00');
  facts.setState(extract, 'undone');
});
