import { minorText } from '../control-text.ts';
import { fixedField } from '../fixed-field.ts';
import { julianDay } from '../julian-day.ts';
import { overpunchInteger } from '../overpunch.ts';

/** Kinds of detail records by record type and detail record type (positions 43 to 45). */
export const eptrnKinds = {
  '100': 'payment',
  '210': 'submission',
  '212': 'submission-pricing',
  '220': 'chargeback',
  '230': 'adjustment',
  '240': 'other',
  '241': 'other',
  '250': 'other',
  '311': 'transaction',
  '313': 'transaction-pricing',
} as const satisfies Readonly<Record<string, string>>;
export type EptrnKind = (typeof eptrnKinds)[keyof typeof eptrnKinds];

export const kindOf = (line: string): EptrnKind | null => eptrnKinds[fixedField(line, 43, 3) as keyof typeof eptrnKinds] ?? null;

/** A zoned amount in minor units; a blank one is zero. Throws NotZoned. */
export class NotZoned extends Error {
  constructor(text: string) {
    super(`its amount ${text} is no zoned decimal: the last digit must carry the sign`);
    this.name = 'NotZoned';
  }
}
export function zonedAmount(line: string, start: number, length: number): bigint {
  const text = fixedField(line, start, length);
  if (text === '') return 0n;
  const integer = overpunchInteger(text);
  if (integer === null) throw new NotZoned(text);
  return BigInt(integer);
}

/** What every detail record says first. */
export interface EptrnCommon {
  readonly payee: string;
  readonly merchant: string;
  readonly unit: string;
  /** Year and number of the payment it is part of. */
  readonly payment: string;
}

export const eptrnCommon = (line: string): EptrnCommon => ({
  payee: fixedField(line, 1, 10),
  merchant: fixedField(line, 11, 10),
  unit: fixedField(line, 21, 10),
  payment: fixedField(line, 31, 12),
});

/** A day of the year as ISO; other text as it stands, so that the row says what is wrong with it. */
export function dayField(line: string, start: number): string {
  const text = fixedField(line, start, 7);
  return text === '' || text === '0000000' ? '' : (julianDay(text) ?? text);
}

/** An amount with the fees taken from it, in minor units. */
export interface Settled {
  readonly gross: bigint;
  readonly discount: bigint;
  readonly serviceFee: bigint;
  readonly net: bigint;
}

const settled = (line: string, gross: number, discount: number, fee: number, net: number, width: 9 | 11): Settled => ({
  gross: zonedAmount(line, gross, width),
  discount: zonedAmount(line, discount, 9),
  serviceFee: zonedAmount(line, fee, 7),
  net: zonedAmount(line, net, width),
});

export const submissionAmounts = (line: string) => settled(line, 66, 77, 86, 100, 11);
export const chargebackAmounts = (line: string) => settled(line, 77, 86, 95, 109, 9);
export const adjustmentAmounts = (line: string) => settled(line, 59, 68, 77, 91, 9);

/** A payment in gross states its discount and takes it later. */
export const isPaidInGross = ({ gross, discount, serviceFee, net }: Settled) => net === gross && discount + serviceFee !== 0n;

/** What a pricing record says of the record before it, in words. */
export function pricingText(line: string, currency: string): string {
  const amount = (start: number) => {
    const [, sign = '', digits = ''] = /^([-+ ]?)(\d{14})$/.exec(line.slice(start - 1, start + 14)) ?? [];
    return digits === '' || BigInt(digits) === 0n ? '' : minorText(BigInt(digits) * (sign === '-' ? -1n : 1n), currency);
  };
  const parts = [fixedField(line, 46, 2), fixedField(line, 48, 25), `discount ${amount(82)}`, `fee ${amount(106)}`];
  return parts.filter((part) => part !== '' && !part.endsWith(' ')).join(' ');
}
