import { templateFormat } from './template.ts';

/** Partner availability by the minute with canonical column names. */
export const templateAvailabilitySample = templateFormat('availability_sample', 'Paybench template: availability minutes', [
  'minute',
  'requests',
  'ok',
]);
