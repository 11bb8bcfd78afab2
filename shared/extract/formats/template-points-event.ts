import { templateFormat } from './template.ts';

/** Events of a points program with canonical column names. */
export const templatePointsEvent = templateFormat('points_event', 'Paybench template: points events', [
  'ts_utc',
  'event_id',
  'type',
  'result',
  'points',
]);
