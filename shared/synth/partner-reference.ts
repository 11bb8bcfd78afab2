import { ByteWriter } from './byte-writer.ts';
import { writeReference } from './line-parts.ts';
import { partner } from './world.ts';

/** The reference by which a settling partner knows a sale, refund, chargeback or reversal of an order. */
export function writePartnerReference(writer: ByteWriter, settles: number, kind: number, orderNumber: number): void {
  if (settles === partner.meridian) {
    writeReference(writer, 0, orderNumber);
  } else if (settles === partner.lumen) {
    writer.text('txn_');
    writeReference(writer, 8 + kind, orderNumber);
  } else {
    writeReference(writer, 12 + kind, orderNumber);
  }
}

export function partnerReference(settles: number, kind: number, orderNumber: number): string {
  const writer = new ByteWriter(64);
  writePartnerReference(writer, settles, kind, orderNumber);
  return String.fromCharCode(...writer.take());
}

export const orderReference = (orderNumber: number): string => `ord-${String(orderNumber).padStart(8, '0')}`;
