import { readFile } from 'node:fs/promises';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { countNumbers } from '../../../shared/report/count-numbers.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';
import { exportPack } from '../report/export-pack.ts';
import { reportOf, runReport } from '../report/run-report.ts';

/** Reports: their numbers, their files, and the numbers of those files again. */
export function reportHandlers(context: EngineContext): Pick<EngineHandlers, 'report.resolve' | 'report.export' | 'report.verify'> {
  return {
    'report.resolve': ({ report }, job) => runReport(context, reportOf(context.workbook(), report), job),
    'report.export': async ({ report, to, grant, parameters, template }, job) => {
      const { exporters } = await import('../exporters/registry.ts');
      const path = context.resolveGrant(grant);
      const own = template === undefined || to !== 'pptx' ? undefined : await readTemplate(context.resolveGrant(template));
      if (parameters?.partner === '*') return exportPack(context, { report, to, path, parameters, template: own }, job);
      const model = await runReport(context, reportOf(context.workbook(), report, parameters), job, { to });
      job.progress(`Writing the ${exporters[to].label}`, null);
      const content = await exporters[to].write(model, context.workbook().document().settings.locale, own);
      if (job.signal.aborted) fail('CANCELLED');
      const bytes = await saveFile(path, content, job.signal);
      return { path, bytes, numbers: countNumbers(model) };
    },
    'report.verify': async ({ grant }, job) => {
      const { verifyReport } = await import('../report/verify-report.ts');
      return verifyReport(context, await readFile(context.resolveGrant(grant)), job);
    },
  };
}

async function readTemplate(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    return fail('TEMPLATE_NOT_READ', { problem: 'it is not there or may not be read' });
  }
}
