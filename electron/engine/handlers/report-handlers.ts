import { chartSpecSchema } from '../../../shared/charts/chart-schema.ts';
import { chartProblems } from '../../../shared/charts/registry.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { cleanTexts } from '../../../shared/report/clean-model.ts';
import { countNumbers } from '../../../shared/report/count-numbers.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';
import { reportOf, runReport } from '../run-report.ts';

/** Reports: their numbers, their files, and single charts as pictures. */
export function reportHandlers(context: EngineContext): Pick<EngineHandlers, 'report.resolve' | 'report.export' | 'chart.render'> {
  return {
    'report.resolve': ({ report }, job) => runReport(context, reportOf(context.workbook(), report), job),
    'report.export': async ({ report, to, grant }, job) => {
      const { exporters } = await import('../exporters/registry.ts');
      const path = context.resolveGrant(grant);
      const model = await runReport(context, reportOf(context.workbook(), report), job);
      job.progress(`Writing the ${exporters[to].label}`, null);
      const content = await exporters[to].write(model, context.workbook().document().settings.locale);
      if (job.signal.aborted) fail('CANCELLED');
      const bytes = await saveFile(path, content, job.signal);
      return { path, bytes, numbers: countNumbers(model) };
    },
    'chart.render': async ({ chart, width, height, scale }) => {
      const parsed = chartSpecSchema.safeParse(chart);
      if (!parsed.success)
        return fail('INVALID_REQUEST', {
          problem: `not a chart: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`,
        });
      const spec = cleanTexts(parsed.data);
      const [problem] = chartProblems(spec);
      if (problem !== undefined) fail('INVALID_REQUEST', { problem });
      const { chartSvg, svgToPng, withFont } = await import('../exporters/picture.ts');
      const svg = chartSvg(spec, { width, height }, { titles: true, text: width >= 1000 ? 14 : 12 });
      return { svg: withFont(svg), png: svgToPng(svg, width, scale) };
    },
  };
}
