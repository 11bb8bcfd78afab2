import { hashValue } from '../../shared/base/hash.ts';
import type { EngineMethod, WorkbookState } from '../../shared/protocol/engine-protocol.ts';

/** Results that follow from data, settings and the workbook's own metrics alone; every other one follows from the whole document. */
const fromData: ReadonlySet<EngineMethod> = new Set<EngineMethod>([
  'slice.run',
  'bridge.run',
  'cube.build',
  'dimension.values',
  'rows.describe',
  'rows.page',
  'rows.find',
  'rows.exportColumns',
  'column.profile',
  'column.overview',
  'metric.list',
  'extract.quarantine',
  'sql.run',
  'case.facts',
  'case.simulate',
]);

/** Key of a result: what was asked, and everything the answer depends on. */
export function resultKey(method: EngineMethod, params: unknown, workbook: WorkbookState | null): string {
  const basis =
    workbook === null
      ? 'none'
      : fromData.has(method)
        ? {
            data: workbook.dataRevision,
            settings: workbook.document.settings,
            extracts: workbook.document.extracts,
            metrics: workbook.document.metrics,
          }
        : method === 'report.resolve'
          ? withoutReports(workbook)
          : { data: workbook.dataRevision, document: workbook.documentRevision };
  return `${method}:${hashValue({ params, basis, file: workbook?.file ?? null })}`;
}

/** A report is asked for with all that it says, so that edits of reports change no answer. */
function withoutReports({ dataRevision, document }: WorkbookState): unknown {
  const { reports: _, ...rest } = document;
  return { data: dataRevision, document: rest };
}
