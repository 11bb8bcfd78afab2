import { templateFormat } from './template.ts';

/** Card and credit applications with canonical column names. */
export const templateApplication = templateFormat('application', 'Paybench template: applications', [
  'ts_utc',
  'application_id',
  'decision',
]);
