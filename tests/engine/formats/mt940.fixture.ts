import type { FormatFixture } from './format-fixture.ts';

const lines = [
  '{1:F01HARBUS33AXXX0000000000}{2:O940HARBUS33XXXXN}{4:',
  ':20:STMT260317',
  ':25:HARBUS33/0012345678',
  ':28C:76/1',
  ':60F:C260316EUR1000,00',
  ':61:2603170317CR250,5NTRFPAYOUT-77//BK9001',
  'CASCADE ACQUIRING',
  ':86:166?00GUTSCHRIFT?20EREF+E2E-77 SVWZ+Payout Cas?21cade 77?32Cascade Ac',
  'quiring?33 GmbH',
  ':61:2603170316D107,NMSCNONREF//BK9002',
  // Sixty-five characters: the next line goes on without a space.
  ':86:/EREF/E2E-78/NAME/Fee Collector/REMI/Fees of March and of Februar',
  'y, and a rebate/',
  ':61:2603170317RC20,00NTRFCB-5//BK9003',
  ':86:CHARGEBACK TAKEN BACK',
  'IN TWO LINES',
  ':61:260317RD5,25NCHGNONREF',
  ':62F:C260317EUR1128,75',
  ':64:C260317EUR1128,75',
  ':86:OF THE WHOLE STATEMENT',
  '-}',
  ':20:STMT260102',
  ':25:77001',
  ':28C:1/1',
  ':60F:C251231JPY5000,',
  ':61:2601021231C1500,NTRFNONREF',
  ':62F:C260102JPY6500,',
  '-',
  ':20:STMTKWD',
  ':25:88002',
  ':28:9',
  ':60F:D260316KWD1,500',
  ':61:260316C2,750NTRFINV 9    NORTH TRADING//K1',
  ':62F:C260316KWD1,250',
  '-',
];
const file = (text: readonly string[], end = '\r\n') => text.map((line) => `${line}${end}`).join('');
const changed = (line: number, text: string) => file(lines.map((old, index) => (index === line - 1 ? text : old)));

