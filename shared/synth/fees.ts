import { billedSchemeBps, contractedSchemeBps, feeChangeDay } from './incident-windows.ts';
import { bins } from './issuers.ts';
import { microsPerMinor, product } from './world.ts';

/** Fees of one Meridian sale in ten-thousandths of a US dollar, and what is left in cents. */
export interface AcquirerFees {
  interchange: number;
  scheme: number;
  markup: number;
  netCents: number;
}

/** Interchange in bps by network (visa, mastercard, discover); the co-brand card has its own. Ten cents come on top. */
const interchangeBps = [158, 162, 150, 0];
const coBrandInterchangeBps = 140;
const perItem = 1000;
const markupBps = 25;
const markupPerItem = 800;

/** bps of an amount in micro-units, in ten-thousandths, rounded half up. */
const bpsOf = (micros: number, bps: number): number => Math.floor((micros * bps + 500_000) / 1_000_000);

/** US cents of an amount in minor units, one of which is worth so many millionths of a dollar; rounded half up. */
export const convertedCents = (amount: number, micros: number): number => Math.floor((amount * micros + 5000) / 10_000);

/** Gross in US cents at the contract's rate of the quarter. */
export const dollarCents = (amount: number, currency: number): number => convertedCents(amount, microsPerMinor[currency]!);

/** The rate card in force on a day applied to one sale of so many US cents; the markup is rounded so that the net comes out in whole cents. */
export function acquirerFees(into: AcquirerFees, day: number, productCode: number, bin: number, grossCents: number): void {
  const micros = grossCents * 10_000;
  const bps = productCode === product.coBrand ? coBrandInterchangeBps : interchangeBps[bins[bin]!.scheme]!;
  into.interchange = bpsOf(micros, bps) + perItem;
  into.scheme = bpsOf(micros, day >= feeChangeDay ? billedSchemeBps : contractedSchemeBps);
  const totalCents = Math.floor((into.interchange + into.scheme + bpsOf(micros, markupBps) + markupPerItem + 50) / 100);
  into.markup = totalCents * 100 - into.interchange - into.scheme;
  into.netCents = grossCents - totalCents;
}

/** Meridian's fixed fees in US cents: for a refund (markup), a chargeback (commission), the platform by month (commission). */
export const refundFeeCents = 5;
export const chargebackFeeCents = 1500;
export const platformFeeCents = 25_000;

/** What the other partners keep, in minor units of the sale's currency: a share in bps and an amount per item in USD, CAD, MXN. */
interface MerchantDiscount {
  readonly bps: number;
  readonly perItem: readonly number[];
  readonly perDispute: readonly number[];
}

const discounts: Readonly<Record<number, MerchantDiscount>> = {
  [product.bnpl]: { bps: 490, perItem: [30, 40, 500], perDispute: [1500, 2000, 25_000] },
  [product.privateLabel]: { bps: 110, perItem: [0, 0, 0], perDispute: [500, 700, 9000] },
  [product.points]: { bps: 90, perItem: [2, 3, 40], perDispute: [0, 0, 0] },
  [product.ach]: { bps: 20, perItem: [35, 45, 600], perDispute: [250, 350, 4500] },
};

export function discountFee(productCode: number, currency: number, amount: number): number {
  const discount = discounts[productCode]!;
  return Math.floor((amount * discount.bps + 5000) / 10_000) + discount.perItem[currency]!;
}

export const disputeFee = (productCode: number, currency: number): number => discounts[productCode]!.perDispute[currency]!;
