import { callEngine } from '../../connection/engine-client.ts';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { copyFigure, copyText } from '../../state/clipboard.ts';
import { figureHtml, figureText } from './figure-table.ts';

type FormatX = (x: string | number) => string;

/** The words that a chart's points carry for their place on the axis. */
function labelsOf(spec: ChartSpec): FormatX {
  const labels = new Map(spec.series.flatMap((series) => series.points.map((point) => [point.x, point.label] as const)));
  return (x) => labels.get(x) ?? (typeof x === 'number' ? new Date(x).toISOString().slice(0, 10) : x);
}

/** Copies a chart as picture and table; only the table when the picture cannot be made. */
export async function copyChart(spec: ChartSpec, formatX: FormatX = labelsOf(spec)): Promise<void> {
  const text = figureText(spec, formatX);
  try {
    const { png } = await callEngine('chart.render', { chart: spec, width: 1200, height: 620, scale: 2 });
    copyFigure({ text, html: figureHtml(spec, formatX), png });
  } catch (thrown) {
    copyText(text, `Copied as a table only. ${toAppError(thrown).title}`);
  }
}
