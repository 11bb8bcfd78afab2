import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvRecord, readCsv, tenThousandths } from './read-csv.ts';

/** Readers of a generated world's files that know nothing of the generator: plain splitting, exact whole numbers. */

export interface PartnerLine {
  readonly partner: string;
  readonly type: string;
  readonly partnerRef: string;
  readonly merchantRef: string;
  /** Ten-thousandths, in the currency in which the partner settles: net and what it withheld. */
  readonly gross: bigint;
  readonly net: bigint;
  readonly currency: string;
  /** As the partner states it. */
  readonly rate: string;
  /** Day in New York. */
  readonly day: string;
  readonly payout: string;
}

export interface LedgerRow {
  readonly partner: string;
  readonly type: string;
  readonly status: string;
  readonly partnerRef: string;
  readonly merchantRef: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly day: string;
  readonly expected: string;
}

export interface Sent {
  readonly partner: string;
  readonly payout: string;
  readonly bankRef: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly day: string;
}

export interface BankLine {
  readonly ref: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly day: string;
}

type Row = (name: string) => string;

/** Records of the right width as look-ups by column name. */
export function rowsOf(path: string): Row[] {
  const { header, records } = readCsv(path);
  return records
    .filter(({ fields }) => fields.length === header.length)
    .map(
      ({ fields }: CsvRecord) =>
        (name) =>
          fields[header.indexOf(name)] ?? '',
    );
}

const springForward = Date.UTC(2026, 2, 8, 7);
/** Day in New York of an instant of early 2026. */
export function newYorkDay(stamp: string): string {
  const instant = Date.parse(stamp.includes('T') ? stamp : `${stamp.replace(' ', 'T')}Z`);
  return new Date(instant - (instant >= springForward ? 4 : 5) * 3_600_000).toISOString().slice(0, 10);
}

const months = ['2026-01', '2026-02', '2026-03'];
const adyenTypes: Record<string, string> = {
  Settled: 'sale',
  Refunded: 'refund',
  Chargeback: 'chargeback',
  ChargebackReversed: 'chargeback_reversal',
  MerchantPayout: 'payout',
  Fee: 'fee',
};
const stripeTypes: Record<string, string> = {
  charge: 'sale',
  refund: 'refund',
  dispute: 'chargeback',
  dispute_reversal: 'chargeback_reversal',
  payout: 'payout',
};

const fees = ['Commission (NC)', 'Markup (NC)', 'Scheme Fees (NC)', 'Interchange (NC)'];
const netOf = (row: Row): bigint => tenThousandths(row('Net Credit (NC)')) - tenThousandths(row('Net Debit (NC)'));

function meridianLines(folder: string): PartnerLine[] {
  return months
    .flatMap((month) => rowsOf(join(folder, `meridian_settlement_${month}.csv`)))
    .filter((row) => row('Type') !== 'MiscCosts')
    .map((row) => ({
      partner: 'Meridian',
      type: adyenTypes[row('Type')] ?? row('Type'),
      partnerRef: row('Psp Reference'),
      merchantRef: row('Merchant Reference'),
      gross: netOf(row) + fees.reduce((sum, name) => sum + tenThousandths(row(name)), 0n),
      net: netOf(row),
      currency: row('Net Currency'),
      rate: row('Exchange Rate'),
      day: row('Creation Date').slice(0, 10),
      payout: row('Type') === 'MerchantPayout' ? row('Modification Reference') : row('Batch Number'),
    }));
}

function lumenLines(folder: string): PartnerLine[] {
  return rowsOf(join(folder, 'lumen_itemised_2026Q1.csv')).map((row) => ({
    partner: 'Lumen',
    type: stripeTypes[row('reporting_category')] ?? row('reporting_category'),
    partnerRef: row('balance_transaction_id'),
    merchantRef: row('payment_metadata[external_identifier]'),
    gross: tenThousandths(row('gross')),
    net: tenThousandths(row('net')),
    currency: row('currency').toUpperCase(),
    rate: '1',
    day: newYorkDay(row('created_utc')),
    payout: row('automatic_payout_id'),
  }));
}

