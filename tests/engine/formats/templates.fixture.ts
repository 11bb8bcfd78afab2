import type { FormatFixture } from './format-fixture.ts';

type Query = FormatFixture['queries'][number];

/** A file of one of our templates: header, records without a fault, and the sums and rows they must give. */
function template(
  table: string,
  header: string,
  records: readonly string[],
  amounts: FormatFixture['amounts'],
  queries: readonly Query[],
): FormatFixture {
  const text = (lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`;
  const rows = records.length;
  return {
    format: `template.${table}`,
    name: `${table}.csv`,
    content: text(records),
    lines: { physical: rows + 1, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: rows, quarantined: 0 },
    tables: { [table]: rows },
    amounts,
    controls: [],
    queries,
    warnings: [],
    spoiled: [
      {
        what: 'a record with a field too many is set aside by its line',
        content: text([...records, `${records[0] ?? ''},more`]),
        quarantined: [
          { line: rows + 2, reason: `has ${header.split(',').length + 1} fields where the header has ${header.split(',').length}` },
        ],
        failing: [],
      },
    ],
  };
}

export const templateFixtures: readonly FormatFixture[] = [
  template(
    'attempt',
    'ts_utc,attempt_id,order_id,partner,amount,ccy,result,raw_code,is_3ds,latency_ms,device',
    [
      '2026-03-08T06:59:59Z,a1,o1,Northbank,120.00,USD,declined,51,true,810.5,phone',
      '2026-03-08T07:00:00+00:00,a2,o1,Northbank,120.00,USD,approved,00,false,640,phone',
      '2026-03-08T09:00:00+02:00,9007199254740993,o2,Northbank,1500,JPY,approved,00,no,,desk',
    ],
    { 'amount USD': '240', 'amount JPY': '1500' },
    [
      {
        sql: 'SELECT attempt_id, ts_utc, amount, is_3ds, latency_ms, x_device FROM attempt ORDER BY line_no',
        rows: [
          ['a1', '2026-03-08 06:59:59', '120.000000', 'true', '810.5', 'phone'],
          ['a2', '2026-03-08 07:00:00', '120.000000', 'false', '640', 'phone'],
          // One more than the largest integer a double holds.
          ['9007199254740993', '2026-03-08 07:00:00', '1500.000000', 'false', null, 'desk'],
        ],
      },
    ],
  ),
  template(
    'settlement_line',
    'ts_utc,posting_date,partner,type,merchant_ref,gross,ccy_gross,fee_total,net,ccy_net',
    [
      '2026-02-02T10:00:00Z,2026-02-03,Northbank,sale,o1,100.00,USD,-2.90,97.10,USD',
      '2026-02-02T11:00:00Z,2026-02-03,Northbank,refund,o1,-40.00,USD,0.000001,-39.999999,USD',
    ],
    { 'gross USD': '60', 'fee_total USD': '-2.899999', 'net USD': '57.100001' },
    [
      {
        sql: 'SELECT type, posting_date, net FROM settlement_line ORDER BY line_no',
        rows: [
          ['sale', '2026-02-03', '97.100000'],
          ['refund', '2026-02-03', '-39.999999'],
        ],
      },
    ],
  ),
  template(
    'availability_sample',
    'minute,partner,requests,ok,err_partner,err_own,p95_ms',
    ['2026-02-04T20:10:00Z,Lumen,100,40,60,0,2100.25', '2026-02-04T20:11:00Z,Lumen,0,0,0,0,'],
    {},
    [
      {
        sql: 'SELECT minute, requests, ok, err_partner, p95_ms FROM availability_sample ORDER BY line_no',
        rows: [
          ['2026-02-04 20:10:00', '100', '40', '60', '2100.25'],
          ['2026-02-04 20:11:00', '0', '0', '0', null],
        ],
      },
    ],
  ),
  template(
    'order_ledger',
    'ts_utc,entry_id,order_id,partner,type,amount,ccy,expected_settlement_date',
    [
      '2026-01-31T23:59:59Z,e1,o1,Northbank,sale,80.25,USD,2026-02-03',
      '2026-02-01T08:00:00Z,e2,o1,Northbank,refund,-80.25,USD,2026-02-04',
      '2026-02-01T09:00:00Z,e3,o2,Northbank,sale,0.30,USD,',
    ],
    { 'amount USD': '0.3' },
    [
      {
        sql: 'SELECT entry_id, type, amount, expected_settlement_date FROM order_ledger ORDER BY line_no',
        rows: [
          ['e1', 'sale', '80.250000', '2026-02-03'],
          ['e2', 'refund', '-80.250000', '2026-02-04'],
          ['e3', 'sale', '0.300000', null],
        ],
      },
    ],
  ),
  template(
    'payout',
    'ts_utc,payout_date,partner,payout_id,bank_ref,amount,ccy,period_from,period_to',
    ['2026-02-03T05:00:00Z,2026-02-03,Northbank,p1,NB 0203,97.10,USD,2026-02-02,2026-02-02'],
    { 'amount USD': '97.1' },
    [
      {
        sql: 'SELECT payout_id, bank_ref, amount, period_from, period_to FROM payout',
        rows: [['p1', 'NB 0203', '97.100000', '2026-02-02', '2026-02-02']],
      },
    ],
  ),
  {
    ...template(
      'bank_line',
      'booking_date,value_date,account,bank_ref,amount,ccy,description',
      ['2026-02-03,2026-02-04,4021,b1,97.10,USD,NB 0203', '2026-07-01,2026-07-01,4021,b2,-12.00,USD,charge'],
      { 'amount USD': '85.1' },
      // A booking happened when its day began in Chicago: six hours behind UTC in February, five in July.
      [
        {
          sql: 'SELECT bank_ref, ts_utc, booking_date, amount FROM bank_line ORDER BY line_no',
          rows: [
            ['b1', '2026-02-03 06:00:00', '2026-02-03', '97.100000'],
            ['b2', '2026-07-01 05:00:00', '2026-07-01', '-12.000000'],
          ],
        },
      ],
    ),
    choice: { timeZone: 'America/Chicago', partner: 'House bank' },
  },
  template(
    'dispute',
    'ts_utc,sale_at,dispute_id,partner,stage,reason_code,outcome,amount,ccy,due_at',
    [
      '2026-03-01T00:00:00Z,2026-01-15T12:00:00Z,d1,Northbank,chargeback,13.1,open,-45.00,USD,2026-03-20T23:59:59Z',
      '2026-03-15T00:00:00Z,2026-01-15T12:00:00Z,d1,Northbank,reversal,13.1,won,45.00,USD,',
    ],
    { 'amount USD': '0' },
    [
      {
        sql: 'SELECT stage, outcome, amount, sale_at FROM dispute ORDER BY line_no',
        rows: [
          ['chargeback', 'open', '-45.000000', '2026-01-15 12:00:00'],
          ['reversal', 'won', '45.000000', '2026-01-15 12:00:00'],
        ],
      },
    ],
  ),
  template(
    'payment_event',
    'ts_utc,partner,event,partner_ref,amount,ccy,payable,ccy_payable',
    ['2026-02-02T10:00:00Z,Northbank,authorised,r1,100.00,EUR,,', '2026-02-03T10:00:00Z,Northbank,settled,r1,100.00,EUR,108.10,USD'],
    { 'amount EUR': '200', 'payable USD': '108.1' },
    [
      {
        sql: 'SELECT event, amount, payable FROM payment_event ORDER BY line_no',
        rows: [
          ['authorised', '100.000000', null],
          ['settled', '100.000000', '108.100000'],
        ],
      },
    ],
  ),
  template(
    'application',
    'ts_utc,application_id,partner,product,decision,decision_ms,booked_at,is_used_in_session,bounty,ccy',
    [
      '2026-02-10T18:00:00Z,p1,Northbank,co_brand,approved,820,2026-02-10T18:01:00Z,yes,100.00,USD',
      '2026-02-10T18:05:00Z,p2,Northbank,co_brand,declined,15001,,f,,USD',
    ],
    { 'bounty USD': '100' },
    [
      {
        sql: 'SELECT application_id, decision, decision_ms, booked_at, is_used_in_session FROM application ORDER BY line_no',
        rows: [
          ['p1', 'approved', '820', '2026-02-10 18:01:00', 'true'],
          ['p2', 'declined', '15001', null, 'false'],
        ],
      },
    ],
  ),
  template(
    'points_event',
    'ts_utc,event_id,original_event_id,partner,type,result,points,value,ccy',
    ['2026-02-11T09:00:00Z,e1,,Harbor,redemption,ok,12500,125.00,USD', '2026-02-12T09:00:00Z,e2,e1,Harbor,reversal,ok,-2500,-25.00,USD'],
    { 'value USD': '100' },
    [
      {
        sql: 'SELECT type, points, value, original_event_id FROM points_event ORDER BY line_no',
        rows: [
          ['redemption', '12500', '125.000000', null],
          ['reversal', '-2500', '-25.000000', 'e1'],
        ],
      },
    ],
  ),
  template(
    'bnpl_plan',
    'ts_utc,plan_id,partner,plan_type,term_months,status,amount,balance,ccy,days_past_due',
    ['2026-02-11T09:00:00Z,pl1,Splitly,pay_in_4,2,active,80.00,60.00,USD,0'],
    { 'amount USD': '80', 'balance USD': '60' },
    [
      {
        sql: 'SELECT plan_type, term_months, status, balance, days_past_due FROM bnpl_plan',
        rows: [['pay_in_4', '2', 'active', '60.000000', '0']],
      },
    ],
  ),
  template(
    'contact',
    'ts_utc,contact_id,order_id,partner,channel,reason,is_payment,handle_seconds,cost,ccy',
    [
      '2026-02-11T09:00:00Z,c1,o1,Splitly,chat,refund_late,true,340,6.40,USD',
      '2026-02-11T09:10:00Z,c2,o1,Splitly,phone,refund_late,true,610,11.60,USD',
    ],
    { 'cost USD': '18' },
    [
      {
        sql: 'SELECT contact_id, channel, is_payment, handle_seconds FROM contact ORDER BY line_no',
        rows: [
          ['c1', 'chat', 'true', '340'],
          ['c2', 'phone', 'true', '610'],
        ],
      },
    ],
  ),
  template(
    'rate_card',
    'effective_from,effective_to,partner,fee,rate_bps,per_item,ccy,clause',
    ['2026-01-01,2026-02-15,Meridian,fee_markup,14,0.02,USD,4.1', '2026-02-16,,Meridian,fee_markup,14.5,0.02,USD,4.1'],
    { 'per_item USD': '0.04' },
    [
      {
        sql: 'SELECT effective_from, effective_to, fee, rate_bps, per_item FROM rate_card ORDER BY line_no',
        rows: [
          ['2026-01-01', '2026-02-15', 'fee_markup', '14', '0.020000'],
          ['2026-02-16', null, 'fee_markup', '14.5', '0.020000'],
        ],
      },
    ],
  ),
  template(
    'reported_measure',
    'window_start,window_end,partner,measure,numerator,denominator,value,unit,target,version',
    ['2026-02-01,2026-02-28,Lumen,availability,40308,40320,99.97,percent,99.95,1'],
    {},
    [
      {
        sql: 'SELECT window_start, window_end, measure, numerator, denominator, value, unit, version FROM reported_measure',
        rows: [['2026-02-01', '2026-02-28', 'availability', '40308', '40320', '99.97', 'percent', '1']],
      },
    ],
  ),
];
