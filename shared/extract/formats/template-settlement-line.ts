import { templateFormat } from './template.ts';

/** Settlement lines with canonical column names. */
export const templateSettlementLine = templateFormat('settlement_line', 'Paybench template: settlement lines', [
  'ts_utc',
  'type',
  'net',
  'ccy_net',
]);
