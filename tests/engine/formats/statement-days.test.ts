import { describe, expect, test } from 'vitest';
import { startImport } from '../../support/import-text.ts';

const statement = (...entries: readonly string[]) =>
  [':20:S', ':25:0012345678', ':28C:1/1', ':60F:C260301EUR10,00', ...entries, ':62F:C260302EUR10,00', '-', ''].join('\n');

describe('days that are on no calendar', () => {
  test('a value day of February 30 is left empty and its row says why', async () => {
    const bench = await startImport();
    const content = statement(':61:2602300301D6,00N024NONREF', ':61:2603010301C6,00N024NONREF');
    const { receipt } = await bench.load('february.sta', content, { timeZone: 'UTC' });
    expect(receipt.rows).toEqual({ loaded: 2, quarantined: 0, faulty: 1 });
    expect(await bench.rows('SELECT line_no, booking_date, value_date, amount, fault FROM bank_line ORDER BY line_no')).toEqual([
      ['5', '2026-03-01', null, '-6.000000', 'value_date: not a day: no calendar or clock shows it'],
      ['6', '2026-03-01', '2026-03-01', '6.000000', null],
    ]);
  });

  test('a booking day of February 30 gives no time either', async () => {
    const bench = await startImport();
    await bench.load('february.sta', statement(':61:2603010230C6,00N024NONREF'), { timeZone: 'UTC' });
    expect(await bench.rows('SELECT ts_utc, booking_date, value_date, amount FROM bank_line')).toEqual([
      [null, null, '2026-03-01', '6.000000'],
    ]);
  });

  test('a day of a statement in XML and of BAI2, likewise', async () => {
    const bench = await startImport();
    const entry = '<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-02-30</Dt></BookgDt></Ntry>';
    const document = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.13"><BkToCstmrStmt><Stmt><Id>1</Id><Acct/>${entry}</Stmt></BkToCstmrStmt></Document>`;
    await bench.load('february.xml', document, { timeZone: 'UTC' });
    const records = [
      '01,A,B,260302,0600,1,,,2/',
      '02,B,A,1,260230,,USD,2/',
      '03,1,,/',
      '16,399,100,,,,X',
      '49,100,3/',
      '98,100,1,5/',
      '99,100,1,7/',
    ];
    await bench.load('february.bai', records.join('\n'), { timeZone: 'UTC' });
    expect(await bench.rows('SELECT ts_utc, booking_date, amount, fault FROM bank_line ORDER BY extract_id')).toEqual([
      [
        null,
        null,
        '1.000000',
        'booked_at: not a time: no calendar or clock shows it; booking_date: not a day: no calendar or clock shows it',
      ],
      [
        null,
        null,
        '1.000000',
        'booked_at: not a time: no calendar or clock shows it; booking_date: not a day: no calendar or clock shows it',
      ],
    ]);
  });
});

test('a BAI file of another version is turned away by name', async () => {
  const bench = await startImport();
  const code = await bench.refusal('old.bai', '01,A,B,260302,0600,1,,,1/\n02,B,A,1,260301,,USD,2/\n03,1,,/\n16,399,100,,,,X\n');
  expect(code).toBe('FILE_NOT_A_TABLE');
});
