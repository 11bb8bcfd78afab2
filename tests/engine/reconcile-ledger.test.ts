import { expect, onTestFinished, test } from 'vitest';
import { type FactRow, type FactWorkbook, factWorkbook } from '../support/fact-workbook.ts';
import { entry, inWords, legOf, line, queueOf, rules, under } from '../support/reconcile-rows.ts';

async function facts(ledger: readonly FactRow[], lines: readonly FactRow[]): Promise<FactWorkbook> {
  const made = await factWorkbook();
  onTestFinished(() => made.close());
  await made.load('order_ledger', ledger);
  await made.load('settlement_line', lines);
  return made;
}

const leg = 'ledger-partner';

test('pass 1: partner reference, type, amount and currency, one to one', async () => {
  const { workbook } = await facts([entry('1', 100, 2), entry('2', 50.25, 2)], [line('2', 50.25, 4), line('1', 100, 4)]);
  const { total } = await legOf(workbook, leg);
  expect(total.matches).toEqual([{ pass: 1, rule: 'partner_ref', links: 2, leftItems: 2, rightItems: 2, tolerated: 0 }]);
  expect(total.matchRate).toEqual({ numerator: 4, denominator: 4 });
  expect(await queueOf(workbook, leg)).toEqual([]);
});

test('an equal reference with different orders still is one payment; two orders under one reference pair with their own', async () => {
  const { workbook } = await facts(
    [entry('1', 100, 2, { merchant_ref: 'A' }), entry('1', 100, 2, { merchant_ref: 'B' })],
    [line('1', 100, 4, { merchant_ref: 'B' }), line('1', 100, 4, { merchant_ref: 'C' })],
  );
  const { total } = await legOf(workbook, leg);
  expect(total.matchRate).toEqual({ numerator: 4, denominator: 4 });
});

test('pass 2: order reference, type and amount, where the partner reference is another or missing', async () => {
  const { workbook } = await facts(
    [entry('1', 100, 2, { partner_ref: null }), entry('2', 40, 2, { partner_ref: 'pi_2' }), entry('2', -15, 3, { partner_ref: null })],
    [line('1', 100, 4), line('2', 40, 4, { partner_ref: 'txn_2' }), line('2', -15, 4)],
  );
  const { total } = await legOf(workbook, leg);
  expect(total.matches).toEqual([{ pass: 2, rule: 'merchant_ref', links: 3, leftItems: 3, rightItems: 3, tolerated: 0 }]);
});

test('the order id stands in for a missing order reference', async () => {
  const { workbook } = await facts([entry('1', 100, 2, { partner_ref: null, merchant_ref: null, order_id: 'O1' })], [line('1', 100, 4)]);
  expect((await legOf(workbook, leg)).total.matchRate).toEqual({ numerator: 2, denominator: 2 });
});

