import { efficiencyReport } from '../../../shared/report/templates/efficiency-report.ts';
import type { ReportSpec } from '../../../shared/report/report-spec.ts';
import { demoDocument } from '../../../shared/synth/index.ts';
import { contractEdits, contractsOf } from '../../../shared/workbook/contracts-file.ts';
import { type WorkbookDocument, workbookDocumentSchema } from '../../../shared/workbook/document.ts';
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
    { kind: 'report.put', report: yearReport(demo) },
    ...reports.map((report): Edit => ({ kind: 'report.put', report })),
  ];
}

/** What the program set itself for the year, in each metric's own unit. */
const targets = {
  payment_success: 0.9,
  auth_rate_first: 0.88,
  cost_of_acceptance_bps: 210,
  contacts_per_1k_orders: 30,
  technical_rate: 0.01,
};

/** The efficiency report of the quarter, made as a person would make it: from its template. */
function yearReport({ cases, scope }: WorkbookDocument): ReportSpec {
  const month = scope.period?.from.slice(0, 7) ?? '2026-03';
  const setting = {
    month,
    months: [month],
    week: { from: '2026-03-23', to: '2026-03-30' },
    has: (id: string) => id !== 'manual_touch_hours',
    partners: [],
    targets,
  };
  return {
    id: 'efficiency',
    ...efficiencyReport.make({ ...setting, cases, hasCommitments: true, hasInitiatives: true, hasActions: true }),
  };
}
