import { templateFormat } from './template.ts';

/** Installment plans with canonical column names. */
export const templateBnplPlan = templateFormat('bnpl_plan', 'Paybench template: BNPL plans', [
  'ts_utc',
  'plan_id',
  'plan_type',
  'amount',
  'ccy',
]);
