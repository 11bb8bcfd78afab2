import type { FormatFixture } from './format-fixture.ts';

const balance = (code: string, amount: string, sign: string, currency = 'EUR') =>
  `<n:Bal><n:Tp><n:CdOrPrtry><n:Cd>${code}</n:Cd></n:CdOrPrtry></n:Tp><n:Amt Ccy="${currency}">${amount}</n:Amt><n:CdtDbtInd>${sign}</n:CdtDbtInd><n:Dt><n:Dt>2026-03-17</n:Dt></n:Dt></n:Bal>`;

const payout = [
  '<n:Ntry>',
  '<n:NtryRef>1</n:NtryRef><n:Amt Ccy="EUR">250.50</n:Amt><n:CdtDbtInd>CRDT</n:CdtDbtInd><n:Sts>BOOK</n:Sts>',
  '<n:BookgDt><n:DtTm>2026-03-17T09:30:00+01:00</n:DtTm></n:BookgDt><n:ValDt><n:Dt>2026-03-18</n:Dt></n:ValDt>',
  '<n:AcctSvcrRef>BK9001</n:AcctSvcrRef>',
  '<n:BkTxCd><n:Domn><n:Cd>PMNT</n:Cd><n:Fmly><n:Cd>RCDT</n:Cd><n:SubFmlyCd>ESCT</n:SubFmlyCd></n:Fmly></n:Domn></n:BkTxCd>',
  '<n:NtryDtls><n:TxDtls><n:Refs><n:InstrId>INS-1</n:InstrId><n:EndToEndId>E2E-77</n:EndToEndId></n:Refs>',
  '<n:RltdPties><n:Dbtr><n:Nm>Cascade Acquiring &amp; Co</n:Nm></n:Dbtr><n:Cdtr><n:Nm>Harbor Shop</n:Nm></n:Cdtr></n:RltdPties>',
  '<n:RmtInf><n:Ustrd>PAYOUT</n:Ustrd><n:Ustrd>77</n:Ustrd></n:RmtInf></n:TxDtls></n:NtryDtls>',
  '</n:Ntry>',
];
const part = (amount: string, id: string, sign: string) =>
  `<n:TxDtls><n:Refs><n:EndToEndId>${id}</n:EndToEndId></n:Refs><n:AmtDtls><n:TxAmt><n:Amt Ccy="EUR">${amount}</n:Amt></n:TxAmt></n:AmtDtls>${sign}<n:RltdPties><n:Cdtr><n:Nm>Supplier ${id}</n:Nm></n:Cdtr></n:RltdPties></n:TxDtls>`;
const batch = [
  '<n:Ntry>',
  '<n:Amt Ccy="EUR">107.00</n:Amt><n:CdtDbtInd>DBIT</n:CdtDbtInd><n:Sts>BOOK</n:Sts><n:BookgDt><n:Dt>2026-03-17</n:Dt></n:BookgDt>',
  `<n:NtryDtls><n:Btch><n:NbOfTxs>3</n:NbOfTxs></n:Btch>${part('100.00', 'P1', '')}`,
  part('10', 'P2', ''),
  `${part('3.00', 'NOTPROVIDED', '<n:CdtDbtInd>CRDT</n:CdtDbtInd>')}</n:NtryDtls>`,
  '</n:Ntry>',
];
const reversal = [
  '<n:Ntry>',
  '<n:Amt Ccy="EUR">20</n:Amt><n:CdtDbtInd>DBIT</n:CdtDbtInd><n:RvslInd>true</n:RvslInd><n:Sts>BOOK</n:Sts>',
  '<n:BookgDt><n:Dt>2026-03-17</n:Dt></n:BookgDt><n:BkTxCd><n:Prtry><n:Cd>544</n:Cd></n:Prtry></n:BkTxCd>',
  '<n:NtryDtls><n:TxDtls><n:RltdPties><n:Dbtr><n:Nm>Cascade Acquiring</n:Nm></n:Dbtr></n:RltdPties></n:TxDtls></n:NtryDtls>',
  '<n:AddtlNtryInf>Credit of yesterday taken back</n:AddtlNtryInf></n:Ntry>',
];
const lines = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><n:BkToCstmrStmt>',
  '<n:GrpHdr><n:MsgId>M1</n:MsgId><n:MsgRcpt><n:Id><n:OrgId><n:Othr><n:Id>RECEIVER</n:Id></n:Othr></n:OrgId></n:Id></n:MsgRcpt></n:GrpHdr>',
  '<n:Stmt><n:Id>S-76</n:Id>',
  '<n:Acct><n:Id><n:IBAN>DE02100100109307118603</n:IBAN></n:Id><n:Svcr><n:FinInstnId><n:BIC>HARBDEFF</n:BIC></n:FinInstnId></n:Svcr></n:Acct>',
  balance('OPBD', '1000.00', 'CRDT'),
  balance('CLBD', '1123.5', 'CRDT'),
  balance('CLAV', '1100.00', 'CRDT'),
  '<n:TxsSummry><n:TtlNtries><n:NbOfNtries>3</n:NbOfNtries><n:Sum>377.50</n:Sum><n:TtlNetNtryAmt>123.50</n:TtlNetNtryAmt><n:CdtDbtInd>CRDT</n:CdtDbtInd></n:TtlNtries>',
  '<n:TtlDbtNtries><n:NbOfNtries>2</n:NbOfNtries><n:Sum>127.00</n:Sum></n:TtlDbtNtries></n:TxsSummry>',
  ...payout,
  ...batch,
  ...reversal,
  '</n:Stmt><n:Stmt><n:Id>S-77</n:Id><n:Acct><n:Id><n:Othr><n:Id>77001</n:Id></n:Othr></n:Id></n:Acct>',
  balance('PRCD', '500', 'DBIT', 'JPY'),
  balance('CLBD', '1000', 'CRDT', 'JPY'),
  '<n:Ntry><n:Amt Ccy="JPY">1500</n:Amt><n:CdtDbtInd>CRDT</n:CdtDbtInd><n:Sts>BOOK</n:Sts><n:BookgDt><n:Dt>2026-03-17</n:Dt></n:BookgDt></n:Ntry>',
  '</n:Stmt></n:BkToCstmrStmt></n:Document>',
];
const file = (text: readonly string[], end = '\n') => text.join(end);
const replaced = (from: string, to: string) => file(lines).replace(from, to);

