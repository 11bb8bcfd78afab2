import type { Metric } from '../metric.ts';
import { answered, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const attempts: Metric = {
  id: 'attempts',
  version: 1,
  label: 'Attempts',
  group: 'Volume',
  sentence: 'Attempts with a final answer from the partner or the issuer.',
  unit: 'count',
  direction: 'info',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: { kind: 'additive', value: rows() },
  outcomeDimensions: ['decline_cat', 'decline_severity', 'raw_code', 'advice_code', 'result', 'timed_out'],
  minimumN: 0,
  reference: reference.payments,
};
