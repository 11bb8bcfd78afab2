import { demoDocument } from '../../../shared/synth/index.ts';
import { contractEdits, contractsOf } from '../../../shared/workbook/contracts-file.ts';
import { workbookDocumentSchema } from '../../../shared/workbook/document.ts';
import type { Edit } from '../../../shared/workbook/edit.ts';

/** The demo's own content as the edits a person would have made; extracts are loaded by the importer. */
export function demoEdits(): readonly Edit[] {
  const demo = workbookDocumentSchema.parse(demoDocument());
  const { name, settings, scope, grain, reports, claims, asOf } = demo;
  return [
    { kind: 'workbook.rename', name },
    { kind: 'settings.set', settings },
    { kind: 'scope.set', scope },
    { kind: 'grain.set', grain },
    ...contractEdits(contractsOf(demo)),
    ...claims.map((claim): Edit => ({ kind: 'claim.put', claim })),
    { kind: 'asOf.set', asOf },
    ...reports.map((report): Edit => ({ kind: 'report.put', report })),
  ];
}
