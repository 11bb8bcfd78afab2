import type { LayoutSample } from './extract-format.ts';

interface RefusedLayout {
  readonly label: string;
  /** Completes "is not a table Paybench can read yet: ...". */
  readonly reason: string;
  readonly matches: (sample: LayoutSample) => boolean;
}

const firstLine = (sample: LayoutSample) => sample.lines[0] ?? '';
const firstWord = (line: string) => line.replace(/^"/, '').split(/["|,]/)[0] ?? '';
const startsEachLine = (sample: LayoutSample, words: readonly string[]) => {
  const full = sample.lines.filter((line) => line !== '').slice(0, 20);
  return full.length > 1 && full.every((line) => words.includes(firstWord(line)));
};
const hasColumns = (sample: LayoutSample, ...names: readonly string[]) => names.every((name) => sample.firstRecord.includes(name));

/** Known layouts that a table reader would load wrongly, each turned away by name. */
export const refusedLayouts: readonly RefusedLayout[] = [
  { label: 'XML', reason: 'it is XML or HTML, not rows and columns', matches: (sample) => /^\s*<[?!a-zA-Z]/.test(firstLine(sample)) },
  { label: 'JSON', reason: 'it is JSON, not rows and columns', matches: (sample) => /^\s*[[{]\s*(?:["{[]|$)/.test(firstLine(sample)) },
  {
    label: 'NACHA',
    reason: 'it is a NACHA file, whose 94-character records hold entries, batches and controls',
    matches: (sample) =>
      /^1\d{2}[ \d]\d{8}/.test(firstLine(sample)) && sample.lines.slice(0, 5).every((line) => line === '' || line.length === 94),
  },
  {
    label: 'BAI',
    reason: 'it is a BAI bank file of another version than 2',
    matches: (sample) => /^01,[^,]*,[^,]*,\d{6}/.test(firstLine(sample)) && (sample.lines[1] ?? '').startsWith('02,'),
  },
  {
    label: 'Amex EPTRN',
    reason: 'it is an American Express settlement file of fixed-width records with signed overpunch amounts',
    matches: (sample) => firstLine(sample).startsWith('DFHDR'),
  },
  {
    label: 'PayPal settlement or transaction report',
    reason: 'it is a PayPal report of several record types (RH, FH, SH, CH, SB, SF), with amounts in hundredths and a CR or DR column',
    matches: (sample) => startsEachLine(sample, ['RH', 'FH', 'SH', 'CH', 'SB', 'SF', 'SC', 'RF', 'RC', 'FF']),
  },
  {
    label: 'Trustly funding',
    reason: 'it is a Trustly file of several record types (H, I, F, L) without a header',
    matches: (sample) =>
      /^"?H"?,P11K/.test(firstLine(sample)) || (startsEachLine(sample, ['H', 'I', 'T', 'F', 'L']) && firstWord(firstLine(sample)) === 'H'),
  },
  {
    label: 'dLocal settlement',
    reason: 'it is a dLocal settlement report with two headers: totals first, then rows',
    matches: (sample) =>
      hasColumns(sample, 'ROW_TYPE', 'NUMBER_OF_ITEMS') || sample.lines.filter((line) => line.startsWith('ROW_TYPE,')).length > 1,
  },
  {
    label: 'Amazon Pay settlement',
    reason: 'it is an Amazon Pay settlement report with five lines of preamble before its header',
    matches: (sample) =>
      /^"?Amazon Payments/.test(firstLine(sample)) || sample.lines.slice(0, 6).some((line) => /^"?SettlementStartDate"?,/.test(line)),
  },
  {
    label: 'Amazon Pay refunds',
    reason: 'it is an Amazon Pay refund report, which repeats a refund for every status it had, so that its rows cannot be added up',
    matches: (sample) => hasColumns(sample, 'AmazonRefundId', 'RefundStatus'),
  },
  {
    label: 'Amazon seller settlement',
    reason: 'it is an Amazon seller settlement, whose first row repeats the total of the others',
    matches: (sample) => firstLine(sample).startsWith('settlement-id\tsettlement-start-date'),
  },
  {
    label: 'Adyen Payment accounting',
    reason:
      'it is an Adyen Payment accounting report, where one payment has a row for every step of its life, so that its amounts cannot be added up',
    matches: (sample) => hasColumns(sample, 'Record Type', 'Main Amount', 'Received (PC)'),
  },
  {
    label: 'Checkout.com payouts',
    reason: 'it is a Checkout.com payout summary, one row a payout with its fees in many columns; this version does not read it yet',
    matches: (sample) => hasColumns(sample, 'Client Entity ID', 'Payout ID', 'Payout Amount'),
  },
  {
    label: 'Klarna settlement',
    reason: 'it is a Klarna settlement with a block of totals before its rows',
    matches: (sample) => /^"?total_sale"?;/.test(firstLine(sample)) || firstLine(sample).startsWith('payment_reference;total_sale'),
  },
  {
    label: 'Chase Paymentech',
    reason: 'it is a Paymentech delivery file of several record types',
    matches: (sample) => firstLine(sample).startsWith('*DFRBEG'),
  },
];

const indicatorNames = new Set([
  'd/c',
  'c/d',
  'cr/dr',
  'dr/cr',
  'dc',
  'debit/credit',
  'credit/debit',
  'credit debit indicator',
  'debit credit indicator',
  'soll/haben',
  's/h',
]);

/** A column that says debit or credit beside an amount: whether the sign or the letter holds cannot be known from the file. */
export function debitCreditColumn(header: readonly string[]): string | null {
  return header.find((name) => indicatorNames.has(name.trim().toLowerCase())) ?? null;
}

export function refusedLayout(sample: LayoutSample): RefusedLayout | null {
  return refusedLayouts.find((layout) => layout.matches(sample)) ?? null;
}
