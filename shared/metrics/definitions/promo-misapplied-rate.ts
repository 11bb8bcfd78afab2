import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, ofType, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const promoMisappliedRate: Metric = {
  id: 'promo_misapplied_rate',
  version: 1,
  label: 'Promotions booked otherwise',
  group: 'Card programs',
  sentence: 'Sales whose promised promotion was booked otherwise over sales with a promised promotion.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('sale'), present('promo_offered')),
  computation: share(is('promo_state', 'otherwise')),
  needs: ['promo_offered', 'promo_booked'],
  minimumN: 30,
  reference: reference.applications,
};
