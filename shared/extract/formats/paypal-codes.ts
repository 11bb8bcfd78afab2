/** Codes whose group says something else than they mean. */
const lineTypes: Readonly<Record<string, readonly [toUs: string, fromUs: string]>> = {
  // Taken back by PayPal when a chargeback or claim is decided.
  T1106: ['chargeback_reversal', 'chargeback'],
  T1108: ['fee', 'fee'],
  T1109: ['fee', 'fee'],
  // Bank transfers that came back.
  T1101: ['payout', 'payout'],
  T1104: ['payout', 'payout'],
  // Holds that were let go, and payments of our own or the card's that came back: no sale was refunded.
  T1102: ['adjustment', 'adjustment'],
  T1105: ['adjustment', 'adjustment'],
  T1112: ['adjustment', 'adjustment'],
  T1114: ['adjustment', 'adjustment'],
  T1115: ['adjustment', 'adjustment'],
  // Held for a dispute and let go: no decision yet.
  T1110: ['adjustment', 'adjustment'],
  T1111: ['adjustment', 'adjustment'],
  T1201: ['chargeback_reversal', 'chargeback'],
  T1202: ['chargeback_reversal', 'chargeback'],
  T1205: ['chargeback_reversal', 'chargeback'],
  T1207: ['chargeback_reversal', 'chargeback'],
  T1208: ['chargeback_reversal', 'chargeback'],
};

/** By the group of the code: T00 payments, T01 fees, T02 currency conversion, T03 and T04 bank transfers, T11 reversals and refunds. */
const groupTypes: Readonly<Record<string, readonly [toUs: string, fromUs: string]>> = {
  // A payment that leaves us is no refund: it has another code.
  T00: ['sale', 'adjustment'],
  T01: ['fee', 'fee'],
  T02: ['adjustment', 'adjustment'],
  T03: ['payout', 'payout'],
  T04: ['payout', 'payout'],
  T11: ['refund_reversal', 'refund'],
};

/** Line type of a PayPal transaction event code. */
export function paypalLineType(code: string, isToUs: boolean): string {
  const [toUs, fromUs] = lineTypes[code] ?? groupTypes[code.slice(0, 3)] ?? ['adjustment', 'adjustment'];
  return isToUs ? toUs : fromUs;
}

/** Event of a transaction that moved no money: an authorization, or one that is pending or was denied. Null where money moved. */
export function paypalEventOf(code: string, status: string): string | null {
  if (status === 'D') return 'refused';
  if (code === 'T1302' || code === 'T1303') return 'cancelled';
  if (code.startsWith('T13')) return status === 'P' ? 'received' : 'authorised';
  if (status !== 'P') return null;
  return code.startsWith('T11') ? 'refund_pending' : 'received';
}
