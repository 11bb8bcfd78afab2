import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered, approved, ofMethod, rows } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: credit decisions, a metric of its own beside the cards' authorization rate. */
export const approvalRate: Metric = {
  id: 'approval_rate',
  version: 1,
  label: 'BNPL approval rate',
  group: 'Conversion',
  sentence: 'Approved BNPL decisions over BNPL decisions with a final answer.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('bnpl'), answered),
  computation: { kind: 'ratio', numerator: rows(approved), denominator: rows() },
  minimumN: 30,
  reference: reference.plans,
};
