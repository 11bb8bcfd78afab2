import { acquirerHeader } from './acquirer-lines.ts';
import { availabilityHeader } from './availability-minutes.ts';
import { bnplHeader } from './bnpl-lines.ts';
import { bankHeader, payoutHeader } from './books/bank-template.ts';
import { ledgerHeader } from './books/order-ledger.ts';
import { lifecycleHeader } from './late-approval-lines.ts';
import { gatewayHeader } from './gateway-lines.ts';
import { alderHeader } from './partners/alder-minutes.ts';
import { statementHeader } from './partners/statements.ts';
import { driftedSettlementHeader, plainSettlementHeader, promotionSettlementHeader } from './plain-settlement-lines.ts';
import { applicationHeader } from './programs/application-lines.ts';
import { contactHeader } from './programs/contact-lines.ts';
import { networkHeader } from './programs/network-programs.ts';
import { planHeader } from './programs/plan-lines.ts';
import { pointsHeader } from './programs/points-rows.ts';
import { months } from './synth-calendar.ts';
import { notedContactHeader } from './variants/card-number-files.ts';

/** One file of the demo world, with what an import should choose: its layout, and the partner its rows belong to. */
export interface ExtractFile {
  /** Path in the world's folder: variants stand in a folder of their own. */
  readonly name: string;
  readonly format: string;
  /** null: the rows name their partner themselves. */
  readonly partner: string | null;
  readonly header: string;
  /** What stands after the last line. */
  readonly ending: string;
  /**
   * null: part of the world. Otherwise a file that shows this incident: another version of the file named, never to be loaded beside it,
   * or one that belongs to no quarter of the world (null).
   */
  readonly variantOf: { readonly incident: string; readonly file: string | null } | null;
}

const file = (name: string, format: string, partner: string | null, header: string, ending = ''): ExtractFile => ({
  name,
  format,
  partner,
  header,
  ending,
  variantOf: null,
});

/** A file whose rows name their partner themselves, in a layout of its own. */
export const plainFile = (name: string, format: string, header: string): ExtractFile => file(name, format, null, header);

/** Folder, inside the world's, of the files that are no part of it. */
export const variantFolder = 'variants';

/** Another version of a file of the world. */
const variant = (incident: string, original: ExtractFile, name: string, header = original.header): ExtractFile => ({
  ...original,
  name: `${variantFolder}/${name}`,
  header,
  variantOf: { incident, file: original.name },
});

/** A file by itself in the layout of one of the world's. */
const sample = (incident: string, like: ExtractFile, name: string, header = like.header): ExtractFile => ({
  ...variant(incident, like, name, header),
  variantOf: { incident, file: null },
});

export const gatewayFiles: readonly ExtractFile[] = months.map((month) =>
  file(`gateway_transactions_${month.name}.csv`, 'gr4vy.all_transactions', null, gatewayHeader),
);
export const meridianFiles: readonly ExtractFile[] = months.map((month) =>
  file(`meridian_settlement_${month.name}.csv`, 'adyen.settlement_details', 'Meridian', acquirerHeader),
);
/** Ends in a blank line, as this kind of export does. */
export const lumenFile: ExtractFile = file('lumen_itemised_2026Q1.csv', 'stripe.itemised', 'Lumen', bnplHeader, '\n');
const settlement = (name: string, header = plainSettlementHeader): ExtractFile =>
  file(`${name}.csv`, 'template.settlement_line', null, header);
