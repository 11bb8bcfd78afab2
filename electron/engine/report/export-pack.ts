import { fail } from '../../../shared/errors/fail.ts';
import type { ExportResult, JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { countNumbers } from '../../../shared/report/count-numbers.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import type { ReportFormat } from '../../../shared/report/report-formats.ts';
import type { ReportParameters, ReportSpec } from '../../../shared/report/report-spec.ts';
import type { EngineContext } from '../engine-context.ts';
import { bytesOf, pack } from '../exporters/repack.ts';
import { saveFile } from '../exporters/save-file.ts';
import { reportOf, runReport } from './run-report.ts';

interface Pack {
  readonly report: ReportSpec | { readonly id: string };
  readonly to: ReportFormat;
  readonly path: string;
  readonly parameters: Partial<ReportParameters>;
  readonly template: Uint8Array | undefined;
}

/** The same report for every partner of the data, a file each, in one archive. */
export async function exportPack(
  context: EngineContext,
  { report, to, path, parameters, template }: Pack,
  job: JobContext,
): Promise<ExportResult> {
  const { exporters } = await import('../exporters/registry.ts');
  const workbook = context.workbook();
  const active = (await workbook.extracts()).filter(({ state }) => state === 'active');
  const partners = [...new Set(active.flatMap((extract) => extract.partners))].sort();
  if (partners.length === 0) fail('PARTNERS_NONE');
  const entries: Record<string, Uint8Array> = {};
  let numbers = 0;
  for (const [index, partner] of partners.entries()) {
    job.progress('Writing a file for every partner', index / partners.length, partner);
    const model = await runReport(context, reportOf(workbook, report, { ...parameters, partner }), job, { to });
    const content = await exporters[to].write(model, workbook.document().settings.locale, template);
    if (job.signal.aborted) fail('CANCELLED');
    const title = model.name.includes(partner) ? model.name : `${model.name}, ${partner}`;
    entries[fileName(title, to)] = typeof content === 'string' ? bytesOf(content) : content;
    numbers += countNumbers(model);
  }
  const bytes = await saveFile(path, pack(entries), job.signal);
  return { path, bytes, numbers };
}
