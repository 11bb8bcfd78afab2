import { templateFormat } from './template.ts';

/** Figures that partners report about themselves, with canonical column names. */
export const templateReportedMeasure = templateFormat('reported_measure', 'Paybench template: reported measures', [
  'window_start',
  'window_end',
  'measure',
  'value',
  'unit',
]);
