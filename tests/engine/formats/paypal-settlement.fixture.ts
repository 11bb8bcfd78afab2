import type { FormatFixture } from './format-fixture.ts';

const names =
  '"CH","Transaction ID","Invoice ID","PayPal Reference ID","PayPal Reference ID Type","Transaction Event Code","Transaction Initiation Date","Transaction Completion Date","Transaction Debit or Credit","Gross Transaction Amount","Gross Transaction Currency","Fee Debit or Credit","Fee Amount","Fee Currency","Custom Field","Store ID","Bank Reference ID"';
const body = (id: string, invoice: string, code: string, side: string, gross: string, currency: string, fee = '', bank = '') => {
  const [feeSide, feeAmount] = fee === '' ? ['', ''] : fee.split(' ');
  return `"SB","${id}","${invoice}","","","${code}",2026/03/09 10:00:00 -0700,2026/03/09 23:30:00 -0700,"${side}",${gross},"${currency}","${feeSide}",${feeAmount},"${fee === '' ? '' : currency}","","","${bank}"`;
};

const records = [
  '"RH",2026/03/10 02:00:00 -0700,"A","HARBORSHOP001",009,',
  '"FH",01',
  '"SH",2026/03/09 00:00:00 -0700,2026/03/09 23:59:59 -0700,"HARBORSHOP001",""',
  names,
  body('T-SALE', 'o-1', 'T0006', 'CR', '12000', 'USD', 'DR 398'),
  // Hundredths of a yen too: 150 yen less a fee of 43.
  body('T-YEN', 'o-2', 'T0006', 'CR', '15000', 'JPY', 'DR 4300'),
  body('T-REFUND', 'o-1', 'T1107', 'DR', '2000', 'USD', 'CR 50'),
  body('T-BACK', 'o-0', 'T1201', 'DR', '3000', 'USD'),
  body('T-BACKFEE', '', 'T0106', 'DR', '2000', 'USD'),
  body('T-WON', 'o-0', 'T1202', 'CR', '3000', 'USD'),
  body('T-FX1', '', 'T0200', 'DR', '10700', 'JPY'),
  body('T-FX2', '', 'T0200', 'CR', '70', 'USD'),
  body('T-SENT', '', 'T0000', 'DR', '500', 'USD'),
  body('T-BANK', '', 'T0400', 'DR', '5000', 'USD', '', '7788'),
  // 120 + 30 + 0.70 in, 20 + 30 + 20 + 5 + 50 out; balance 100 + 150.70 - 125 + 0.50 - 3.98.
  '"SF","USD",15070,12500,50,398,"CR",10000,"CR",12222,"CR",10000,"CR",12222,"CR",0,"CR",0,8',
  '"SF","JPY",15000,10700,0,4300,"CR",0,"CR",0,"CR",0,"CR",0,"CR",0,"CR",0,2',
  '"SC",10',
  '"SH",2026/03/09 00:00:00 -0700,2026/03/09 23:59:59 -0700,"HARBORSHOP002",""',
  // The second account has its columns in another order and without the last two.
  '"CH","Transaction Event Code","Transaction ID","Invoice ID","PayPal Reference ID","PayPal Reference ID Type","Transaction Initiation Date","Transaction Completion Date","Gross Transaction Currency","Gross Transaction Amount","Transaction Debit or Credit","Fee Debit or Credit","Fee Amount","Fee Currency","Custom Field"',
  '"SB","T0003","T-DINAR","o-3","","",2026/03/09 01:00:00 -0800,2026/03/09 01:00:00 -0800,"KWD",12345,"CR","DR",100,"KWD",""',
  '"SF","KWD",12345,0,0,100,"DR",245,"CR",12000,"DR",245,"CR",12000,"CR",0,"CR",0,1',
  '"SC",1',
  '"RF","USD",15070,12500,50,398,"CR",10000,"CR",12222,"CR",10000,"CR",12222,"CR",0,"CR",0,8',
  '"RF","JPY",15000,10700,0,4300,"CR",0,"CR",0,"CR",0,"CR",0,"CR",0,"CR",0,2',
  '"RF","KWD",12345,0,0,100,"DR",245,"CR",12000,"DR",245,"CR",12000,"CR",0,"CR",0,1',
  '"RC",11',
  '"FF",11',
];
const file = (lines: readonly string[]) => `﻿${lines.join('\r\n')}\r\n`;
const changed = (at: number, from: string, to: string) =>
  file(records.map((line, index) => (index === at ? line.replace(from, to) : line)));

const money = (currency: string, credits: string, debits: string, feeCredits: string, feeDebits: string, balance: string, rows: string) =>
  [
    ['gross credits', credits],
    ['gross debits', debits],
    ['fee credits', feeCredits],
    ['fee debits', feeDebits],
    ['ending balance', balance],
    ['rows', rows],
  ].map(([what, value]) => ({ name: `Report: ${currency} ${what}`, stated: value ?? '', computed: value ?? '' }));

