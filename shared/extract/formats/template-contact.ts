import { templateFormat } from './template.ts';

/** Customer contacts with canonical column names. */
export const templateContact = templateFormat('contact', 'Paybench template: customer contacts', [
  'ts_utc',
  'contact_id',
  'channel',
  'reason',
]);
