import { templateFormat } from './template.ts';

/** Payment attempts with canonical column names. */
export const templateAttempt = templateFormat('attempt', 'Paybench template: payment attempts', [
  'ts_utc',
  'attempt_id',
  'amount',
  'ccy',
  'result',
]);
