import type { RecordFormat } from '../extract-format.ts';
import { paypalLines } from './paypal-lines.ts';
import { paypalCut } from './paypal-names.ts';

/** PayPal transaction report (TRR): settlement lines, and apart from them the pending, denied and authorized ones, which move no money. */
export const paypalTransactions: RecordFormat = {
  kind: 'records',
  id: 'paypal.transactions',
  label: 'PayPal transaction report (TRR)',
  verified: true,
  recognisedBy: 'a CH record with Transaction Event Code, Gross Transaction Amount and Transactional Status',
  detect: (sample) => paypalCut(sample, ['Transaction ID', 'Transaction Event Code', 'Gross Transaction Amount', 'Transactional Status']),
  ...paypalLines,
};
