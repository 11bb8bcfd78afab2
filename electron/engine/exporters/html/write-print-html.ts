import { pageGrid } from '../../../../shared/report/blocks/block-kind.ts';
import { hasPanel, pagedTitle, planDeck, type Slide, type SlideItem } from '../../../../shared/report/deck-plan.ts';
import type { ReportModel } from '../../../../shared/report/report-spec.ts';
import { wordsHeight } from '../../../../shared/report/slide-geometry.ts';
import { tableSize } from '../../../../shared/report/table-layout.ts';
import { embeddedFontFace } from '../fonts.ts';
import { chartSvg } from '../picture.ts';
import { xmlText } from '../xml-text.ts';
import { htmlPage, keyFigureHtml, paragraphs, tableHtml, tilesHtml } from './html-parts.ts';
import { printStyle } from './page-style.ts';

/** Landscape sheets in millimetres. */
const sheets = { letter: { width: 279.4, height: 215.9 }, a4: { width: 297, height: 210 } } as const;
const letterCountries = /-(US|CA|MX|PH|CO|CL)$/;
/** CSS pixels of a millimetre. */
const perMm = 96 / 25.4;

/** The pages of a report, one sheet each, to be printed by the window: no script, page breaks and footers are in the layout. */
export function writePrintHtml(model: ReportModel, locale = 'en-US'): string {
  const sheet = letterCountries.test(locale) ? sheets.letter : sheets.a4;
  const slides = planDeck(model, locale);
  const pages = slides.map((slide, index) => pageHtml(slide, index + 1, slides.length, model, sheet)).join('\n');
  return htmlPage(model.name, `${embeddedFontFace()}${printStyle(sheet)}`, pages);
}

function pageHtml(
  slide: Slide,
  number: number,
  of: number,
  model: ReportModel,
  sheet: { readonly width: number; readonly height: number },
): string {
  const subtitle = slide.subtitle === '' ? '' : `<p class="subtitle">${xmlText(slide.subtitle)}</p>`;
  if (slide.kind === 'cover') {
    const caveats =
      slide.caveats.length === 0
        ? ''
        : `<div class="caveats"><b>Before you use these numbers</b><ul>${slide.caveats.map((text) => `<li>${xmlText(text)}</li>`).join('')}</ul></div>`;
    return `<div class="page cover"><div class="bar"></div><h1>${xmlText(slide.title)}</h1>${subtitle}<p class="facts">${xmlText(slide.facts.join('   ·   '))}</p>${caveats}</div>`;
  }
  const title = slide.kind === 'table' ? pagedTitle(slide) : slide.title;
  const notes = slide.notes.length === 0 ? '' : `<p class="notes">${xmlText(slide.notes.join('  '))}</p>`;
  const footer = `<footer><span class="source">${xmlText(slide.source)}</span><span>${xmlText(model.name)} · ${number} of ${of}</span></footer>`;
  return `<div class="page"><h1>${xmlText(title).replace(/−\S+/g, kept)}</h1>${subtitle}${bodyHtml(slide, sheet)}${notes}${footer}</div>`;
}

/** A browser breaks a line between a minus and what it belongs to. */
const kept = '<span style="white-space:nowrap">$&</span>';

function bodyHtml(slide: Exclude<Slide, { kind: 'cover' }>, sheet: { readonly width: number; readonly height: number }): string {
  switch (slide.kind) {
    case 'text':
      return `<div class="body stack"><div class="words">${paragraphs(slide.paragraphs)}</div></div>`;
    case 'table': {
      const room = { w: (sheet.width - 28) / 25.4, h: (sheet.height - 64) / 25.4 - wordsHeight(slide.texts) };
      const size = Math.min(slide.type ?? Infinity, tableSize(slide.table, room));
      return `<div class="body stack">${tableHtml(slide.table, `pt${size}`)}${words(slide.texts)}</div>`;
    }
    case 'grid':
      return `<div class="body grid">${slide.items.map((item) => itemHtml(item, sheet)).join('')}</div>`;
    case 'figure': {
      const beside = hasPanel(slide);
      const width = sheet.width - 28 - (beside ? 80 : 0);
      const svg = chartSvg(
        slide.chart,
        { width: Math.round(width * perMm), height: Math.round((sheet.height - (slide.notes.length === 0 ? 64 : 72)) * perMm) },
        { titles: false, text: 13 },
      );
      const side = beside
        ? `<div class="side">${slide.keyFigure === null ? '' : keyFigureHtml(slide.keyFigure)}${slide.table === null ? '' : tableHtml(slide.table, 'small')}${words(slide.texts)}</div>`
        : '';
      return `<div class="body"><div class="main">${svg}</div>${side}</div>`;
    }
  }
}

/** A block in its cells; charts are drawn in the size of theirs, below their heading. */
function itemHtml({ place, content }: SlideItem, sheet: { readonly width: number; readonly height: number }): string {
  const cells = `grid-area:${place.y + 1}/${place.x + 1}/span ${place.h}/span ${place.w}`;
  const inside = () => {
    switch (content.kind) {
      case 'tiles':
        return tilesHtml(content.tiles);
      case 'words':
        return words(content.texts);
      case 'table':
        return `<h2>${xmlText(content.heading)}</h2>${tableHtml(content.table, 'small')}`;
      case 'chart': {
        const width = ((sheet.width - 28) * place.w) / pageGrid.columns - 5;
        const height = ((sheet.height - 64) * place.h) / pageGrid.rows - 13;
        const size = { width: Math.round(width * perMm), height: Math.round(height * perMm) };
        return `<h2>${xmlText(content.heading)}</h2>${chartSvg(content.chart, size, { titles: false, text: 12 })}`;
      }
    }
  };
  return `<div class="item" style="${cells}">${inside()}</div>`;
}

/** Long words in small type, so that a page stays one page. */
function words(texts: readonly string[]): string {
  if (texts.length === 0) return '';
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return `<div class="words${length > 700 ? ' small' : ''}">${paragraphs(texts)}</div>`;
}
