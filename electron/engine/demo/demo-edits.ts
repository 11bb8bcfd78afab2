import { demoDocument } from '../../../shared/synth/index.ts';
import { workbookDocumentSchema } from '../../../shared/workbook/document.ts';
import type { Edit } from '../../../shared/workbook/edit.ts';

/** The demo's own content as the edits a person would have made; extracts are loaded by the importer. */
export function demoEdits(): readonly Edit[] {
  const { name, settings, scope, grain, commitments, rateCards, incidents, cases, reports } = workbookDocumentSchema.parse(demoDocument());
  return [
    { kind: 'workbook.rename', name },
    { kind: 'settings.set', settings },
    { kind: 'scope.set', scope },
    { kind: 'grain.set', grain },
    ...commitments.map((commitment): Edit => ({ kind: 'commitment.put', commitment })),
    ...rateCards.map((line): Edit => ({ kind: 'rateCard.put', line })),
    ...incidents.map((incident): Edit => ({ kind: 'incident.put', incident })),
    ...cases.map((one): Edit => ({ kind: 'case.put', case: one })),
    ...reports.map((report): Edit => ({ kind: 'report.put', report })),
  ];
}
