import { actionsPage, appendixPage, bridgePage, scorecardPage, tablePage, tilesPage, trendPage } from './pages.ts';
import { listed, monthOf, type ReportTemplate, threeMonths } from './template.ts';

export const scorecardPack: ReportTemplate = {
  label: 'Partner scorecard pack',
  hint: 'the review with one partner; made for each of them',
  make(setting) {
    const [month, span] = [monthOf(setting.month), threeMonths(setting.month)];
    return {
      name: 'Scorecard, {{partner}}',
      subtitle: '{{partner}}, {{month}} against {{previous month}}',
      blocks: listed([
        ...tilesPage(
          setting,
          month,
          ['payment_success', 'auth_rate_first', 'orders', 'cost_of_acceptance_bps', 'technical_rate', 'latency_p95'],
          'The partner in numbers',
        ),
        ...scorecardPage(setting, 'What {{partner}} promised'),
        ...trendPage(setting, 'payment_success', span, []),
        ...bridgePage(setting, 'payment_success', month, 'product'),
        ...tablePage(
          setting,
          'Money by product',
          ['settled_value', 'cost_of_acceptance_bps'],
          month,
          ['product'],
          'Settled sales {{it.change}}',
        ),
        ...actionsPage(setting),
        ...appendixPage,
      ]),
    };
  },
};
