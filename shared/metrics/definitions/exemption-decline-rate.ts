import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answeredCards, is, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const exemptionDeclineRate: Metric = {
  id: 'exemption_decline_rate',
  version: 1,
  label: 'Exemptions declined',
  group: 'Authentication',
  sentence: 'Exempted card attempts that were declined for want of authentication over exempted card attempts.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answeredCards, is('is_sca', true), present('exemption')),
  computation: share(is('decline_cat', 'sca_soft_decline')),
  needs: ['is_sca', 'exemption'],
  minimumN: 30,
  reference: reference.emv,
};
