import type { FormatFixture } from './format-fixture.ts';

const report = (type: string) => `${type}|900|03/16/2026|03/16/2026|03/17/2026|02:05:38`;
const deposit = (method: string, category: string, settled: string, count: string, amount: string) =>
  `RFIN0010|TD|77001|FT9|SB9|USD|${method}|${category}|${settled}|${count}|${amount}`;

const lines = [
  '*DFRBEG|PID=1|FREQ=DAILY|CO=900',
  report('HFIN0010'),
  deposit('VI', 'SALE', 'S', '2', '160.05'),
  deposit('VI', 'REF', 'S', '1', '-10.05'),
  // American Express settles these itself.
  deposit('AX', 'SALE', 'C', '1', '500.00'),
  deposit('', 'IA', 'S', '', '-2.40'),
  deposit('', 'PFEE', 'S', '', '-0.30'),
  deposit('', 'CB', 'S', '1', '-38.35'),
  // 160.05 - 10.05 - 2.40 - 0.30 - 38.35.
  deposit('', 'NET', 'S', '', '108.95'),
  report('HFIN0011'),
  'RFIN0011|IA|INT|TD|77001|FT9|SB9|USD|11|VI|CPSR|"INTERCHANGE, RETAIL"|A|2|0.10|160.05|1.5|-2.40',
  'RFIN0011|PFEE|AUTH|TD|77001|FT9|SB9|USD|12|||AUTHORIZATIONS|S|3|0.10|||-0.30',
  report('HACT0010'),
  'RACT0010|03/16/2026|1|HARBOR|5001|1|TD|77001|USD|"T1,b36|46"||XXXXXXXXXXXX9876|0828|100.00|VI|DP|03/15/2026|123456|100|1||||0|CPSR|N|0.10|1.5|1.60',
  'RACT0010|03/16/2026|1|HARBOR|5001|2|TD|77001|USD|ORDER-2||XXXXXXXXXXXX9877|0828|60.05|MC|D|03/15/2026|123457|100',
  'RACT0010|03/16/2026|1|HARBOR|5001|3|TD|77001|USD|ORDER-0||XXXXXXXXXXXX9878|0828|10.05|VI|RF|||',
  report('HPDE0017'),
  'RPDE0017S|TD|77001|||USD|CC|RTM|FIN|1|38.35',
  'RPDE0017D|TD|77001|38.35||USD|RTM||85390147|ORDER-9|XXXXXXXXXXXX9879|10.4|02/20/2026|03/14/2026|03/16/2026| 38.35|15.00|1|VI|02/20/2026|04/04/2026|||0',
  report('HXYZ0099'),
  '*DFREND|PID=1|FREQ=DAILY|CO=900',
];
const file = (text: readonly string[], end = '\n') => text.map((line) => `${line}${end}`).join('');
const changed = (line: number, from: string, to: string) =>
  file(lines.map((old, index) => (index === line - 1 ? old.replace(from, to) : old)));

