import { fail } from '../../../shared/errors/fail.ts';
import type { PivotSpec } from '../../../shared/pivot/pivot-spec.ts';
import { pivotView } from '../../../shared/pivot/pivot-view.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { pivotModel, pivotSlides } from '../../../shared/report/pivot-model.ts';
import { pivotCsv, pivotTable } from '../../../shared/report/pivot-table.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';
import { runPivot } from './run-pivot.ts';

export interface PivotExport {
  readonly pivot: PivotSpec;
  readonly title: string;
  readonly to: 'csv' | 'xlsx' | 'pptx';
  readonly grant: string;
}

/** Writes a pivot as it is read on screen: in CSV and on slides the same texts, in XLSX numbers in a format that shows the same digits. */
export async function exportPivot(
  context: EngineContext,
  { pivot, title, to, grant }: PivotExport,
  job: JobContext,
): Promise<{ readonly path: string; readonly bytes: number; readonly cells: number }> {
  const path = context.resolveGrant(grant);
  const { name, settings } = context.workbook().document();
  const view = pivotView(await runPivot(context.workbook(), pivot, job), settings);
  const table = pivotTable(view, settings.locale);
  const cells = table.rows.length * table.columns.filter(({ kind }) => kind === 'number').length;
  job.progress('Writing the table', null);
  if (to === 'csv') return { path, bytes: await saveFile(path, pivotCsv(table), job.signal), cells };
  const { exporters } = await import('../exporters/registry.ts');
  const asOf = new Date(context.now()).toISOString();
  const model = pivotModel(view, { title, workbook: name, locale: settings.locale, asOf, appVersion: context.appVersion });
  const content = await exporters[to].write(to === 'pptx' ? pivotSlides(model) : model, settings.locale);
  if (job.signal.aborted) fail('CANCELLED');
  return { path, bytes: await saveFile(path, content, job.signal), cells };
}
