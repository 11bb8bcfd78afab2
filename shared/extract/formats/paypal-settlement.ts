import type { RecordFormat } from '../extract-format.ts';
import { paypalLines } from './paypal-lines.ts';
import { paypalCut } from './paypal-names.ts';

/** PayPal settlement report (STL): every transaction that moved the balance, with totals and balances by currency. */
export const paypalSettlement: RecordFormat = {
  kind: 'records',
  id: 'paypal.settlement',
  label: 'PayPal settlement report (STL)',
  verified: true,
  recognisedBy: 'a CH record with Transaction Event Code and Gross Transaction Amount and without Transactional Status',
  detect: (sample) => paypalCut(sample, ['Transaction ID', 'Transaction Event Code', 'Gross Transaction Amount'], ['Transactional Status']),
  ...paypalLines,
};