export const paypalSettlementReport: FormatFixture = {
  format: 'paypal.settlement',
  name: 'STL-20260309.01.009.CSV',
  content: file(records),
  lines: { physical: 27, header: 6, preamble: 0, blank: 0, trailer: 10, loaded: 11, quarantined: 0 },
  tables: { settlement_line: 11 },
  amounts: {
    'gross JPY': '43',
    'gross KWD': '123.45',
    'gross USD': '45.7',
    'fee_total JPY': '-43',
    'fee_total KWD': '-1',
    'fee_total USD': '-23.48',
    'net JPY': '0',
    'net KWD': '122.45',
    'net USD': '22.22',
  },
  controls: [
    ...money('USD', '150.7', '125', '0.5', '3.98', '122.22', '8'),
    ...money('JPY', '150', '107', '0', '43', '0', '2'),
    ...money('KWD', '123.45', '0', '0', '1', '120', '1'),
    { name: 'Report: rows', stated: '11', computed: '11' },
    { name: 'File: rows', stated: '11', computed: '11' },
    { name: 'Section footers that tie', stated: '5', computed: '5' },
  ],
  queries: [
    {
      sql: 'SELECT partner_ref, type, source_type, gross, ccy_gross, fee_total, net FROM settlement_line ORDER BY line_no',
      rows: [
        ['T-SALE', 'sale', 'T0006', '120.000000', 'USD', '-3.980000', '116.020000'],
        ['T-YEN', 'sale', 'T0006', '150.000000', 'JPY', '-43.000000', '107.000000'],
        ['T-REFUND', 'refund', 'T1107', '-20.000000', 'USD', '0.500000', '-19.500000'],
        ['T-BACK', 'chargeback', 'T1201', '-30.000000', 'USD', null, '-30.000000'],
        ['T-BACKFEE', 'fee', 'T0106', null, 'USD', '-20.000000', '-20.000000'],
        ['T-WON', 'chargeback_reversal', 'T1202', '30.000000', 'USD', null, '30.000000'],
        ['T-FX1', 'adjustment', 'T0200', '-107.000000', 'JPY', null, '-107.000000'],
        ['T-FX2', 'adjustment', 'T0200', '0.700000', 'USD', null, '0.700000'],
        ['T-SENT', 'adjustment', 'T0000', '-5.000000', 'USD', null, '-5.000000'],
        ['T-BANK', 'payout', 'T0400', '-50.000000', 'USD', null, '-50.000000'],
        ['T-DINAR', 'sale', 'T0003', '123.450000', 'KWD', '-1.000000', '122.450000'],
      ],
    },
    {
      // Half past eleven at night in an account seven hours behind UTC is the next day there, and still the ninth for the account.
      sql: "SELECT partner_ref, ts_utc, posting_date, mid, merchant_ref, payout_id, x_bank_reference_id FROM settlement_line WHERE partner_ref IN ('T-SALE', 'T-BANK', 'T-DINAR') ORDER BY line_no",
      rows: [
        ['T-SALE', '2026-03-10 06:30:00', '2026-03-09', 'HARBORSHOP001', 'o-1', null, null],
        ['T-BANK', '2026-03-10 06:30:00', '2026-03-09', 'HARBORSHOP001', null, 'T-BANK', '7788'],
        ['T-DINAR', '2026-03-09 09:00:00', '2026-03-09', 'HARBORSHOP002', 'o-3', null, null],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a letter in an amount sets the record aside and fails every total it was part of',
      content: changed(4, '12000', '120O0'),
      quarantined: [{ line: 5, reason: 'Gross Transaction Amount is not a whole number of hundredths' }],
      failing: [
        'Section 1: USD gross credits',
        'Section 1: USD fee debits',
        'Section 1: USD ending balance',
        'Section 1: USD rows',
        'Section 1: rows',
        'Report: USD gross credits',
        'Report: USD fee debits',
        'Report: USD ending balance',
        'Report: USD rows',
        'Report: rows',
        'File: rows',
        'Section footers that tie',
      ],
    },
    {
      what: 'an amount that is neither credit nor debit is set aside',
      content: changed(7, '"DR"', '"XX"'),
      quarantined: [{ line: 8, reason: 'neither CR nor DR' }],
      failing: [
        'Section 1: USD gross debits',
        'Section 1: USD ending balance',
        'Section 1: USD rows',
        'Section 1: rows',
        'Report: USD gross debits',
        'Report: USD ending balance',
        'Report: USD rows',
        'Report: rows',
        'File: rows',
        'Section footers that tie',
      ],
    },
    {
      what: 'a record with a field too many is set aside',
      content: changed(19, '"KWD",""', '"KWD","","?"'),
      quarantined: [{ line: 20, reason: '15 fields where its header names 14' }],
      failing: [
        'Section 2: KWD gross credits',
        'Section 2: KWD fee debits',
        'Section 2: KWD ending balance',
        'Section 2: KWD rows',
        'Section 2: rows',
        'Report: KWD gross credits',
        'Report: KWD fee debits',
        'Report: KWD ending balance',
        'Report: KWD rows',
        'Report: rows',
        'File: rows',
        'Section footers that tie',
      ],
    },
    {
      what: 'a report total that lies is shown as it is',
      content: changed(22, '15070', '15071'),
      quarantined: [],
      failing: ['Report: USD gross credits'],
    },
    {
      what: 'a currency without a footer is missed',
      content: file(records.filter((line) => !line.includes('F","KWD"'))),
      quarantined: [],
      failing: ['KWD: footer'],
    },
    {
      what: 'a file that was cut off says so',
      content: file(records.slice(0, 12)),
      quarantined: [],
      failing: ['The file ends with its footers'],
    },
  ],
};
