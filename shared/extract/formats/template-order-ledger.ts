import { templateFormat } from './template.ts';

/** Our own order ledger with canonical column names. */
export const templateOrderLedger = templateFormat('order_ledger', 'Paybench template: order ledger', [
  'ts_utc',
  'entry_id',
  'type',
  'amount',
  'ccy',
]);
