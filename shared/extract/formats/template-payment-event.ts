import { templateFormat } from './template.ts';

/** Steps in the life of payments with canonical column names. */
export const templatePaymentEvent = templateFormat('payment_event', 'Paybench template: payment events', [
  'ts_utc',
  'event',
  'partner_ref',
  'amount',
  'ccy',
]);