export const camt053Statement: FormatFixture = {
  format: 'camt',
  name: 'statement.xml',
  content: file(lines),
  choice: { timeZone: 'Europe/Berlin' },
  // Nine, six and five lines of entries, and one; the rest is what surrounds them.
  lines: { physical: 35, header: 14, preamble: 0, blank: 0, trailer: 0, loaded: 21, quarantined: 0 },
  tables: { bank_line: 6 },
  amounts: { 'amount EUR': '123.5', 'amount JPY': '1500' },
  controls: [
    { name: 'Statement S-76: closing balance (EUR)', stated: '1123.5', computed: '1123.5' },
    { name: 'Statement S-76: number of entries', stated: '3', computed: '3' },
    { name: 'Statement S-76: sum of entries', stated: '377.5', computed: '377.5' },
    { name: 'Statement S-76: number of debits', stated: '2', computed: '2' },
    { name: 'Statement S-76: sum of debits', stated: '127', computed: '127' },
    { name: 'Statement S-76: net of entries', stated: '123.5', computed: '123.5' },
    { name: 'Statement S-77: closing balance (JPY)', stated: '1000', computed: '1000' },
  ],
  queries: [
    {
      sql: "SELECT line_no, ts_utc, booking_date, value_date, bank, type, is_reversal, bank_ref, customer_ref, end_to_end_id, counterparty, description, amount FROM bank_line WHERE statement_id = 'S-76' ORDER BY line_no, amount",
      rows: [
        [
          '11',
          '2026-03-17 08:30:00',
          '2026-03-17',
          '2026-03-18',
          'HARBDEFF',
          'PMNT-RCDT-ESCT',
          'false',
          'BK9001',
          'INS-1',
          'E2E-77',
          'Cascade Acquiring & Co',
          'PAYOUT 77',
          '250.500000',
        ],
        ['20', '2026-03-16 23:00:00', '2026-03-17', null, 'HARBDEFF', null, 'false', null, null, 'P1', 'Supplier P1', null, '-100.000000'],
        ['20', '2026-03-16 23:00:00', '2026-03-17', null, 'HARBDEFF', null, 'false', null, null, 'P2', 'Supplier P2', null, '-10.000000'],
        ['20', '2026-03-16 23:00:00', '2026-03-17', null, 'HARBDEFF', null, 'false', null, null, null, null, null, '3.000000'],
        [
          '26',
          '2026-03-16 23:00:00',
          '2026-03-17',
          null,
          'HARBDEFF',
          '544',
          'true',
          null,
          null,
          null,
          'Cascade Acquiring',
          'Credit of yesterday taken back',
          '-20.000000',
        ],
      ],
    },
    { sql: "SELECT account, amount, ccy FROM bank_line WHERE statement_id = 'S-77'", rows: [['77001', '1500.000000', 'JPY']] },
  ],
  warnings: ['BATCHES_SPLIT'],
  spoiled: [
    {
      what: 'an entry that is pending is set aside, and the totals that hold it fail',
      content: replaced('<n:RvslInd>true</n:RvslInd><n:Sts>BOOK</n:Sts>', '<n:Sts>PDNG</n:Sts>'),
      quarantined: [{ line: 26, reason: 'pending, not booked' }],
      failing: [
        'Statement S-76: closing balance (EUR)',
        'Statement S-76: number of entries',
        'Statement S-76: sum of entries',
        'Statement S-76: number of debits',
        'Statement S-76: sum of debits',
        'Statement S-76: net of entries',
      ],
    },
    {
      what: 'amounts that are negative, hold a letter or lack a currency are set aside',
      content: file(lines)
        .replace('<n:Amt Ccy="EUR">250.50<', '<n:Amt Ccy="EUR">-250.50<')
        .replace('<n:Amt Ccy="EUR">20<', '<n:Amt Ccy="EUR">2O<')
        .replace('<n:Amt Ccy="JPY">1500<', '<n:Amt>1500<'),
      quarantined: [
        { line: 11, reason: 'no unsigned decimal' },
        { line: 26, reason: 'no unsigned decimal' },
        { line: 34, reason: 'no unsigned decimal' },
      ],
      failing: [
        'Statement S-76: closing balance (EUR)',
        'Statement S-76: number of entries',
        'Statement S-76: sum of entries',
        'Statement S-76: number of debits',
        'Statement S-76: sum of debits',
        'Statement S-76: net of entries',
        'Statement S-77: closing balance (JPY)',
      ],
    },
    {
      what: 'a closing balance that lies is reported',
      content: replaced('1123.5<', '1123.6<'),
      quarantined: [],
      failing: ['Statement S-76: closing balance (EUR)'],
    },
    {
      what: 'an entry that is neither a credit nor a debit and a balance without an amount are set aside',
      content: file(lines)
        .replace('<n:Amt Ccy="JPY">500</n:Amt>', '')
        .replace('1500</n:Amt><n:CdtDbtInd>CRDT', '1500</n:Amt><n:CdtDbtInd>BOTH'),
      quarantined: [
        { line: 32, reason: 'its balance cannot be read' },
        { line: 34, reason: 'neither CRDT nor DBIT' },
      ],
      failing: ['Statement S-77: has an opening and a closing balance (JPY)'],
    },
    {
      what: 'entries outside of statements are no bookings of them',
      content: replaced(
        '</n:Stmt></n:BkToCstmrStmt>',
        `<n:SplmtryData><n:Envlp>${payout.join('')}</n:Envlp></n:SplmtryData></n:Stmt></n:BkToCstmrStmt>`,
      ),
      quarantined: [],
      failing: [],
    },
    {
      what: 'a document on one line says the same',
      content: `\uFEFF${lines.join('')}`,
      quarantined: [],
      failing: [],
    },
    {
      what: 'lines that end in a carriage return change nothing',
      content: file(lines, '\r\n'),
      quarantined: [],
      failing: [],
    },
  ],
};

