import { previousPeriod } from '../../calendar/period.ts';
import type { ReportBlock } from '../report-spec.ts';
import { actionsPage, appendixPage, bridgePage, casePages, scorecardPage, sensitivityPages, trendPage } from './pages.ts';
import { listed, monthOf, type ReportTemplate, type TemplateSetting, threeMonths, yearOf } from './template.ts';

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

const id = '';

export const efficiencyReport: ReportTemplate = {
  label: 'Efficiency report for the year',
  hint: 'what was committed, what is realized, what comes next',
  make(setting) {
    const month = monthOf(setting.month);
    const year = setting.hasInitiatives ? Number(setting.month.slice(0, 4)) : null;
    return {
      name: 'Efficiency report {{month}}',
      subtitle: 'Payment partners: {{partner}}; baseline is the first month of the year',
      blocks: listed([
        ...(year === null
          ? []
          : ([
              { kind: 'benefits', id, year },
              { kind: 'slipped', id, year },
            ] as const)),
        ...kpiPage(setting),
        ...bridgePage(setting, 'fee_per_transaction', month, 'product'),
        ...trendPage(setting, 'payment_success', threeMonths(setting.month), []),
        ...scorecardPage(setting, 'What the partners promised'),
        ...casePages(setting),
        ...sensitivityPages(setting),
        ...(year === null ? [] : ([{ kind: 'pipeline', id, year }] as const)),
        ...actionsPage(setting),
        ...appendixPage,
      ]),
    };
  },
};

/** The month against the first one of the year; in January against December. */
function kpiPage({ month: name, has, targets }: TemplateSetting): ReportBlock[] {
  const [month, year] = [monthOf(name), yearOf(name)];
  const known = measured.filter(has);
  if (known.length === 0) return [];
  const first = { from: year.from, to: monthOf(year.from.slice(0, 7)).to };
  const compare = first.from === month.from ? previousPeriod(month) : first;
  const slice = { metrics: known, by: [], grain: null, period: month, where: { kind: 'all' as const }, compare };
  const set = Object.fromEntries(known.flatMap((metric) => (targets[metric] === undefined ? [] : [[metric, targets[metric]]])));
  return [{ kind: 'kpis', id, title: 'The year so far', slice, targets: set }];
}