test('pass 3: references agree and amounts do not, each difference under its own name', async () => {
  const { workbook } = await facts(
    [
      entry('amount', 100, 2),
      entry('booked net', 97.1, 2),
      entry('listed net', 80, 2),
      entry('sign', 25, 2),
      entry('rate', 110, 2),
      entry('converted', 110, 2),
      entry('currency', 60, 2),
      entry('cancelled', 45, 2, { status: 'Cancelled' }),
      entry('kind', -30, 2),
    ],
    [
      line('amount', 99.5, 4),
      line('booked net', 100, 4, { fee_total: -2.9, net: 97.1 }),
      line('listed net', 77.68, 4, { fee_total: -2.32, net: 77.68 }),
      line('sign', -25, 4, { type: 'sale' }),
      // 100 EUR: the partner pays 108.00 after 2.00 fees and 0.50 tax, so it converted to 110.50.
      line('rate', 100, 4, { ccy_gross: 'EUR', net: 108, fee_total: -2, tax: -0.5 }),
      line('converted', 100, 4, { ccy_gross: 'EUR', net: 108, fee_total: -2 }),
      line('currency', 60, 4, { ccy_gross: 'CAD', net: 60, ccy_net: 'CAD' }),
      line('cancelled', 45, 4),
      line('kind', -30, 4, { type: 'chargeback', merchant_ref: 'elsewhere' }),
    ],
  );
  expect((await queueOf(workbook, leg)).map(inWords).sort()).toEqual(
    [
      'open amount_diff Oamount 100.00 99.50 0.50',
      'open fee_diff Obooked net 97.10 100.00 -2.90',
      'open fee_diff Olisted net 80.00 77.68 2.32',
      'open wrong_sign Osign 25.00 -25.00 50.00',
      'open fx_diff Orate 110.00 110.50 -0.50',
      'open currency_diff Ocurrency 60.00 60.00 ?',
      'open status_diff Ocancelled 0.00 45.00 -45.00',
      'open status_diff Okind -30.00 -30.00 0.00',
    ].sort(),
  );
  const { total } = await legOf(workbook, leg);
  // Only the converted sale holds; 8 pairs break.
  expect(total.matchRate).toEqual({ numerator: 2, denominator: 18 });
  expect(total.breaks.find(({ type }) => type === 'fee_diff')).toEqual({
    type: 'fee_diff',
    count: 2,
    exposure: [{ currency: 'USD', gross: '5.22', net: '-0.58' }],
  });
  expect(total.breaks.find(({ type }) => type === 'currency_diff')?.exposure).toEqual([
    { currency: 'CAD', gross: '60', net: '-60' },
    { currency: 'USD', gross: '60', net: '60' },
  ]);
});

test('the rows of a break lead to file and line on both sides', async () => {
  const { workbook } = await facts([entry('0', 1, 2), entry('1', 100, 2)], [line('0', 1, 4), line('1', 90, 4)]);
  const [found] = await queueOf(workbook, leg);
  // The first line of a file is its header, so the second row is line 3.
  expect(found?.left?.rows).toEqual([{ table: 'order_ledger', extract: 1, row: 2, line: 3 }]);
  expect(found?.right?.rows).toEqual([{ table: 'settlement_line', extract: 2, row: 2, line: 3 }]);
  expect(found?.match).toEqual({ leg, pass: 3, rule: 'partner_ref_only', tolerance: '0.00', by: { kind: 'auto' } });
});

test('pass 4: one sale shipped in three parts, and two entries refunded as one', async () => {
  const { workbook } = await facts(
    [entry('1', 100, 2), entry('2', -10, 3, { partner_ref: 'R1' }), entry('2', -5.5, 3, { partner_ref: 'R2' }), entry('3', 70, 2)],
    [
      line('1', 60, 4, { partner_ref: 'C1' }),
      line('1', 30, 5, { partner_ref: 'C2' }),
      line('1', 10, 6, { partner_ref: 'C3' }),
      line('2', -15.5, 5, { partner_ref: 'R9' }),
      // Three captures under one partner reference that miss by 5.
      line('3', 30, 4),
      line('3', 25, 4),
      line('3', 10, 4),
    ],
  );
  const { total } = await legOf(workbook, leg);
  expect(total.matches).toEqual([{ pass: 4, rule: 'merchant_ref_sum', links: 2, leftItems: 3, rightItems: 4, tolerated: 0 }]);
  const queue = await queueOf(workbook, leg);
  expect(queue.map(inWords)).toEqual(['open amount_diff P3 70.00 65.00 5.00']);
  expect(queue[0]?.match?.rule).toBe('partner_ref_sum');
  expect(queue[0]?.right).toMatchObject({ count: 3, rows: [{ line: 6 }, { line: 7 }, { line: 8 }] });
});