const alder = (name: string): ExtractFile => settlement(`alder_settlement_${name}`, promotionSettlementHeader);
/** Without the late day (I4), which has two files of its own. */
export const alderFile: ExtractFile = alder('2026Q1');
export const lateFirstFile: ExtractFile = alder('2026-03-12_1of2');
export const lateSecondFile: ExtractFile = alder('2026-03-12_2of2_reissued');
export const keystoneFile: ExtractFile = settlement('keystone_settlement_2026Q1');
export const cobaltFile: ExtractFile = settlement('cobalt_settlement_2026Q1');
export const cobaltPayoutFile: ExtractFile = file('cobalt_payouts_2026Q1.csv', 'template.payout', null, payoutHeader);
export const achEntryFiles: readonly ExtractFile[] = months.map((month) =>
  file(`cobalt_ach_entries_${month.name}.ach`, 'nacha', 'Cobalt', ''),
);
export const achReturnFile: ExtractFile = file('cobalt_ach_returns_2026Q1.ach', 'nacha', 'Cobalt', '');
/** Steps of authorizations that were approved too late, as the acquirer books them. */
export const lifecycleFile: ExtractFile = file(
  'meridian_payment_accounting_2026-03-24.csv',
  'adyen.payment_accounting',
  'Meridian',
  lifecycleHeader,
);
export const networkFile: ExtractFile = file('meridian_network_programs_2026Q1.csv', 'template.reported_measure', null, networkHeader);
export const ledgerFile: ExtractFile = file('order_ledger_2026Q1.csv', 'template.order_ledger', null, ledgerHeader);
export const camtFiles: readonly ExtractFile[] = months.map((month) => file(`lumen_bank_camt053_${month.name}.xml`, 'camt', 'Lumen', ''));
export const bai2Files: readonly ExtractFile[] = months.map((month) =>
  file(`meridian_bank_bai2_${month.name}.txt`, 'bai2', 'Meridian', ''),
);
export const bankFile: ExtractFile = file('bank_lines_2026Q1.csv', 'template.bank_line', null, bankHeader);
export const applicationFile: ExtractFile = file('applications_2026Q1.csv', 'template.application', null, applicationHeader);
export const pointsFile: ExtractFile = file('points_events_2026Q1.csv', 'template.points_event', null, pointsHeader);
export const planFile: ExtractFile = file('bnpl_plans_2026Q1.csv', 'template.bnpl_plan', null, planHeader);
export const contactFile: ExtractFile = file('contacts_2026Q1.csv', 'template.contact', null, contactHeader);
export const availabilityFile: ExtractFile = file('availability_2026Q1.csv', 'template.availability_sample', null, availabilityHeader);

export const alderMinutesFile: ExtractFile = file('availability_to_2026-04-04.csv', 'template.availability_sample', null, alderHeader);
export const statementFile: ExtractFile = file('alder_service_reports_2026Q1.csv', 'template.reported_measure', null, statementHeader);

/** The files of the world: loaded together they tell each fact once. */
export const extractFiles: readonly ExtractFile[] = [
  ...gatewayFiles,
  ...meridianFiles,
  lumenFile,
  alderFile,
  lateFirstFile,
  lateSecondFile,
  keystoneFile,
  cobaltFile,
  cobaltPayoutFile,
  ...achEntryFiles,
  achReturnFile,
  lifecycleFile,
  ledgerFile,
  ...camtFiles,
  ...bai2Files,
  bankFile,
  applicationFile,
  pointsFile,
  planFile,
  contactFile,
  availabilityFile,
  networkFile,
  alderMinutesFile,
  statementFile,
];

/** I4: the second part as it came first, two rows wrong. */
export const lateOriginalFile: ExtractFile = variant('I4', lateSecondFile, 'alder_settlement_2026-03-12_2of2.csv');
/** I5: the same bytes under another name, and a file in which one line stands twice. */
export const copiedFile: ExtractFile = variant('I5', keystoneFile, 'keystone_settlement_2026Q1_again.csv');
export const rowTwiceFile: ExtractFile = variant('I5', cobaltFile, 'cobalt_settlement_2026Q1_row_twice.csv');
/** I11: card numbers in notes, and ids that only look like card numbers. */
export const cardNumberFile: ExtractFile = sample('I11', contactFile, 'contacts_with_card_numbers.csv', notedContactHeader);
export const lookalikeFile: ExtractFile = sample('I11', contactFile, 'contacts_with_lookalike_ids.csv');
/** I12: three days of the autumn before, one of 25 hours. */
export const longDayExtract: ExtractFile = sample('I12', availabilityFile, 'availability_2025-11_25_hours.csv');
/** I19: Keystone's file as two, the second with a column renamed and moved. */
export const firstHalfFile: ExtractFile = variant('I19', keystoneFile, 'keystone_settlement_until_2026-02-14.csv');
export const driftedFile: ExtractFile = variant(
  'I19',
  keystoneFile,
  'keystone_settlement_from_2026-02-15_column_renamed.csv',
  driftedSettlementHeader,
);

/** Other versions of parts of the world, for trying an import: each stands in for its original, or by itself. */
export const variantFiles: readonly ExtractFile[] = [
  lateOriginalFile,
  copiedFile,
  rowTwiceFile,
  cardNumberFile,
  lookalikeFile,
  longDayExtract,
  firstHalfFile,
  driftedFile,
];
