import { asciiBytes } from './byte-writer.ts';
import { lognormalTable, type QuantileTable, slotTable, type SlotTable } from './draw-tables.ts';

/** Products by number, in this order everywhere in the generator; the first partner of a product is the one with the same number. */
export const productIds = ['card', 'co_brand', 'private_label', 'bnpl', 'points', 'ach'] as const;
export const partnerNames = ['Meridian', 'Northbank', 'Alder', 'Lumen', 'Keystone', 'Cobalt'] as const;
export const product = { card: 0, coBrand: 1, privateLabel: 2, bnpl: 3, points: 4, ach: 5 } as const;
export const partner = { meridian: 0, northbank: 1, alder: 2, lumen: 3, keystone: 4, cobalt: 5 } as const;
/** Who settles a product: the acquirer also settles the co-brand card. */
export const settlesProduct: readonly number[] = [0, 0, 2, 3, 4, 5];
export const methods = ['card', 'card', 'card', 'bnpl', 'points', 'ach'] as const;

export const countries = ['US', 'CA', 'MX', 'PR'] as const;
export const country = { us: 0, ca: 1, mx: 2, pr: 3 } as const;
/** Currency number of each country. */
export const currencyOf: readonly number[] = [0, 1, 2, 0];
export const currencies = ['USD', 'CAD', 'MXN'] as const;
/** Plan rates of the workbook as text; the partners' contracts settle foreign sales at the same rates for the quarter. */
export const planRates = ['1', '0.73', '0.055'] as const;
/** Micro-units of USD for one minor unit of the currency, exact. */
export const microsPerMinor: readonly number[] = [10_000, 7_300, 550];

export const schemes = ['visa', 'mastercard', 'discover', 'private_label'] as const;
export const channels = ['web', 'app', 'voice', 'recurring'] as const;

/** Share of orders from US, CA, MX by product; together about 80 / 14 / 6. */
export const countrySlots: readonly SlotTable[] = [
  slotTable([72, 18, 10]),
  slotTable([80, 16, 4]),
  slotTable([92, 8, 0]),
  slotTable([80, 14, 6]),
  slotTable([85, 12, 3]),
  slotTable([100]),
];

export const channelSlots: readonly SlotTable[] = [
  slotTable([52, 36, 4, 8]),
  slotTable([50, 42, 2, 6]),
  slotTable([60, 34, 6, 0]),
  slotTable([58, 42, 0, 0]),
  slotTable([45, 55, 0, 0]),
  slotTable([66, 12, 2, 20]),
];

/** Order amounts in US dollars: lognormal by product. */
export const amountTables: readonly QuantileTable[] = [
  lognormalTable(3.6, 0.9),
  lognormalTable(4.0, 0.8),
  lognormalTable(4.2, 0.7),
  lognormalTable(5.2, 0.5),
  lognormalTable(3.3, 0.8),
  lognormalTable(4.4, 0.8),
];

/** Answer times in milliseconds by partner, before load: lognormal with the tail added at the draw. */
export const latencyTables: readonly QuantileTable[] = [
  lognormalTable(6.0, 0.35),
  lognormalTable(6.05, 0.38),
  lognormalTable(6.2, 0.36),
  lognormalTable(6.42, 0.42),
  lognormalTable(5.6, 0.4),
  lognormalTable(6.6, 0.4),
];
/** The BNPL partner slows down as its share of orders grows: factor by month. */
export const latencyByMonth: readonly (readonly number[])[] = [
  [1, 1, 1.01],
  [1, 1, 1],
  [1, 1.01, 1],
  [1, 1.06, 1.22],
  [1, 1, 1],
  [1, 1, 0.99],
];
export const timeoutMs = 10_000;

/** Chance that a captured sale is refunded, or disputed; ACH debits are disputed by a return (ach/). */
export const refundChance: readonly number[] = [0.07, 0.065, 0.075, 0.09, 0.06, 0.06];
export const disputeChance: readonly number[] = [0.0045, 0.003, 0.0025, 0.0035, 0.002, 0];
/** Days from authorization to shipment, when the sale is captured; points and ACH are captured at once. */
export const captureLagSlots: readonly SlotTable[] = [
  slotTable([46, 24, 14, 8, 5, 3]),
  slotTable([46, 24, 14, 8, 5, 3]),
  slotTable([46, 24, 14, 8, 5, 3]),
  slotTable([40, 26, 16, 9, 6, 3]),
  slotTable([1]),
  slotTable([1]),
];

export const asciiTable = (texts: readonly string[]): readonly Uint8Array[] => texts.map(asciiBytes);
