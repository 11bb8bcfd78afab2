import { templateFormat } from './template.ts';

/** Contracted fees with canonical column names. */
export const templateRateCard = templateFormat('rate_card', 'Paybench template: rate cards', [
  'effective_from',
  'partner',
  'fee',
  'rate_bps',
]);