export const chaseDelivery: FormatFixture = {
  format: 'chase.dfr',
  name: 'harbor.dfr',
  content: file(lines),
  choice: { timeZone: 'America/New_York' },
  lines: { physical: 21, header: 5, preamble: 1, blank: 0, trailer: 8, loaded: 7, quarantined: 0 },
  tables: { settlement_line: 5, payout: 1, dispute: 1 },
  amounts: {
    'settlement_line.gross USD': '150',
    'settlement_line.fee_interchange USD': '-2.4',
    'settlement_line.fee_commission USD': '-0.3',
    'settlement_line.fee_total USD': '-2.7',
    'settlement_line.net USD': '147.3',
    'payout.amount USD': '108.95',
    'dispute.amount USD': '-38.35',
  },
  controls: [
    { name: 'Net deposit of 77001 (USD)', stated: '108.95', computed: '108.95' },
    { name: 'Fees IA of 77001 (USD)', stated: '-2.4', computed: '-2.4' },
    { name: 'Fees PFEE of 77001 (USD)', stated: '-0.3', computed: '-0.3' },
    { name: 'Chargebacks RTM of 77001 (USD)', stated: '38.35', computed: '38.35' },
  ],
  queries: [
    {
      sql: 'SELECT line_no, posting_date, mid, scheme, type, partner_ref, merchant_ref, gross, fee_total, net, batch_id, x_description FROM settlement_line ORDER BY line_no',
      rows: [
        ['11', '2026-03-16', '77001', 'visa', 'fee', null, null, null, '-2.400000', '-2.400000', '11', 'INTERCHANGE, RETAIL'],
        ['12', '2026-03-16', '77001', null, 'fee', null, null, null, '-0.300000', '-0.300000', '12', 'AUTHORIZATIONS'],
        ['14', '2026-03-16', '77001', 'visa', 'sale', '5001-1', 'T1,b36|46', '100.000000', null, '100.000000', '5001', null],
        ['15', '2026-03-16', '77001', 'mastercard', 'sale', '5001-2', 'ORDER-2', '60.050000', null, '60.050000', '5001', null],
        ['16', '2026-03-16', '77001', 'visa', 'refund', '5001-3', 'ORDER-0', '-10.050000', null, '-10.050000', '5001', null],
      ],
    },
    {
      sql: 'SELECT ts_utc, payout_date, payout_id, amount FROM payout',
      rows: [['2026-03-16 04:00:00', '2026-03-16', '77001-FT9-2026-03-16', '108.950000']],
    },
    {
      sql: 'SELECT ts_utc, sale_at, dispute_id, stage, reason_code, merchant_ref, amount, due_at, x_fee FROM dispute',
      rows: [
        [
          '2026-03-16 04:00:00',
          '2026-02-20 05:00:00',
          '85390147',
          'chargeback',
          '10.4',
          'ORDER-9',
          '-38.350000',
          '2026-04-04 04:00:00',
          '15.00',
        ],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'records of types that are not read are set aside by name',
      content: file([
        ...lines.slice(0, 9),
        'RLNK010A|TD|77001|FT9|SB9|USD|VI|SALE|S|2|160.05',
        'RACT0033|TD|77001',
        ...lines.slice(9),
        'RFIN0010|TD',
      ]),
      quarantined: [
        { line: 10, reason: 'RLNK010A is not read: it states deposits that RFIN0010 states too' },
        { line: 11, reason: 'RACT0033 is not read yet' },
        { line: 24, reason: 'outside of a delivery' },
      ],
      failing: [],
    },
    {
      what: 'amounts with letters and unknown action codes are set aside, and the totals they were part of fail',
      content: changed(11, '|-2.40', '|-2.4O').replace('|MC|D|', '|MC|ZZ|').replace('| 38.35|', '|38,35|'),
      quarantined: [
        { line: 11, reason: 'amount -2.4O is no decimal' },
        { line: 15, reason: 'action code ZZ is not known' },
        { line: 19, reason: 'amount 38,35 is no decimal' },
      ],
      failing: ['Fees IA of 77001 (USD)', 'Chargebacks RTM of 77001 (USD)'],
    },
    {
      what: 'a net deposit and fees that lie are reported',
      content: changed(9, '108.95', '108.96').replace('PFEE|S||-0.30', 'PFEE|S||-0.31'),
      quarantined: [],
      failing: ['Net deposit of 77001 (USD)', 'Fees PFEE of 77001 (USD)'],
    },
    {
      what: 'a reversed chargeback brings money back',
      content: changed(19, '| 38.35|', '|-38.35|'),
      quarantined: [],
      failing: ['Chargebacks RTM of 77001 (USD)'],
    },
    {
      what: 'a file that was cut off says so',
      content: file(lines.slice(0, 15)),
      quarantined: [],
      failing: ['The file ends with *DFREND'],
    },
    {
      what: 'commas between the fields, a byte-order mark and lines that end in a carriage return change nothing',
      content: `\uFEFF${file(
        lines.map((line) => line.replace('"T1,b36|46"', '"T1/b36/46"').replace('"INTERCHANGE, RETAIL"', 'RETAIL').replaceAll('|', ',')),
        '\r',
      )}`,
      quarantined: [],
      failing: [],
    },
  ],
};
