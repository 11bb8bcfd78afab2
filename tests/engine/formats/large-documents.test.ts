import { expect, test } from 'vitest';
import { closes, startImport } from '../../support/import-text.ts';

const statement = (entries: string) =>
  '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>' +
  `<Stmt><Id>S1</Id><Acct><Id><Othr><Id>0012345678</Id></Othr></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;
const balance = (kind: string, size: number) =>
  `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${size}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-16</Dt></Dt></Bal>`;
const entry = (details: string) =>
  `<Ntry><Amt Ccy="EUR">2.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-16</Dt></BookgDt>${details}</Ntry>`;

test('a document without line ends may be longer than any line of a table', async () => {
  const many = 12_000;
  const note = `<AddtlNtryInf>${'Payout of the week, in full. '.repeat(10)}</AddtlNtryInf>`;
  const content = statement(balance('OPBD', 0) + entry(note).repeat(many) + balance('CLBD', 2 * many));
  expect(content.length).toBeGreaterThan(4 * 1024 * 1024);
  const bench = await startImport();
  const { receipt } = await bench.load('statement.xml', content);
  expect(closes(receipt)).toBe(true);
  expect(receipt.rows).toEqual({ loaded: many, quarantined: 0, faulty: 0 });
  expect(receipt.controls).toEqual([{ name: 'Statement S1: closing balance (EUR)', stated: '24000', computed: '24000', ok: true }]);
});

test('an element that would fill the memory is refused', async () => {
  const bench = await startImport();
  const details = '<TxDtls><Refs><EndToEndId>E</EndToEndId></Refs></TxDtls>\n'.repeat(650_000);
  expect(await bench.refusal('statement.xml', statement(entry(`<NtryDtls>${details}</NtryDtls>`)))).toBe('FILE_DAMAGED');
});
