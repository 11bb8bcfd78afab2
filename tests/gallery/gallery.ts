import { mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { drawingDocument, svgToPng } from '../../electron/engine/exporters/picture.ts';
import { xmlText } from '../../electron/engine/exporters/xml-text.ts';
import type { ChartSpec } from '../../shared/charts/chart-spec.ts';
import { chartKinds, chartTable } from '../../shared/charts/registry.ts';
import { naturalHeight } from '../../shared/plot/natural-height.ts';
import { drawChart } from '../../shared/plot/draw-chart.ts';
import * as axisSamples from '../support/chart-samples-axis.ts';
import * as groupSamples from '../support/chart-samples-group.ts';
import * as specs from '../support/chart-specs.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('npm run gallery -- FOLDER');
const target = isAbsolute(folder) ? folder : resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
mkdirSync(target, { recursive: true });

const themes = ['light', 'dark'] as const;
const width = 860;

function picture(spec: ChartSpec, theme: (typeof themes)[number]): Uint8Array {
  const height = naturalHeight(spec, { width, height: 460, titles: true });
  return svgToPng(drawChart({ spec, document: drawingDocument(), theme, width, height, titles: true }).outerHTML, width, 2);
}

function tableHtml(spec: ChartSpec): string {
  const { columns, rows } = chartTable(spec);
  const line = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${xmlText(cell)}</${tag}>`).join('')}</tr>`;
  return `<details><summary>Table</summary><table>${line(
    columns.map((column) => column.label),
    'th',
  )}${rows
    .map((row) =>
      line(
        row.map((cell) => cell.text),
        'td',
      ),
    )
    .join('')}</table></details>`;
}

const all = Object.entries({ ...specs, ...axisSamples, ...groupSamples }) as [string, ChartSpec][];
const sections = all.map(([name, spec]) => {
  const file = name.replace(/Spec$/, '');
  for (const theme of themes) writeFileSync(join(target, `${file}-${theme}.png`), picture(spec, theme));
  const images = themes
    .map((theme) => `<img src="${file}-${theme}.png" width="${width / 1.5}" alt="${xmlText(spec.alternative)}">`)
    .join('');
  return `<section><h2>${xmlText(chartKinds[spec.kind].label)}</h2><p>${xmlText(chartKinds[spec.kind].needs)}</p>${images}<p><small>${xmlText(spec.alternative)}</small></p>${tableHtml(spec)}</section>`;
});
const style =
  'body{font:14px/1.5 Inter,system-ui,sans-serif;margin:32px;max-width:1240px}img{margin:0 12px 12px 0;border:1px solid #ddd}td,th{padding:2px 12px;text-align:right}td:first-child,th:first-child{text-align:left}';
writeFileSync(
  join(target, 'index.html'),
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts</title><style>${style}</style><h1>Charts</h1>${sections.join('\n')}</html>\n`,
);
process.stderr.write(`${all.length} charts, ${themes.length} themes: ${join(target, 'index.html')}\n`);
