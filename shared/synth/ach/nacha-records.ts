import type { ByteWriter } from '../byte-writer.ts';
import { dateBytesOf } from '../synth-calendar.ts';

/** Record writers of a NACHA file: 94 characters a line, by the published positions. */

/** Routing number of the bank that sends our files, without its check digit: a trace number begins with it. */
const originatingBank = '09100001';
const originatingRouting = `${originatingBank}9`;
const companyId = '1842770035';
const companyName = 'LARKSPUR        ';
const space = 32;

function blanks(writer: ByteWriter, count: number): void {
  for (let left = count; left > 0; left--) writer.byte(space);
}

/** YYMMDD. */
function shortDate(writer: ByteWriter, day: number): void {
  const date = dateBytesOf(day);
  for (const at of [2, 3, 5, 6, 8, 9]) writer.byte(date[at]!);
}

/** Whole numbers that may not fit 31 bits, with leading zeros. */
function wide(writer: ByteWriter, value: number, width: number): void {
  writer.text(String(value).padStart(width, '0'));
}

/** Totals of a batch, which is alone in its file. */
export interface NachaTotals {
  /** Entries and addenda. */
  records: number;
  hash: number;
  debitCents: number;
}

export function writeFileHeader(writer: ByteWriter, day: number, clock: string, isReturn: boolean): void {
  writer.reserve(95);
  writer.text(`101 ${originatingRouting}${companyId}`);
  shortDate(writer, day);
  writer.text(`${clock}A094101`);
  writer.text((isReturn ? 'LARKSPUR' : 'NORTHERN LIGHTS BANK').padEnd(23));
  writer.text((isReturn ? 'NORTHERN LIGHTS BANK' : 'COBALT FOR LARKSPUR').padEnd(23));
  writer.text('        \n');
}

export function writeBatchHeader(writer: ByteWriter, day: number, effectiveDay: number, number: number): void {
  writer.reserve(95);
  writer.text(`5225${companyName}`);
  blanks(writer, 20);
  writer.text(`${companyId}WEBPAYMENT   `);
  shortDate(writer, day);
  shortDate(writer, effectiveDay);
  writer.text(`   1${originatingBank}`);
  writer.padded(number, 7);
  writer.byte(10);
}

/** An entry or, with its addenda after it, what comes back of one. */
export function writeEntry(
  writer: ByteWriter,
  code: string,
  routing: string,
  account: number,
  cents: number,
  orderNumber: number,
  customer: number,
  trace: number,
  hasAddenda: boolean,
): void {
  writer.reserve(95);
  writer.text(`6${code}${routing}XXXX`);
  writer.padded(account, 4);
  blanks(writer, 9);
  writer.padded(cents, 10);
  writer.text('ord-');
  writer.padded(orderNumber, 8);
  writer.text('   CUS-');
  writer.padded(customer, 7);
  blanks(writer, 11);
  writer.text(`S ${hasAddenda ? '1' : '0'}${originatingBank}`);
  writer.padded(trace, 7);
  writer.byte(10);
}

/** Why an entry comes back (99), or what is to be corrected about it (98). */
export function writeAddenda(
  writer: ByteWriter,
  reason: string,
  originalTrace: number,
  routing: string,
  note: string,
  trace: number,
): void {
  writer.reserve(95);
  writer.text(`7${reason.startsWith('C') ? '98' : '99'}${reason}${originatingBank}`);
  writer.padded(originalTrace, 7);
  blanks(writer, 6);
  writer.text(routing.slice(0, 8));
  writer.text(note.padEnd(44));
  writer.text(originatingBank);
  writer.padded(trace, 7);
  writer.byte(10);
}

export function writeControls(writer: ByteWriter, totals: NachaTotals, number: number): void {
  const hash = totals.hash % 10_000_000_000;
  writer.reserve(190);
  writer.text('8225');
  writer.padded(totals.records, 6);
  wide(writer, hash, 10);
  wide(writer, totals.debitCents, 12);
  writer.text(`000000000000${companyId}`);
  blanks(writer, 25);
  writer.text(originatingBank);
  writer.padded(number, 7);
  // Two headers and two controls stand around the entries; a block has ten records.
  const lines = totals.records + 4;
  const blocks = Math.ceil(lines / 10);
  writer.text('\n9000001');
  writer.padded(blocks, 6);
  writer.padded(totals.records, 8);
  wide(writer, hash, 10);
  wide(writer, totals.debitCents, 12);
  writer.text('000000000000');
  blanks(writer, 39);
  writer.byte(10);
  const filler = '9'.repeat(94);
  writer.reserve(95 * 10);
  for (let line = lines; line < blocks * 10; line++) writer.text(`${filler}\n`);
}