test('an item that is there twice is matched once and a duplicate after that', async () => {
  const { workbook } = await facts(
    [entry('1', 100, 2), entry('2', 20, 2), entry('2', 20, 2), entry('3', 60, 2, { partner_ref: 'R3' })],
    [line('1', 100, 4), line('1', 100, 4), line('2', 20, 4), line('4', 9, 4), line('4', 9, 4), line('3', 60, 4, { partner_ref: 'R3' })],
  );
  expect((await queueOf(workbook, leg)).map(inWords)).toEqual([
    'open duplicate O1 - 100.00 -100.00',
    'open duplicate O2 20.00 - 20.00',
    'open missing_in_ledger O4 - 9.00 -9.00',
    'open duplicate O4 - 9.00 -9.00',
  ]);
});

test('a duplicate never stands in for another payment of the same order', async () => {
  // Order O1 was captured twice, 100 each; the partner lists the first capture twice and the second not at all.
  const { workbook } = await facts(
    [entry('1', 100, 2, { partner_ref: 'R1' }), entry('1', 100, 2, { partner_ref: 'R2' })],
    [line('1', 100, 4, { partner_ref: 'R1' }), line('1', 100, 4, { partner_ref: 'R1' }), line('z', 1, 20)],
  );
  expect((await queueOf(workbook, leg)).map(({ type, left, right }) => `${type} ${left?.amount ?? '-'} ${right?.amount ?? '-'}`)).toEqual([
    'missing_in_partner 100.00 -',
    'duplicate - 100.00',
    'missing_in_ledger - 1.00',
  ]);
});

test('where partner references are known to both sides, two references are two payments', async () => {
  const ledger = [entry('1', 100, 2), entry('2', -10, 2, { partner_ref: 'RA' })];
  const lines = [line('1', 100, 4), line('2', -25, 4, { partner_ref: 'RB' }), line('z', 1, 20)];
  const apart = await facts(ledger, lines);
  expect((await queueOf(apart.workbook, leg)).map(({ type }) => type)).toEqual([
    'missing_in_partner',
    'missing_in_ledger',
    'missing_in_ledger',
  ]);
  // Without any payment that both sides name alike, the references may be of two systems: the order decides.
  const together = await facts(ledger.slice(1), lines.slice(1));
  expect((await queueOf(together.workbook, leg)).map(inWords)).toContain('open amount_diff O2 -10.00 -25.00 15.00');
});

test('references are compared under the rules of their partner', async () => {
  const ledger = [
    entry(null, 10, 2, { partner_ref: 'SHOP-000123', merchant_ref: null }),
    entry(null, 20, 2, { partner_ref: null, merchant_ref: 'ord77.1' }),
    entry(null, 30, 2, { partner_ref: null, merchant_ref: '0042' }),
  ];
  const lines = [
    line(null, 10, 4, { partner_ref: '123', merchant_ref: null }),
    line(null, 20, 4, { partner_ref: null, merchant_ref: 'ORD77.2' }),
    line(null, 30, 4, { partner_ref: null, merchant_ref: '42' }),
  ];
  const { workbook } = await facts(ledger, lines);
  expect((await legOf(workbook, leg, '2026-03-31')).total.matchRate).toEqual({ numerator: 4, denominator: 6 });
  const prefixed = rules({ keys: { prefixes: ['shop-'], ignoreCase: true, leadingZeros: true, attemptSuffix: true } });
  expect((await legOf(under(workbook, { partners: [prefixed] }), leg)).total.matchRate).toEqual({ numerator: 6, denominator: 6 });
  const strict = rules({ keys: { prefixes: [], ignoreCase: false, leadingZeros: false, attemptSuffix: false } });
  expect((await legOf(under(workbook, { partners: [strict] }), leg, '2026-03-31')).total.matchRate).toEqual({
    numerator: 0,
    denominator: 6,
  });
});

test('a partner may have another name in the ledger', async () => {
  const { workbook } = await facts(
    [entry('1', 5, 2, { partner: 'ALDER ' }), entry('2', 6, 2, { partner: 'Alder Pay' })],
    [line('1', 5, 4), line('2', 6, 4)],
  );
  const plain = await legOf(workbook, leg);
  expect(plain.partners.map(({ partner, matchRate }) => [partner, matchRate.numerator])).toEqual([
    ['Alder', 2],
    ['Alder Pay', 0],
  ]);
  const named = await legOf(under(workbook, { partners: [rules({ aliases: ['alder pay'] })] }), leg);
  expect(named.partners.map(({ partner, matchRate }) => [partner, matchRate.numerator])).toEqual([['Alder', 4]]);
});

