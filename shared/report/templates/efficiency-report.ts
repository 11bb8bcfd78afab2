import { previousPeriod } from '../../calendar/period.ts';
import type { ReportBlock } from '../report-spec.ts';
import { appendixPage, bridgePage, casePages, scorecardPage, trendPage } from './pages.ts';
import { listed, monthOf, type ReportTemplate, threeMonths, yearOf } from './template.ts';

const measured = [
  'payment_success',
  'auth_rate_first',
  'cost_of_acceptance_bps',
  'fee_per_transaction',
  'contacts_per_1k_orders',
  'manual_touch_hours',
  'recon_match_rate',
  'technical_rate',
];

export const efficiencyReport: ReportTemplate = {
  label: 'Efficiency report for the year',
  hint: 'what was committed, what is realized, what comes next',
  make(setting) {
    const [month, year] = [monthOf(setting.month), yearOf(setting.month)];
    const known = measured.filter(setting.has);
    const first = { from: year.from, to: monthOf(year.from.slice(0, 7)).to };
    const base = first.from === month.from ? previousPeriod(month) : first;
    const table: ReportBlock[] =
      known.length === 0
        ? []
        : [
            {
              kind: 'kpis',
              id: '',
              title: 'The year so far',
              slice: { metrics: known, by: [], grain: null, period: month, where: { kind: 'all' }, compare: base },
              targets: {},
            },
          ];
    return {
      name: 'Efficiency report {{month}}',
      subtitle: 'Payment partners: {{partner}}; baseline is the first month of the year',
      blocks: listed([
        ...(setting.hasInitiatives === true ? [{ kind: 'benefits' as const, id: '', year: Number(setting.month.slice(0, 4)) }] : []),
        ...table,
        ...bridgePage(setting, 'cost_of_acceptance_bps', month, 'partner', 'Cost of acceptance {{it.change}}'),
        ...trendPage(setting, 'payment_success', threeMonths(setting.month), []),
        ...casePages(setting),
        ...scorecardPage(setting, 'What slipped: commitments of the partners'),
        ...appendixPage,
      ]),
    };
  },
};
