import { templateFormat } from './template.ts';

/** Payouts that a partner announces, with canonical column names. */
export const templatePayout = templateFormat('payout', 'Paybench template: payouts', ['ts_utc', 'payout_id', 'amount', 'ccy', 'bank_ref']);
