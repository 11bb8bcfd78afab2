import { slotTable, type SlotTable } from './draw-tables.ts';
import { country, product, schemes } from './world.ts';

/** Invented issuers. A tilt above 1 raises the odds of a decline. */
const issuerList: readonly { readonly name: string; readonly country: number; readonly bins: number; readonly tilt: number }[] = [
  { name: 'Harbor Trust', country: country.us, bins: 12, tilt: 1 },
  { name: 'Pinecrest Bank', country: country.us, bins: 22, tilt: 0.9 },
  { name: 'Summit Ridge', country: country.us, bins: 20, tilt: 1.1 },
  { name: 'Bluewater Federal', country: country.us, bins: 19, tilt: 0.8 },
  { name: 'Ironwood Bank', country: country.us, bins: 18, tilt: 1.05 },
  { name: 'Cedar Valley', country: country.us, bins: 17, tilt: 0.95 },
  { name: 'Redstone National', country: country.us, bins: 16, tilt: 1.25 },
  { name: 'Lakeshore Savings', country: country.us, bins: 15, tilt: 0.85 },
  { name: 'Granite Peak', country: country.us, bins: 15, tilt: 1 },
  { name: 'Silver Birch', country: country.us, bins: 14, tilt: 1.1 },
  { name: 'Prairie Union', country: country.us, bins: 14, tilt: 0.75 },
  { name: 'Foxglove Bank', country: country.us, bins: 13, tilt: 1.3 },
  { name: 'Tidewater Mutual', country: country.us, bins: 13, tilt: 0.9 },
  { name: 'Juniper Prepaid', country: country.us, bins: 12, tilt: 1.8 },
  { name: 'Maple Crown', country: country.ca, bins: 14, tilt: 0.85 },
  { name: 'Northern Spruce', country: country.ca, bins: 13, tilt: 1 },
  { name: 'Laurentide', country: country.ca, bins: 13, tilt: 1.1 },
  { name: 'Banco Solara', country: country.mx, bins: 14, tilt: 1 },
  { name: 'Banco Rio Verde', country: country.mx, bins: 12, tilt: 1.2 },
  { name: 'Northbank', country: country.us, bins: 8, tilt: 1 },
  { name: 'Alder', country: country.us, bins: 6, tilt: 1 },
];

export const issuerNames: readonly string[] = issuerList.map((issuer) => issuer.name);

export interface Bin {
  readonly number: string;
  readonly issuer: number;
  /** Number in `schemes`. */
  readonly scheme: number;
  readonly country: number;
  readonly tilt: number;
}

/** The eight neighbouring BINs of Harbor Trust that decline in incident I2. */
export const spikeBins: readonly string[] = Array.from({ length: 8 }, (_, index) => String(448_210 + index));

/** 300 invented BINs, the same for every seed. */
export const bins: readonly Bin[] = (() => {
  const used = new Set(spikeBins);
  let state = 20_260_101;
  const digits = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % 100_000;
  };
  const invent = (first: number): string => {
    let number = String(first * 100_000 + digits());
    while (used.has(number)) number = String(first * 100_000 + digits());
    used.add(number);
    return number;
  };
  return issuerList.flatMap((issuer, index) =>
    Array.from({ length: issuer.bins }, (_, position) => {
      const scheme = issuer.name === 'Alder' ? 3 : issuer.name === 'Northbank' || issuer.name === 'Harbor Trust' ? 0 : schemeOf(position);
      const isSpike = issuer.name === 'Harbor Trust' && position < spikeBins.length;
      const number = isSpike ? spikeBins[position]! : invent([4, 5, 6, 7][scheme]!);
      return { number, issuer: index, scheme, country: issuer.country, tilt: issuer.tilt };
    }),
  );
})();

function schemeOf(position: number): number {
  const turn = position % 10;
  return turn < 5 ? 0 : turn < 9 ? 1 : 2;
}

export const isSpikeBin: Uint8Array = Uint8Array.from(bins, (bin) => (spikeBins.includes(bin.number) ? 1 : 0));

/** All BINs of the issuer of I2. */
export const isSpikeIssuer: Uint8Array = Uint8Array.from(bins, (bin) => (issuerNames[bin.issuer] === 'Harbor Trust' ? 1 : 0));

/** BINs that a network authenticates: all but those of the private label. */
export const isNetworkBin: Uint8Array = Uint8Array.from(bins, (bin) => (schemes[bin.scheme] === 'private_label' ? 0 : 1));
/** BINs whose network counts its commerce indicators from 00. */
export const isMastercardBin: Uint8Array = Uint8Array.from(bins, (bin) => (schemes[bin.scheme] === 'mastercard' ? 1 : 0));

const binsOf = (wanted: (bin: Bin) => boolean): number[] => bins.flatMap((bin, index) => (wanted(bin) ? [index] : []));

/** Shares of the BINs of one group: falling with rank, and the eight of I2 together 7.2 % of the US cards. */
function shares(members: readonly number[]): SlotTable {
  const ordinary = members.filter((bin) => isSpikeBin[bin] === 0);
  const weightOf = (bin: number): number => 1 / (((ordinary.indexOf(bin) * 37) % ordinary.length) + 12);
  const total = ordinary.reduce((sum, bin) => sum + weightOf(bin), 0);
  const weights = bins.map(() => 0);
  for (const bin of members) weights[bin] = isSpikeBin[bin] === 1 ? (total * 0.072) / 0.928 / spikeBins.length : weightOf(bin);
  return slotTable(weights, 8192);
}

const byName = (name: string) => (bin: Bin) => issuerNames[bin.issuer] === name;
const isNetworkCard = (bin: Bin): boolean => !byName('Northbank')(bin) && !byName('Alder')(bin);

const networkSlots: readonly SlotTable[] = [country.us, country.ca, country.mx].map((where) =>
  shares(binsOf((bin) => isNetworkCard(bin) && bin.country === where)),
);
const coBrandSlots = shares(binsOf(byName('Northbank')));
const privateLabelSlots = shares(binsOf(byName('Alder')));

/** BIN shares for a card product and country; null for tenders that are not cards. */
export function binSlots(productCode: number, countryCode: number): SlotTable | null {
  if (productCode === product.coBrand) return coBrandSlots;
  if (productCode === product.privateLabel) return privateLabelSlots;
  return productCode === product.card ? networkSlots[countryCode === country.pr ? country.us : countryCode]! : null;
}
