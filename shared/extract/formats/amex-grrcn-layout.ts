import { splitRecord } from '../split-record.ts';

type Widths = readonly (readonly [name: string, width: number])[];

/** Fields of each record type in order, with their widths in the fixed-width form; delimited files have the same order. */
const layouts = {
  HEADER: [
    ['type', 10],
    ['created', 8],
    ['created_time', 6],
    ['sequence', 10],
    ['file_id', 10],
    ['file_name', 20],
    ['version', 4],
  ],
  SUMMARY: [
    ['type', 10],
    ['payee', 15],
    ['account_type', 3],
    ['payment', 10],
    ['payment_date', 8],
    ['currency', 3],
    ['unique_reference', 18],
    ['net', 16],
    ['gross', 16],
    ['discount', 16],
    ['service_fee', 16],
    ['adjustment', 16],
    ['tax', 16],
    ['debit_balance', 16],
    ['direct_deposit', 17],
    ['bank_account', 34],
    ['iban', 34],
    ['bic', 15],
  ],
  TAXRECORD: [
    ['type', 10],
    ['payee', 15],
    ['account_type', 3],
    ['payment', 10],
    ['payment_date', 8],
    ['currency', 3],
    ['tax_type', 2],
    ['tax_description', 64],
    ['tax_base', 24],
    ['tax_day', 8],
    ['tax_rate', 20],
    ['tax', 24],
  ],
  SUBMISSION: [
    ['type', 10],
    ['payee', 15],
    ['account_type', 3],
    ['payment', 10],
    ['payment_date', 8],
    ['currency', 3],
    ['merchant', 15],
    ['business_date', 8],
    ['process_date', 8],
    ['invoice', 15],
    ['submission_currency', 3],
    ['filler', 15],
    ['exchange_rate', 15],
    ['submission_gross', 16],
    ['gross', 16],
    ['discount', 16],
    ['service_fee', 16],
    ['tax', 16],
    ['net', 16],
    ['discount_rate', 7],
    ['tax_rate', 7],
    ['count', 7],
    ['tracking_id', 11],
  ],
  TRANSACTN: [
    ['type', 10],
    ['payee', 15],
    ['account_type', 3],
    ['payment', 10],
    ['payment_date', 8],
    ['currency', 3],
    ['merchant', 15],
    ['business_date', 8],
    ['process_date', 8],
    ['invoice', 15],
    ['submission_currency', 3],
    ['unit', 15],
    ['reference', 30],
    ['seller', 20],
    ['card', 19],
    ['industry_reference', 30],
    ['submission_gross', 16],
    ['amount', 16],
    ['sale_day', 8],
    ['sale_time', 6],
    ['transaction_id', 15],
    ['approval', 6],
    ['terminal', 10],
    ['category', 4],
    ['card_reference', 30],
    ['acquirer_reference', 23],
  ],
  TXNPRICING: [
    ['type', 10],
    ['payee', 15],
    ['account_type', 3],
    ['payment', 10],
    ['payment_date', 8],
    ['currency', 3],
    ['merchant', 15],
    ['unit', 15],
    ['filler', 15],
    ['reference', 30],
    ['seller', 20],
    ['card', 19],
    ['amount', 16],
    ['sale_day', 8],
    ['fee_code', 2],
    ['filler2', 7],
    ['fee', 22],
    ['discount_rate', 7],
    ['discount', 22],
  ],
  CHARGEBACK: [
    ['type', 10],
    ['payee', 15],
    ['account_type', 3],
    ['payment', 10],
    ['payment_date', 8],
    ['currency', 3],
    ['merchant', 15],
    ['business_date', 8],
    ['unit', 15],
    ['reference', 30],
    ['seller', 20],
    ['card', 19],
    ['industry_reference', 30],
    ['process_date', 8],
    ['invoice', 15],
    ['submission_currency', 3],
    ['number', 30],
    ['reason_code', 10],
    ['reason', 280],
    ['gross', 16],
    ['discount', 16],
    ['service_fee', 16],
    ['tax', 16],
    ['net', 16],
    ['discount_rate', 7],
    ['service_fee_rate', 7],
    ['batch_code', 3],
    ['bill_code', 3],
  ],
  FEEREVENUE: [
    ['type', 10],
    ['payee', 15],
    ['payment', 10],
    ['payment_date', 8],
    ['currency', 3],
    ['merchant', 15],
    ['unit', 15],
    ['fee', 16],
    ['reason', 80],
    ['asset', 16],
    ['asset_reason', 65],
    ['asset_tax', 16],
    ['gross_pay', 1],
    ['batch_code', 3],
    ['bill_code', 3],
  ],
  TRAILER: [
    ['type', 10],
    ['sequence', 10],
    ['count', 10],
  ],
} as const satisfies Readonly<Record<string, Widths>>;

const widths: Readonly<Record<string, Widths>> = { ...layouts, ADJUSTMENT: layouts.CHARGEBACK };

export type GrrcnType = keyof typeof layouts | 'ADJUSTMENT';

/** One record by the names of its fields, blanks off; a field that it does not have is ''. */
export interface GrrcnRecord {
  readonly type: GrrcnType;
  readonly get: (field: string) => string;
}

/** How records of a file are written. */
export type GrrcnForm = ',' | '\t' | 'fixed';

/** The form of a file by its first line; null where it is none. */
export function grrcnForm(line: string): GrrcnForm | null {
  if (/^HEADER {4}\d{14}.{10}GRRCN/.test(line)) return 'fixed';
  const [, delimiter = ''] = /^"?HEADER"?([,\t])/.exec(line) ?? [];
  return (delimiter === ',' || delimiter === '\t') && /[,\t]"?GRRCN"?[,\t]/.test(line) ? delimiter : null;
}

/** A record of a line; its type as written where it is not known. */
export function grrcnRecord(line: string, form: GrrcnForm): GrrcnRecord | string {
  const fields = form === 'fixed' ? null : splitRecord(line.trimEnd(), form);
  const type = (fields === null ? line.slice(0, 10) : (fields[0] ?? '')).trim();
  const layout = widths[type];
  if (layout === undefined) return type;
  const values = new Map<string, string>();
  let start = 0;
  layout.forEach(([name, width], index) => {
    values.set(name, fields === null ? line.slice(start, start + width) : (fields[index] ?? ''));
    start += width;
  });
  // Amounts keep the blank that is their sign; everything else is trimmed by whoever asks.
  return { type: type as GrrcnType, get: (field) => (values.get(field) ?? '').trim() };
}
