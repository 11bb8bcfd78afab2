import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answeredCards, is, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const exemptionRate: Metric = {
  id: 'exemption_rate',
  version: 1,
  label: 'Exemption rate',
  group: 'Authentication',
  sentence: 'Card attempts with an exemption over card attempts for which strong authentication is due.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answeredCards, is('is_sca', true)),
  computation: share(present('exemption')),
  needs: ['is_sca'],
  minimumN: 30,
  reference: reference.emv,
};
