import { addDays } from '../../calendar/day.ts';
import { appendixPage, bridgePage, rankPage, tablePage, tilesPage, trendPage } from './pages.ts';
import { listed, type ReportTemplate } from './template.ts';

export const weeklyReview: ReportTemplate = {
  label: 'Weekly business review',
  hint: 'the last whole week against the one before',
  make(setting) {
    const { week } = setting;
    const span = { from: addDays(week.to, -12 * 7), to: week.to };
    return {
      name: 'Weekly business review',
      subtitle: `Payment partners: {{partner}}, the week from ${week.from}`,
      blocks: listed([
        ...tilesPage(setting, week, ['payment_success', 'auth_rate_first', 'orders', 'technical_rate'], 'The week in numbers'),
        ...trendPage(setting, 'payment_success', span, []),
        ...bridgePage(setting, 'payment_success', week, 'partner'),
        ...rankPage(setting, 'technical_rate', week, ['partner'], 'Technical failures {{it.change}}'),
        ...tablePage(
          setting,
          'The week by product',
          ['payment_success', 'orders'],
          week,
          ['product'],
          'By product: payment success {{it.change}}',
        ),
        ...appendixPage,
      ]),
    };
  },
};
