import { chartCsv } from '../../../shared/report/chart-csv.ts';
import { chartSpecSchema } from '../../../shared/charts/chart-schema.ts';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { pictureText } from '../../../shared/charts/deck-sizes.ts';
import { chartProblems } from '../../../shared/charts/registry.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { cleanTexts } from '../../../shared/report/clean-model.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';

/** A chart that came over the wire: well-formed, without card numbers, and one that can be drawn. */
function chartOf(chart: unknown): ChartSpec {
  const parsed = chartSpecSchema.safeParse(chart);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail('INVALID_REQUEST', { problem: `not a chart: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` });
  }
  return cleanTexts(parsed.data);
}

/** Pixels that one picture may have; each takes four bytes while it is made. */
const mostPixels = 40_000_000;

interface Wanted {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

async function pictureOf(spec: ChartSpec, { width, height, scale }: Wanted): Promise<{ readonly svg: string; readonly png: Uint8Array }> {
  const [problem] = chartProblems(spec);
  if (problem !== undefined) fail('INVALID_REQUEST', { problem });
  const pixels = width * height * scale * scale;
  if (pixels > mostPixels)
    fail('INVALID_REQUEST', {
      problem: `a picture of ${width * scale} by ${height * scale} pixels is too large: choose a smaller size or scale`,
    });
  const { chartSvg, svgToPng, withFont } = await import('../exporters/picture.ts');
  const svg = chartSvg(spec, { width, height }, { titles: true, text: pictureText(width) });
  return { svg: withFont(svg), png: svgToPng(svg, width, scale) };
}

/** Single charts as pictures and as numbers. */
export function chartHandlers(context: EngineContext): Pick<EngineHandlers, 'chart.render' | 'chart.save'> {
  return {
    'chart.render': ({ chart, ...wanted }) => pictureOf(chartOf(chart), wanted),
    'chart.save': async ({ chart, to, grant, ...wanted }, job) => {
      const spec = chartOf(chart);
      const path = context.resolveGrant(grant);
      const content = to === 'csv' ? chartCsv(spec) : (await pictureOf(spec, wanted))[to];
      if (job.signal.aborted) fail('CANCELLED');
      return { path, bytes: await saveFile(path, content, job.signal) };
    },
  };
}