const notification = [
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N1</MsgId></GrpHdr>',
  '<Ntfctn><Id>N-1</Id><CpyDplctInd>DUPL</CpyDplctInd><Acct><Id><Othr><Id>88002</Id></Othr></Id><Svcr><FinInstnId><BICFI>HARBKWKW</BICFI></FinInstnId></Svcr></Acct>',
  '<Ntry><Amt Ccy="KWD">1.250</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-17Z</Dt></BookgDt>',
  '<NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs><Amt Ccy="KWD">1.000</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>',
  '<TxDtls><Refs><EndToEndId>B</EndToEndId></Refs><Amt Ccy="KWD">0.300</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls></NtryDtls></Ntry>',
  '<Ntry><Amt Ccy="KWD">2</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-03-17T23:30:00.123456789Z</DtTm></BookgDt>',
  '<NtryDtls><TxDtls><Refs><EndToEndId>C</EndToEndId></Refs><RltdPties><Cdtr><Pty><Nm>North Trading</Nm></Pty></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>',
  '</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>',
];

export const camt054Notification: FormatFixture = {
  format: 'camt',
  name: 'notification.xml',
  content: `${notification.join('\n')}\n`,
  choice: { timeZone: 'Asia/Kuwait' },
  lines: { physical: 8, header: 3, preamble: 0, blank: 0, trailer: 0, loaded: 5, quarantined: 0 },
  tables: { bank_line: 2 },
  // 1.250 - 2.
  amounts: { 'amount KWD': '-0.75' },
  controls: [],
  queries: [
    {
      // The first batch does not add up to what was booked (1.300 is not 1.250), so that it stays one line.
      sql: 'SELECT ts_utc, booking_date, bank, end_to_end_id, counterparty, amount FROM bank_line ORDER BY line_no',
      rows: [
        ['2026-03-16 21:00:00', '2026-03-17', 'HARBKWKW', null, null, '1.250000'],
        ['2026-03-17 23:30:00.123456', '2026-03-17', 'HARBKWKW', 'C', 'North Trading', '-2.000000'],
      ],
    },
  ],
  warnings: ['BANK_MARKS_COPY', 'BATCHES_WHOLE'],
  spoiled: [
    {
      what: 'an entry that does not say whether it is booked is set aside',
      content: notification.join('\n').replace('<Sts><Cd>BOOK</Cd></Sts>', ''),
      quarantined: [{ line: 3, reason: 'does not say whether it is booked' }],
      failing: [],
    },
  ],
};
