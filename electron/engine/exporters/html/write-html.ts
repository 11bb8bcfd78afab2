import { dayText } from '../../../../shared/charts/source-line.ts';
import { lineageLines } from '../../../../shared/report/lineage-text.ts';
import { withoutDetail } from '../../../../shared/report/deck-plan.ts';
import type { ModelBlock, ReportModel } from '../../../../shared/report/report-spec.ts';
import { embeddedFontFace } from '../fonts.ts';
import { naturalHeight } from '../../../../shared/plot/natural-height.ts';
import { chartSvg } from '../picture.ts';
import { xmlText } from '../xml-text.ts';
import { stableJson } from '../../../../shared/base/stable-json.ts';
import { makePassport } from '../../../../shared/report/passport.ts';
import { htmlPage, keyFigureHtml, tableHtml, tilesHtml } from './html-parts.ts';
import { readingStyle } from './page-style.ts';

/** A report as one self-contained page: fonts and pictures inside, no script, nothing loaded. */
export function writeHtml(model: ReportModel): string {
  const caveats =
    model.caveats.length === 0
      ? ''
      : `<div class="caveats"><b>Before you use these numbers</b><ul>${model.caveats.map((text) => `<li>${xmlText(text)}</li>`).join('')}</ul></div>`;
  const head = `<header><h1>${xmlText(model.name)}</h1><p>${xmlText(model.subtitle)}</p><p>${xmlText(model.workbook)} · as of ${xmlText(dayText(model.asOf))} · Paybench ${xmlText(model.appVersion)}</p>${caveats}</header>`;
  const made = makePassport(model);
  const meta = made === null ? '' : `<meta name="paybench-passport" content="${xmlText(stableJson(made))}">`;
  return htmlPage(
    model.name,
    `${embeddedFontFace()}${readingStyle}`,
    `<main>${head}\n${model.blocks.map(blockHtml).join('\n')}</main>`,
    meta,
  );
}

function blockHtml(block: ModelBlock): string {
  switch (block.kind) {
    case 'headline':
      return `<h2 class="headline">${xmlText(block.text)}</h2>`;
    case 'text':
      return `<p class="text">${xmlText(block.text)}</p>`;
    case 'chart': {
      const { chart } = block;
      const form = { titles: false, text: 13 };
      const svg = chartSvg(chart, { width: 940, height: naturalHeight(chart, { width: 940, height: 420, ...form }) }, form);
      const key = block.keyFigure === undefined ? '' : keyFigureHtml(block.keyFigure);
      const table = `<details><summary>Table</summary>${tableHtml(withoutDetail(block.table))}</details>`;
      return `<section><h3>${xmlText(chart.title)}</h3><p class="subtitle">${xmlText(chart.subtitle)}</p>${key}<figure>${svg}</figure>${table}${findings(block.findings ?? [])}${notes(block.notes)}${passport(block)}<p class="source">${xmlText(chart.source)}</p></section>`;
    }
    case 'table':
      return `<section><h3>${xmlText(block.title)}</h3>${block.tiles === undefined ? '' : tilesHtml(block.tiles)}${tableHtml(withoutDetail(block.table))}${findings(block.findings ?? [])}${notes(block.notes)}${passport(block)}</section>`;
  }
}

function findings(texts: readonly string[]): string {
  return texts.map((text) => `<p class="text">${xmlText(text)}</p>`).join('');
}

function notes(texts: readonly string[]): string {
  return texts.map((text) => `<p class="notes">${xmlText(text)}</p>`).join('');
}

function passport(block: Extract<ModelBlock, { kind: 'chart' | 'table' }>): string {
  const lines = [...(block.scope ?? []), ...lineageLines(block.lineage)];
  return `<details><summary>Where these numbers come from</summary><div class="passport">${lines.map(xmlText).join('\n')}</div></details>`;
}
