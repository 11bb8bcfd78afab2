import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { type PictureForm, pictureSize, usualPicture } from '../../../shared/charts/deck-sizes.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { callEngine } from '../../connection/engine-client.ts';
import { host } from '../../connection/host-client.ts';
import { copyFigure, copyText } from '../../state/clipboard.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';
import { figureHtml, figureText } from './figure-table.ts';

/** Copies a chart as picture, drawing and table in one; only the table when the picture cannot be made. */
export async function copyChart(spec: ChartSpec, form: PictureForm = usualPicture, locale = 'en-US'): Promise<void> {
  const text = figureText(spec, locale);
  try {
    const { png, svg } = await callEngine('chart.render', { chart: spec, ...pictureSize(form), scale: form.scale });
    copyFigure({ text, html: figureHtml(spec, locale), png, svg });
  } catch (thrown) {
    copyText(text, `Copied as a table only. ${toAppError(thrown).title}`);
  }
}

export function copyChartTable(spec: ChartSpec, locale = 'en-US'): void {
  copyText(figureText(spec, locale), 'Copied as a table');
}

/** The chart as a picture in a file of its own, ready to be dragged out of the window. */
export async function stageChart(spec: ChartSpec, form: PictureForm = usualPicture): Promise<string> {
  const { grant } = await host.call('drag.stage', { name: fileName(spec.title, 'png') });
  await callEngine('chart.save', { chart: spec, to: 'png', ...pictureSize(form), scale: form.scale, grant });
  return grant;
}

/** Hands a staged picture to the system's drag. */
export async function dragChart(staged: Promise<string>): Promise<void> {
  try {
    await host.call('drag.start', { grant: await staged });
  } catch (thrown) {
    showToast(`Nothing was dragged out: ${toAppError(thrown).title}`);
  }
}

/** Asks where to, writes the chart as a picture or its numbers as CSV, says so. */
export async function saveChart(spec: ChartSpec, to: 'png' | 'svg' | 'csv', form: PictureForm = usualPicture): Promise<void> {
  try {
    const granted = await host.call('dialog.export', { suggestedName: fileName(spec.title, to), extension: to });
    if (granted === null) return;
    await runJob(`Writing ${granted.name}`, 'chart.save', {
      chart: spec,
      to,
      ...pictureSize(form),
      scale: form.scale,
      grant: granted.grant,
    });
    showToast(`${granted.name} is written`, {
      label: 'Show in folder',
      run: () => void host.call('shell.reveal', { grant: granted.grant }),
    });
  } catch (thrown) {
    showToast(`Nothing was saved: ${toAppError(thrown).title}`);
  }
}
