import type { Metric } from '../metric.ts';
import { among, notApproved, share } from '../populations.ts';
import { reference } from '../references.ts';

export const declineSeverity: Metric = {
  id: 'decline_severity',
  version: 1,
  label: 'Recoverable declines',
  group: 'Declines',
  sentence: 'Declines that a later or changed attempt may turn (soft, or limited to one retry) over all declines.',
  unit: 'ratio',
  direction: 'info',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: notApproved,
  computation: share(among('decline_severity', 'soft', 'limited')),
  outcomeDimensions: ['decline_severity', 'decline_cat', 'raw_code', 'advice_code', 'result', 'timed_out'],
  minimumN: 30,
  reference: reference.iso,
};
