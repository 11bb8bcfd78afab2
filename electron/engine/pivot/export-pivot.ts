import { periodLabel } from '../../../shared/calendar/period.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { PivotSpec } from '../../../shared/pivot/pivot-spec.ts';
import { pivotView } from '../../../shared/pivot/pivot-view.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { printFilter } from '../../../shared/query/print-filter.ts';
import { pivotCsv, pivotTable } from '../../../shared/report/pivot-table.ts';
import type { ReportModel } from '../../../shared/report/report-spec.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';
import { runPivot } from './run-pivot.ts';

export interface PivotExport {
  readonly pivot: PivotSpec;
  readonly title: string;
  readonly to: 'csv' | 'xlsx';
  readonly grant: string;
}

/** Writes a pivot as it is read on screen: in CSV the same texts, in XLSX numbers in a format that shows the same digits. */
export async function exportPivot(
  context: EngineContext,
  { pivot, title, to, grant }: PivotExport,
  job: JobContext,
): Promise<{ readonly path: string; readonly bytes: number; readonly cells: number }> {
  const path = context.resolveGrant(grant);
  const { name, settings } = context.workbook().document();
  const result = await runPivot(context.workbook(), pivot, job);
  const table = pivotTable(pivotView(result, settings), settings.locale);
  const cells = table.rows.length * table.columns.filter(({ kind }) => kind === 'number').length;
  job.progress('Writing the table', null);
  if (to === 'csv') return { path, bytes: await saveFile(path, pivotCsv(table), job.signal), cells };
  const { writeXlsx } = await import('../exporters/write-xlsx.ts');
  const notes = [
    ...new Set([...result.warnings, ...result.grains.flatMap(({ result: { notes: each } }) => each.map(({ message }) => message))]),
  ];
  const { now, base, spec } = result;
  const scope = [
    now === null ? 'All that is loaded' : periodLabel(now.period),
    ...(base === null ? [] : [`against ${periodLabel(base.period)}`]),
    ...(spec.where.kind === 'all' ? [] : [printFilter(spec.where)]),
  ];
  const model: ReportModel = {
    name: title,
    subtitle: scope.join(' · '),
    workbook: name,
    asOf: new Date(context.now()).toISOString(),
    appVersion: context.appVersion,
    blocks: [
      { kind: 'table', id: 'pivot', title, table, lineage: result.grains.slice(0, 1).map((grain) => grain.result.lineage), notes, scope },
    ],
    caveats: [],
  };
  const content = await writeXlsx(model);
  if (job.signal.aborted) fail('CANCELLED');
  return { path, bytes: await saveFile(path, content, job.signal), cells };
}
