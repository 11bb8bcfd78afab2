import { actionsPage, appendixPage, bridgePage, casePages, rankPage, scorecardPage, tablePage, tilesPage, trendPage } from './pages.ts';
import { listed, monthOf, type ReportTemplate, threeMonths } from './template.ts';

export const monthlyReview: ReportTemplate = {
  label: 'Monthly business review',
  hint: 'what moved, why, who owes what',
  make(setting) {
    const [month, span] = [monthOf(setting.month), threeMonths(setting.month)];
    return {
      name: 'Business review, {{month}}',
      subtitle: 'Payment partners: {{partner}}, {{month}} against {{previous month}}',
      blocks: listed([
        ...tilesPage(
          setting,
          month,
          ['payment_success', 'auth_rate_first', 'orders', 'cost_of_acceptance_bps', 'contacts_per_1k_orders', 'technical_rate'],
          'The month in numbers',
        ),
        ...trendPage(setting, 'payment_success', span, ['product']),
        ...bridgePage(setting, 'payment_success', month, 'product'),
        ...bridgePage(setting, 'payment_success', month, 'partner'),
        ...rankPage(setting, 'technical_rate', month, ['partner'], 'Technical failures {{it.change}}'),
        ...tablePage(
          setting,
          'Cost of acceptance by partner',
          ['cost_of_acceptance_bps', 'settled_value'],
          month,
          ['partner'],
          'Cost of acceptance {{it.change}}',
        ),
        ...trendPage(setting, 'latency_p95', span, ['partner']),
        ...scorecardPage(setting, 'What the partners promised'),
        ...casePages(setting),
        ...actionsPage(setting),
        ...appendixPage,
      ]),
    };
  },
};
