import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { money, ofType, over, present } from '../populations.ts';
import { reference } from '../references.ts';

export const fxSpreadBps: Metric = {
  id: 'fx_spread_bps',
  version: 1,
  label: 'Exchange spread',
  group: 'Money',
  sentence: 'What conversions cost against the mid-market rate over the converted sales, both in the reporting currency, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('sale'), present('mid_rate'), present('fx_rate')),
  computation: over(money('fx_cost', 1), money('gross', 1)),
  needs: ['mid_rate', 'fx_rate'],
  minimumN: 30,
  reference: reference.local,
};
