import { templateFormat } from './template.ts';

/** Stages of disputes with canonical column names. */
export const templateDispute = templateFormat('dispute', 'Paybench template: disputes', ['ts_utc', 'dispute_id', 'stage', 'amount', 'ccy']);