test('a difference within the tolerance counts as matched and is listed with its amount', async () => {
  const { workbook } = await facts([entry('1', 100, 2), entry('2', 100, 2)], [line('1', 100.05, 4), line('2', 100.06, 4)]);
  const tolerant = under(workbook, {
    partners: [rules({ tolerance: { 'ledger-partner': '0.05', 'lines-payout': '0', 'payout-bank': '0' } })],
  });
  const { total } = await legOf(tolerant, leg);
  expect(total.matchRate).toEqual({ numerator: 2, denominator: 4 });
  expect(total.matches).toEqual([{ pass: 3, rule: 'partner_ref_only', links: 1, leftItems: 1, rightItems: 1, tolerated: 1 }]);
  expect((await queueOf(tolerant, leg)).map(inWords)).toEqual([
    'tolerated none O1 100.00 100.05 -0.05',
    'open amount_diff O2 100.00 100.06 -0.06',
  ]);
  expect(total.balances).toEqual([
    {
      currency: 'USD',
      left: '200',
      right: '200.11',
      difference: '-0.11',
      tolerated: '-0.05',
      timing: '0',
      writtenOff: '0',
      unreconciled: '-0.06',
    },
  ]);
});

test('an entry waits for T+n and its grace in business days, then it is missing', async () => {
  // Sold on Friday, March 6: T+2 is Tuesday 10, one day of grace makes Wednesday 11.
  const { workbook } = await facts(
    [entry('1', 10, 6), entry('2', 20, 6, { expected_settlement_date: '2026-03-20' }), entry('3', 30, 2, { status: 'voided' })],
    [line('z', 1, 3)],
  );
  const on = async (day: string) =>
    (await queueOf(workbook, leg, day))
      .filter(({ left }) => left !== null)
      .map((found) => [found.reference, found.type, found.waitUntil, found.age, found.bucket]);
  expect(await on('2026-03-11')).toEqual([
    ['O1', 'timing', '2026-03-11', 5, '2-5'],
    ['O2', 'timing', '2026-03-23', 5, '2-5'],
  ]);
  expect(await on('2026-03-12')).toEqual([
    ['O1', 'missing_in_partner', '2026-03-11', 6, '6-30'],
    ['O2', 'timing', '2026-03-23', 6, '6-30'],
  ]);
  const closed = under(workbook, { partners: [rules({ holidays: ['2026-03-10'] })] });
  expect((await queueOf(closed, leg, '2026-03-12')).find(({ reference }) => reference === 'O1')?.type).toBe('timing');
  // A voided entry expects no money: it is not an item.
  expect((await legOf(workbook, leg)).outside).toEqual({ left: 1, right: 0 });
});

test('pass 5 only suggests, and only the one candidate there is', async () => {
  const ledger = [
    entry(null, 31, 2, { partner_ref: 'CAP-555-1234', merchant_ref: null }),
    entry(null, 32, 2, { partner_ref: null, merchant_ref: null }),
    entry(null, 33, 2, { partner_ref: 'X1', merchant_ref: null }),
    entry(null, 34, 2, { partner_ref: null, merchant_ref: null }),
    entry(null, 35, 2, { partner_ref: null, merchant_ref: null }),
  ];
  const lines = [
    line(null, 31, 4, { partner_ref: null, merchant_ref: 'order/1234' }),
    line(null, 32, 4, { partner_ref: 'Q9', merchant_ref: null }),
    line(null, 33, 4, { partner_ref: 'Y7', merchant_ref: null }),
    line(null, 34, 4, { partner_ref: 'A1', merchant_ref: null }),
    line(null, 34, 4, { partner_ref: 'A2', merchant_ref: null }),
    line(null, 35, 30, { partner_ref: 'L8', merchant_ref: null }),
  ];
  const { workbook } = await facts(ledger, lines);
  const queue = await queueOf(workbook, leg);
  const states = queue.map(({ state, left, right }) => `${state} ${left?.amount ?? '-'} ${right?.amount ?? '-'}`).sort();
  expect(states).toEqual(
    [
      'suggested 31.00 31.00', // last digits agree
      'suggested 32.00 32.00', // no reference of ours to disagree
      'open 33.00 -', // references that disagree
      'open - 33.00',
      'open 34.00 -', // two candidates
      'open - 34.00',
      'open - 34.00',
      'open 35.00 -', // four weeks apart
      'open - 35.00',
    ].sort(),
  );
  expect((await legOf(workbook, leg)).total).toMatchObject({ suggestions: 2, matchRate: { numerator: 0, denominator: 11 } });
});

