import { hashValue } from '../../shared/base/hash.ts';
import type { EngineMethod, WorkbookState } from '../../shared/protocol/engine-protocol.ts';

/** Results that follow from the rows and from what says how they are counted; every other one follows from the whole document. */
const fromData: ReadonlySet<EngineMethod> = new Set<EngineMethod>([
  'slice.run',
  'pivot.run',
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
        ? countedBy(workbook)
        : method === 'report.resolve'
          ? withoutReports(workbook)
          : { data: workbook.dataRevision, document: workbook.documentRevision };
  return `${method}:${hashValue({ params, basis, file: workbook?.file ?? null })}`;
}

const known = new WeakMap<WorkbookState, string>();

/** Rows and how they are counted, plan rates, rate cards, matching and holidays among it: told once for each state of the workbook. */
function countedBy(workbook: WorkbookState): string {
  const told = known.get(workbook);
  if (told !== undefined) return told;
  const { settings, extracts, metrics, rateCards, reconciliation, asOf } = workbook.document;
  const hash = hashValue({ data: workbook.dataRevision, settings, extracts, metrics, rateCards, reconciliation, asOf });
  known.set(workbook, hash);
  return hash;
}

/** A report is asked for with all that it says, so that edits of reports change no answer. */
function withoutReports({ dataRevision, document }: WorkbookState): unknown {
  const { reports: _, ...rest } = document;
  return { data: dataRevision, document: rest };
}
