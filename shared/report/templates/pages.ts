import type { Period } from '../../query/slice.ts';
import type { ReportBlock } from '../report-spec.ts';
import { compared, over, type TemplateSetting } from './template.ts';

type Page = readonly ReportBlock[];
const id = '';

const headline = (text: string, metric: string, period: Period): ReportBlock => ({
  kind: 'headline',
  id,
  text,
  numbers: [{ name: 'it', slice: compared([metric], period) }],
});

/** The headline numbers of a period: those of a list that the data answers. */
export function tilesPage({ has }: TemplateSetting, period: Period, metrics: readonly string[], title: string): Page {
  const known = metrics.filter(has);
  if (known.length === 0) return [];
  const text = has('payment_success') ? 'Payment success {{it.change}} on {{orders}} orders' : title;
  return [
    {
      kind: 'headline',
      id,
      text,
      numbers: has('payment_success')
        ? [
            { name: 'it', slice: compared(['payment_success'], period) },
            { name: 'orders', slice: compared(['orders'], period) },
          ]
        : [],
    },
    { kind: 'tiles', id, title, slice: compared(known, period), targets: {} },
  ];
}

/** One metric by week, by a dimension; its title says how it moved. */
export function trendPage({ has }: TemplateSetting, metric: string, span: Period, by: string[]): Page {
  return has(metric) ? [{ kind: 'chart', id, chart: 'line', title: null, slice: over(metric, span, by, 'week') }] : [];
}

/** What moved a metric; its title says it. */
export function bridgePage({ has }: TemplateSetting, metric: string, period: Period, by: string): Page {
  if (!has(metric)) return [];
  const { compare } = compared([metric], period);
  if (!compare) return [];
  return [{ kind: 'bridge', id, bridge: { metric, by, from: compare, to: period, where: { kind: 'all' }, form: 'three-part' } }];
}

export function tablePage({ has }: TemplateSetting, title: string, metrics: string[], period: Period, by: string[], message: string): Page {
  const known = metrics.filter(has);
  const [lead] = known;
  if (lead === undefined) return [];
  return [headline(message, lead, period), { kind: 'table', id, title, slice: compared(known, period, by) }];
}

/** Groups of one metric, the largest first. */
export function rankPage({ has }: TemplateSetting, metric: string, period: Period, by: string[], message: string): Page {
  if (!has(metric)) return [];
  return [headline(message, metric, period), { kind: 'chart', id, chart: 'bar', title: null, slice: compared([metric], period, by) }];
}

export function scorecardPage({ hasCommitments }: TemplateSetting, title: string): Page {
  return hasCommitments ? [{ kind: 'scorecard', id, title, partner: null }] : [];
}

export function casePages({ cases }: TemplateSetting): Page {
  return cases.map(({ id: caseId }) => ({ kind: 'case', id, caseId }));
}

/** Which drivers decide each case. */
export function sensitivityPages({ cases }: TemplateSetting): Page {
  return cases.map(({ id: caseId }) => ({ kind: 'tornado', id, caseId }));
}

/** What is asked of partners; a page of one partner shows its own. */
export function actionsPage({ hasActions }: TemplateSetting): Page {
  return hasActions ? [{ kind: 'actions', id, partner: null }] : [];
}

export const appendixPage: Page = [{ kind: 'appendix', id }];
