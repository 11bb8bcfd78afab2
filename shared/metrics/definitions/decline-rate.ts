import type { Metric } from '../metric.ts';
import { answered, notApproved, rows } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: declines in a category / all answered attempts, so that categories and approvals add up to 100 %. */
export const declineRate: Metric = {
  id: 'decline_rate',
  version: 1,
  label: 'Decline rate',
  group: 'Declines',
  sentence: 'Attempts declined, failed or timed out over all answered attempts; split by category, each is over all answered attempts.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: { kind: 'ratio', numerator: rows(notApproved), denominator: rows() },
  outcomeDimensions: ['decline_cat', 'decline_severity', 'raw_code', 'advice_code', 'result', 'timed_out'],
  minimumN: 30,
  reference: reference.iso,
};