export const mt940Statements: FormatFixture = {
  format: 'mt940',
  name: 'statements.sta',
  content: file(lines),
  choice: { timeZone: 'Europe/Berlin', partner: 'Cascade Acquiring' },
  lines: { physical: 34, header: 13, preamble: 0, blank: 0, trailer: 8, loaded: 13, quarantined: 0 },
  tables: { bank_line: 6 },
  // 250.50 - 107.00 - 20.00 + 5.25.
  amounts: { 'amount EUR': '128.75', 'amount JPY': '1500', 'amount KWD': '2.75' },
  controls: [
    { name: 'Statement 76/1: closing balance (EUR)', stated: '1128.75', computed: '1128.75' },
    { name: 'Statement 1/1: closing balance (JPY)', stated: '6500', computed: '6500' },
    // -1.500 + 2.750.
    { name: 'Statement 9: closing balance (KWD)', stated: '1.25', computed: '1.25' },
  ],
  queries: [
    {
      sql: "SELECT line_no, ts_utc, booking_date, value_date, type, is_reversal, bank_ref, customer_ref, end_to_end_id, counterparty, description, amount FROM bank_line WHERE ccy = 'EUR' ORDER BY line_no",
      rows: [
        [
          '6',
          // Midnight in Berlin, which is one hour ahead of UTC in the middle of March.
          '2026-03-16 23:00:00',
          '2026-03-17',
          '2026-03-17',
          'NTRF',
          'false',
          'BK9001',
          'PAYOUT-77',
          'E2E-77',
          'Cascade Acquiring GmbH',
          'GUTSCHRIFT EREF+E2E-77 SVWZ+Payout Cascade 77',
          '250.500000',
        ],
        [
          '10',
          '2026-03-15 23:00:00',
          '2026-03-16',
          '2026-03-17',
          'NMSC',
          'false',
          'BK9002',
          null,
          'E2E-78',
          'Fee Collector',
          '/EREF/E2E-78/NAME/Fee Collector/REMI/Fees of March and of February, and a rebate/',
          '-107.000000',
        ],
        [
          '13',
          '2026-03-16 23:00:00',
          '2026-03-17',
          '2026-03-17',
          'NTRF',
          'true',
          'BK9003',
          'CB-5',
          null,
          null,
          'CHARGEBACK TAKEN BACK IN TWO LINES',
          '-20.000000',
        ],
        ['16', '2026-03-16 23:00:00', '2026-03-17', '2026-03-17', 'NCHG', 'true', null, null, null, null, null, '5.250000'],
      ],
    },
    {
      // The booking day of early January is the one of the year before.
      sql: "SELECT booking_date, value_date, partner, bank, account, statement_id, customer_ref, description, amount, ccy FROM bank_line WHERE ccy <> 'EUR' ORDER BY line_no",
      rows: [
        ['2025-12-31', '2026-01-02', 'Cascade Acquiring', null, '77001', '1/1', null, null, '1500.000000', 'JPY'],
        ['2026-03-16', '2026-03-16', 'Cascade Acquiring', null, '88002', '9', 'INV 9', 'NORTH TRADING', '2.750000', 'KWD'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'an entry whose amount holds a letter is set aside with its text, and its statement no longer ties',
      content: changed(10, ':61:2603170316D1O7,NMSCNONREF//BK9002'),
      quarantined: [
        { line: 10, reason: 'it is no entry' },
        { line: 11, reason: 'it goes on from a record that was set aside' },
        { line: 12, reason: 'it goes on from a record that was set aside' },
      ],
      failing: ['Statement 76/1: closing balance (EUR)'],
    },
    {
      what: 'text after a line that cannot be read belongs to no entry',
      content: changed(11, lines[10]!.replace('Fees', 'Fee\0')),
      quarantined: [
        { line: 11, reason: 'holds a NUL byte' },
        { line: 12, reason: 'it goes on from a record that was set aside' },
      ],
      failing: [],
    },
    {
      what: 'an entry that is only expected is no booking',
      content: changed(16, ':61:260317ED5,25NCHGNONREF'),
      quarantined: [{ line: 16, reason: 'expected, not booked' }],
      failing: ['Statement 76/1: closing balance (EUR)'],
    },
    {
      what: 'a balance that lies is reported',
      content: changed(17, ':62F:C260317EUR1128,76'),
      quarantined: [],
      failing: ['Statement 76/1: closing balance (EUR)'],
    },
    {
      what: 'a balance that cannot be read is set aside',
      content: changed(17, ':62F:C2603171128,75'),
      quarantined: [{ line: 17, reason: 'its balance cannot be read' }],
      failing: ['Statement 76/1: has an opening and a closing balance'],
    },
    {
      what: 'a file that was cut off says so',
      content: file(lines.slice(0, 14)),
      quarantined: [],
      failing: ['Statement 76/1: has an opening and a closing balance'],
    },
    {
      what: 'fields out of their place and of no known tag are set aside by name',
      content: file([...lines.slice(0, 4), ':99X:WHAT', ...lines.slice(4, 27), ':61:260317C1,NTRFNONREF', ...lines.slice(27)]),
      quarantined: [
        { line: 5, reason: 'the tag :99X:' },
        { line: 29, reason: 'outside of a statement' },
      ],
      failing: [],
    },
    {
      what: 'control characters, a byte-order mark and lines that end in a carriage return change nothing',
      content: `\uFEFF\u0001\r${lines.slice(1).join('\r')}\u0003`,
      quarantined: [],
      failing: [],
    },
  ],
};

const report = [
  ':20:REP260317',
  ':25:0012345678',
  ':28C:1/1',
  ':34F:EURD0,00',
  ':34F:EURC0,00',
  ':13D:2603171730+0100',
  ':61:260317C12,30NTRFPAYOUT-78',
  ':86:PAYOUT 78',
  ':61:260317D0,42NCHGNONREF',
  ':90D:1EUR0,42',
  ':90C:1EUR12,30',
  '-',
];

export const mt942Report: FormatFixture = {
  format: 'mt940',
  name: 'interim.942',
  content: file(report, '\n'),
  choice: { timeZone: 'UTC' },
  lines: { physical: 12, header: 6, preamble: 0, blank: 0, trailer: 3, loaded: 3, quarantined: 0 },
  tables: { bank_line: 2 },
  amounts: { 'amount EUR': '11.88' },
  controls: [
    { name: 'Statement 1/1: number of debits', stated: '1', computed: '1' },
    { name: 'Statement 1/1: sum of debits (EUR)', stated: '0.42', computed: '0.42' },
    { name: 'Statement 1/1: number of credits', stated: '1', computed: '1' },
    { name: 'Statement 1/1: sum of credits (EUR)', stated: '12.3', computed: '12.3' },
  ],
  queries: [
    {
      sql: 'SELECT ts_utc, description, amount, ccy FROM bank_line ORDER BY line_no',
      rows: [
        ['2026-03-17 00:00:00', 'PAYOUT 78', '12.300000', 'EUR'],
        ['2026-03-17 00:00:00', null, '-0.420000', 'EUR'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'sums that lie are reported',
      content: file(
        report.map((line) => line.replace('1EUR12,30', '2EUR12,40')),
        '\n',
      ),
      quarantined: [],
      failing: ['Statement 1/1: number of credits', 'Statement 1/1: sum of credits (EUR)'],
    },
  ],
};
