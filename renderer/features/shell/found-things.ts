import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { WorkbookDocument } from '../../../shared/workbook/document.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { navigate } from '../../state/ui-store.ts';
import type { FoundThing } from './things-called.ts';

/** Partners, commitments, metrics, files, views, cases and reports of a workbook, in this order. */
export function foundThings(
  document: WorkbookDocument,
  metrics: readonly MetricInfo[],
  extracts: readonly ExtractSummary[],
): readonly FoundThing[] {
  const partners = [
    ...new Set([
      ...document.partners.map(({ id }) => id),
      ...document.commitments.map(({ partner }) => partner),
      ...extracts.flatMap((extract) => extract.partners),
    ]),
  ].sort();
  return [
    ...partners.map((partner) => ({
      id: `partner ${partner}`,
      group: 'Partner',
      title: partner,
      detail: '',
      run: () => navigate('partners', { partner }),
    })),
    ...document.commitments.map(({ id, partner, title, clause }) => ({
      id: `commitment ${id}`,
      group: 'Commitment',
      title,
      detail: `${partner}, ${clause}`,
      run: () => navigate('partners', { partner, commitmentId: id }),
    })),
    ...metrics.map(({ id, label, available, group }) => ({
      id: `metric ${id}`,
      group: 'Metric',
      title: label,
      detail: available ? group : `${group}, needs data`,
      run: () => (available ? navigate('explore', { metric: id }) : navigate('metrics', { metric: id })),
    })),
    ...extracts.map(({ id, name, state, partners: of }) => ({
      id: `file ${id}`,
      group: 'File',
      title: name,
      detail: [...of.slice(0, 3), ...(state === 'active' ? [] : [state])].join(', '),
      run: () => navigate('data', { extract: id }),
    })),
    ...document.views.flatMap(({ id, name, pivot }) =>
      pivot === undefined
        ? []
        : [
            {
              id: `view ${id}`,
              group: 'View',
              title: name,
              detail: 'Explore',
              run: () => void applyEdit({ kind: 'pivot.set', pivot }).then((done) => done && navigate('explore', null)),
            },
          ],
    ),
    ...document.cases.map(({ id, name }) => ({
      id: `case ${id}`,
      group: 'Case',
      title: name,
      detail: '',
      run: () => navigate('cases', { caseId: id }),
    })),
    ...document.reports.map(({ id, name }) => ({
      id: `report ${id}`,
      group: 'Report',
      title: name,
      detail: '',
      run: () => navigate('reports', { reportId: id }),
    })),
  ];
}
