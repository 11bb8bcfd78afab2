import { templateFormat } from './template.ts';

/** Bookings on our bank account with canonical column names. */
export const templateBankLine = templateFormat('bank_line', 'Paybench template: bank lines', [
  'booking_date',
  'account',
  'bank_ref',
  'amount',
  'ccy',
]);