/** Lines of settlement template files. */
export function templateLines(...paths: readonly string[]): PartnerLine[] {
  return paths.flatMap(rowsOf).map((row) => ({
    partner: row('partner'),
    type: row('type'),
    partnerRef: row('partner_ref'),
    merchantRef: row('merchant_ref'),
    gross: tenThousandths(row('gross')),
    net: tenThousandths(row('net')),
    currency: row('ccy_gross'),
    rate: '1',
    day: newYorkDay(row('ts_utc')),
    payout: row('payout_id'),
  }));
}

const templateFiles = [
  'alder_settlement_2026Q1.csv',
  'alder_settlement_2026-03-12_1of2.csv',
  'alder_settlement_2026-03-12_2of2_reissued.csv',
  'keystone_settlement_2026Q1.csv',
  'cobalt_settlement_2026Q1.csv',
];

export function partnerLines(folder: string): PartnerLine[] {
  return [...meridianLines(folder), ...lumenLines(folder), ...templateLines(...templateFiles.map((name) => join(folder, name)))];
}

export function ledgerRows(folder: string): LedgerRow[] {
  return rowsOf(join(folder, 'order_ledger_2026Q1.csv')).map((row) => ({
    partner: row('partner'),
    type: row('type'),
    status: row('status'),
    partnerRef: row('partner_ref'),
    merchantRef: row('merchant_ref'),
    amount: tenThousandths(row('amount')),
    currency: row('ccy'),
    day: row('entry_date'),
    expected: row('expected_settlement_date'),
  }));
}

/** Payouts as the partners state them: payout rows among their lines, or Cobalt's file. */
export function payoutsSent(folder: string, lines: readonly PartnerLine[]): Sent[] {
  const among = lines
    .filter(({ type }) => type === 'payout')
    .map(({ partner, partnerRef, payout, net, currency, day }) => ({
      partner,
      payout: partner === 'Meridian' || partner === 'Lumen' ? payout : partnerRef,
      bankRef: partner === 'Meridian' ? payout.slice(0, 12) : payout,
      amount: -net,
      currency,
      day,
    }));
  const apart = rowsOf(join(folder, 'cobalt_payouts_2026Q1.csv')).map((row) => ({
    partner: row('partner'),
    payout: row('payout_id'),
    bankRef: row('bank_ref'),
    amount: tenThousandths(row('amount')),
    currency: row('ccy'),
    day: row('payout_date'),
  }));
  return [...among, ...apart];
}

const tag = (xml: string, name: string): string => new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
export const blocks = (xml: string, name: string): string[] => xml.match(new RegExp(`<${name}>[\\s\\S]*?</${name}>`, 'g')) ?? [];
export const signed = (xml: string): bigint => tenThousandths(tag(xml, 'Amt')) * (tag(xml, 'CdtDbtInd') === 'DBIT' ? -1n : 1n);

export function camtLines(folder: string): BankLine[] {
  return months
    .flatMap((month) => blocks(readFileSync(join(folder, `lumen_bank_camt053_${month}.xml`), 'utf8'), 'Stmt'))
    .flatMap((statement) =>
      blocks(statement, 'Ntry').map((entry) => ({
        ref: tag(entry, 'EndToEndId'),
        amount: signed(entry),
        currency: tag(statement, 'Ccy'),
        day: tag(blocks(entry, 'BookgDt')[0] ?? '', 'Dt'),
      })),
    );
}

export function bai2Lines(folder: string): BankLine[] {
  return months.flatMap((month) => {
    let day = '';
    return readFileSync(join(folder, `meridian_bank_bai2_${month}.txt`), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const fields = line.replace(/\/$/, '').split(',');
        if (fields[0] === '02') day = `20${fields[4]!.replace(/(..)(..)(..)/, '$1-$2-$3')}`;
        if (fields[0] !== '16') return [];
        // 100 to 399 are credits, 400 to 699 debits; amounts are in cents.
        const amount = BigInt(fields[2]!) * 100n * (Number(fields[1]) < 400 ? 1n : -1n);
        return [{ ref: fields[4]!, amount, currency: 'USD', day }];
      });
  });
}

export function templateBankLines(folder: string): BankLine[] {
  return rowsOf(join(folder, 'bank_lines_2026Q1.csv')).map((row) => ({
    ref: row('bank_ref'),
    amount: tenThousandths(row('amount')),
    currency: row('ccy'),
    day: row('booking_date'),
  }));
}
