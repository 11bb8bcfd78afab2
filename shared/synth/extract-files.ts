import { acquirerHeader } from './acquirer-lines.ts';
import { availabilityHeader } from './availability-minutes.ts';
import { bnplHeader } from './bnpl-lines.ts';
import { gatewayHeader } from './gateway-lines.ts';
import { plainSettlementHeader } from './plain-settlement-lines.ts';
import { months } from './synth-calendar.ts';

/** One partner file of the demo world, with what an import should choose: its layout, and the partner its rows belong to. */
export interface ExtractFile {
  readonly name: string;
  readonly format: string;
  /** null: the rows name their partner themselves. */
  readonly partner: string | null;
  readonly header: string;
  /** What stands after the last line. */
  readonly ending: string;
}

const file = (name: string, format: string, partner: string | null, header: string, ending = ''): ExtractFile => ({
  name,
  format,
  partner,
  header,
  ending,
});

export const gatewayFiles: readonly ExtractFile[] = months.map((month) =>
  file(`gateway_transactions_${month.name}.csv`, 'gr4vy.all_transactions', null, gatewayHeader),
);
export const meridianFiles: readonly ExtractFile[] = months.map((month) =>
  file(`meridian_settlement_${month.name}.csv`, 'adyen.settlement_details', 'Meridian', acquirerHeader),
);
/** Ends in a blank line, as this kind of export does. */
export const lumenFile: ExtractFile = file('lumen_itemised_2026Q1.csv', 'stripe.itemised', 'Lumen', bnplHeader, '\n');
const settlement = (name: string): ExtractFile =>
  file(`${name}_settlement_2026Q1.csv`, 'template.settlement_line', null, plainSettlementHeader);
export const alderFile: ExtractFile = settlement('alder');
export const keystoneFile: ExtractFile = settlement('keystone');
export const cobaltFile: ExtractFile = settlement('cobalt');
export const availabilityFile: ExtractFile = file('availability_2026Q1.csv', 'template.availability_sample', null, availabilityHeader);

export const extractFiles: readonly ExtractFile[] = [
  ...gatewayFiles,
  ...meridianFiles,
  lumenFile,
  alderFile,
  keystoneFile,
  cobaltFile,
  availabilityFile,
];
