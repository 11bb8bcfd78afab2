import type { FormatFixture } from './format-fixture.ts';

const records = [
  '" ID","Datetime","Type","Status","Note","From","To","Amount (total)","Amount (fee)","Funding Source","Destination"',
  '"9007199254740993123","2026-01-05T10:00:00","Payment","Complete","Order 1","A Person","Harbor Shop","+ $1,150.00","- $21.95","",""',
  '"9007199254740993124","2026-01-06T10:00:00","Charge","Complete","Order 2","B Person","Harbor Shop","+ $20.00","","",""',
  '"9007199254740993125","2026-01-07T10:00:00","Payment","Complete","Thanks","Harbor Shop","C Person","- $30.00","","Venmo balance",""',
  '"9007199254740993126","2026-01-08T10:00:00","Standard Transfer","Issued","","","","- $1,100.00","","","First Bank *0001"',
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export const venmoHistory: FormatFixture = {
  format: 'venmo.statement',
  name: 'venmo.csv',
  content: file(records),
  choice: { timeZone: 'America/New_York' },
  lines: { physical: 5, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 4, quarantined: 0 },
  tables: { settlement_line: 4 },
  amounts: { 'net USD': '40', 'fee_total USD': '-21.95' },
  controls: [],
  queries: [
    {
      sql: 'SELECT partner_ref, type, source_type, net, fee_total, gross, ts_utc FROM settlement_line ORDER BY line_no',
      rows: [
        ['9007199254740993123', 'sale', 'Payment', '1150.000000', '-21.950000', '1171.950000', '2026-01-05 15:00:00'],
        ['9007199254740993124', 'sale', 'Charge', '20.000000', null, '20.000000', '2026-01-06 15:00:00'],
        ['9007199254740993125', 'adjustment', 'Payment', '-30.000000', null, '-30.000000', '2026-01-07 15:00:00'],
        ['9007199254740993126', 'payout', 'Standard Transfer', '-1100.000000', null, '-1100.000000', '2026-01-08 15:00:00'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a line that lost its quote is set aside',
      content: file(records.map((line, index) => (index === 2 ? line.replace('"+ $20.00"', '"+ $20.00') : line))),
      quarantined: [{ line: 3, reason: '' }],
      failing: [],
    },
    {
      what: 'a payment that was cancelled is no sale, and is counted',
      content: file(records.map((line, index) => (index === 1 ? line.replace('"Complete"', '"Cancelled"') : line))),
      quarantined: [],
      failing: ['Rows that are Cancelled, whose money has not moved'],
    },
  ],
};
