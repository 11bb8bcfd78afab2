import type { AttemptColumns } from './attempt-columns.ts';
import type { ByteWriter } from './byte-writer.ts';
import { bins } from './issuers.ts';
import { writeClock, writeDate, writeOrderReference, writeReference } from './line-parts.ts';
import { isDaylightTime, wallOf } from './synth-calendar.ts';
import { asciiTable, currencies, currencyOf } from './world.ts';

/** Payment accounting: a row a step, amounts of a step in the currency of the payment. */
export const lifecycleHeader = [
  'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Payment Method Variant,Booking Date,TimeZone,Record Type',
  'Modification Psp Reference,Main Currency,Main Amount,Payment Currency,Received (PC),Exchange Rate,Authorised (PC),Captured (PC)',
  'Settlement Currency,Payable (SC),Commission (SC),Markup (SC),Scheme Fees (SC),Interchange (SC),Processing Fee Currency,Processing Fee (FC)',
  'Modification Merchant Reference\n',
].join(',');

const methodBytes = asciiTable(['visa', 'mc', 'discover', '']);
const variantBytes = asciiTable(['visaclassic', 'mccredit', 'discover', '']);

interface Step {
  readonly at: number;
  readonly row: number;
  readonly record: 'Received' | 'Authorised' | 'Cancelled';
}

/** Writes the steps that the acquirer booked for authorizations whose answer came too late (I9). */
export function writeLateApprovals(writer: ByteWriter, day: number, columns: AttemptColumns): void {
  const steps: Step[] = [];
  for (let row = 0; row < columns.count; row++) {
    const late = columns.lateApproval[row]!;
    if (late === 0) continue;
    const instant = columns.instant[row]!;
    const reversal = columns.reversal[row]!;
    steps.push({ at: instant, row, record: 'Received' }, { at: instant + late, row, record: 'Authorised' });
    if (reversal > 0) steps.push({ at: instant + reversal, row, record: 'Cancelled' });
  }
  steps.sort((left, right) => left.at - right.at);
  for (const step of steps) writeStep(writer, day, columns, step);
}

/** What a reference of an attempt is made from: an order may have several. */
const referenceNumber = (columns: AttemptColumns, row: number): number => columns.orderNumber[row]! * 8 + columns.attemptNumber[row]!;

function writeStep(writer: ByteWriter, day: number, columns: AttemptColumns, { at, row, record }: Step): void {
  const scheme = bins[columns.bin[row]!]!.scheme;
  const currency = currencies[currencyOf[columns.country[row]!]!]!;
  const amount = columns.amount[row]!;
  const reference = referenceNumber(columns, row);
  writer.reserve(512);
  writer.text('Larkspur,LarkspurECOM,');
  writeReference(writer, 5, reference);
  writer.comma();
  writeOrderReference(writer, columns.orderNumber[row]!);
  writer.comma();
  writer.bytes(methodBytes[scheme]!);
  writer.comma();
  writer.bytes(variantBytes[scheme]!);
  writer.comma();
  writeDate(writer, day);
  writer.byte(32);
  writeClock(writer, wallOf(day, at));
  writer.text(isDaylightTime(at) ? ',EDT,' : ',EST,');
  writer.text(record);
  writer.comma();
  if (record === 'Cancelled') writeReference(writer, 6, reference);
  writer.text(`,${currency},`);
  writer.cents(amount);
  writer.text(`,${currency},`);
  if (record === 'Received') writer.cents(amount);
  writer.text(',,');
  if (record !== 'Received') writer.cents(record === 'Authorised' ? amount : -amount);
  writer.text(',,,,,,,,,,\n');
}
