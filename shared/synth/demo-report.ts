import { everything, type Filter } from '../query/filter.ts';
import type { Grain, Period } from '../query/slice.ts';
import { months, quarter } from './synth-calendar.ts';

const january: Period = { from: months[0].from, to: months[0].to };
const march: Period = { from: months[2].from, to: months[2].to };
const whole: Period = { from: quarter.from, to: quarter.to };
const mixed: Filter = { kind: 'in', column: 'product', values: ['co_brand', 'bnpl'] };

/** A slice of March against January. */
const compared = (metrics: string[], by: string[], where: Filter = everything) => ({
  metrics,
  by,
  grain: null,
  period: march,
  where,
  compare: january,
});
const over = (metric: string, by: string[], grain: Grain, where: Filter = everything) => ({
  metrics: [metric],
  by,
  grain,
  period: whole,
  where,
});

/** The review of March: what moved and why, who owes what, and the case to decide. */
export function demoReport() {
  return {
    id: 'march-review',
    name: 'March business review',
    subtitle: 'Payment partners, March against January 2026',
    blocks: [
      {
        kind: 'headline' as const,
        id: 'headline',
        text: 'Payment success on co-brand card and BNPL {{mixed.change}}, and no partner is to blame: the co-brand card {{cobrand.change}} and BNPL {{bnpl.change}}.',
        numbers: [
          { name: 'mixed', slice: compared(['payment_success'], [], mixed) },
          {
            name: 'cobrand',
            slice: compared(['payment_success'], [], { kind: 'compare', column: 'product', operator: '=', value: 'co_brand' }),
          },
          { name: 'bnpl', slice: compared(['payment_success'], [], { kind: 'compare', column: 'product', operator: '=', value: 'bnpl' }) },
        ],
      },
      {
        kind: 'bridge' as const,
        id: 'bridge',
        bridge: { metric: 'payment_success', by: 'product', from: january, to: march, where: mixed, form: 'three-part' as const },
      },
      {
        kind: 'chart' as const,
        id: 'success-by-week',
        chart: 'line' as const,
        title: null,
        slice: over('payment_success', ['product'], 'week'),
      },
      {
        kind: 'table' as const,
        id: 'by-product',
        title: 'March by product, against January',
        slice: compared(['payment_success', 'orders'], ['product']),
      },
      { kind: 'scorecard' as const, id: 'scorecard', title: 'What the partners promised', partner: null },
      {
        kind: 'table' as const,
        id: 'cost-by-partner',
        title: 'Cost of acceptance by partner',
        slice: compared(['cost_of_acceptance_bps', 'settled_value'], ['partner']),
      },
      { kind: 'case' as const, id: 'case', caseId: 'retry-routing' },
    ],
  };
}