test('a suggestion that a person accepts is matched, by that person, from that day on', async () => {
  const { workbook } = await facts(
    [entry(null, 32, 2, { partner_ref: null, merchant_ref: null })],
    [line(null, 32, 4, { partner_ref: 'Q9', merchant_ref: null })],
  );
  const [suggested] = await queueOf(workbook, leg);
  const decided = under(workbook, { decisions: [{ kind: 'accept', keys: [suggested?.key ?? ''], on: '2026-03-09', by: 'Ada' }] });
  const [accepted] = await queueOf(decided, leg);
  expect(accepted).toMatchObject({
    state: 'accepted',
    match: { pass: 5, rule: 'amount_date', by: { kind: 'user', name: 'Ada', on: '2026-03-09' } },
  });
  expect((await legOf(decided, leg)).total.left).toEqual({
    items: 1,
    matched: 0,
    accepted: 1,
    suggested: 0,
    inBreaks: 0,
    writtenOff: 0,
    timing: 0,
  });
  expect((await queueOf(decided, leg, '2026-03-08'))[0]?.state).toBe('suggested');
});

test('another candidate that arrives later does not take back what a person decided', async () => {
  const ledger = [entry(null, 32, 2, { partner_ref: null, merchant_ref: null })];
  const lines = [
    line(null, 32, 4, { partner_ref: 'Q9', merchant_ref: null }),
    line(null, 32, 5, { partner_ref: 'Q8', merchant_ref: null }),
  ];
  const alone = await facts(ledger, lines.slice(0, 1));
  const [suggested] = await queueOf(alone.workbook, leg);
  const both = await facts(ledger, lines);
  expect((await queueOf(both.workbook, leg, '2026-03-31')).map(({ state }) => state)).toEqual(['open', 'open', 'open']);
  const kept = under(both.workbook, { decisions: [{ kind: 'accept', keys: [suggested?.key ?? ''], on: '2026-03-09', by: 'Ada' }] });
  expect((await queueOf(kept, leg, '2026-03-31')).map(({ state }) => state).sort()).toEqual(['accepted', 'open']);
});

test('conversions of a partner can be held against the plan rates of the workbook', async () => {
  const made = await facts(
    [entry('1', 100, 2, { ccy: 'CAD' }), entry('2', -40.1, 2, { ccy: 'CAD' }), entry('3', 10, 2)],
    [
      line('1', 100, 4, { ccy_gross: 'CAD', fx_rate: 0.715, net: 71.5 }),
      line('2', -40.1, 4, { ccy_gross: 'CAD', fx_rate: 0.73, net: -29.27 }),
      line('3', 10, 4),
    ],
  );
  made.set({ fx: [{ currency: 'CAD', rate: '0.73', from: null }] });
  expect((await queueOf(made.workbook, leg)).map(inWords)).toEqual([]);
  // 100 CAD are 73.00 USD by contract, the partner made 71.50 of them.
  const checked = under(made.workbook, { partners: [rules({ exchangeRates: 'plan' })] });
  expect((await queueOf(checked, leg)).map(inWords)).toEqual(['open fx_diff O1 73.00 71.50 1.50']);
});
