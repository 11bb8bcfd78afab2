import PptxGenJS from 'pptxgenjs';
import { planDeck, type Slide } from '../../../../shared/report/deck-plan.ts';
import type { ReportModel } from '../../../../shared/report/report-spec.ts';
import { deckFont } from './deck-style.ts';
import { finishPackage } from './finish-package.ts';
import type { DeckChart } from './slide-chart.ts';
import { addGrid } from './slide-grid.ts';
import { addCover, addFigure, addTableSlide, addTextSlide } from './slides.ts';

/** A report as a 16:9 deck, or on a person's own template: a finding per slide, charts that can be edited, passports in the notes. */
export async function writePptx(model: ReportModel, template?: Uint8Array): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = model.name;
  deck.author = 'Paybench';
  deck.company = '';
  deck.subject = model.subtitle;
  deck.theme = { headFontFace: deckFont, bodyFontFace: deckFont };
  const charts = new Map<number, readonly DeckChart[]>();
  for (const [index, plan] of planDeck(model).entries()) {
    const slide = deck.addSlide();
    slide.background = { color: 'FFFFFF' };
    charts.set(index + 1, draw(slide, plan, index + 1, model));
    if (plan.passport.length > 0) slide.addNotes(plan.passport.join('\n'));
  }
  const bytes = (await deck.write({ outputType: 'uint8array', compression: false })) as Uint8Array;
  return finishPackage(bytes, charts, model, template);
}

/** Puts a slide's contents in place; answers the charts on it, in their order. */
function draw(slide: PptxGenJS.Slide, plan: Slide, number: number, model: ReportModel): readonly DeckChart[] {
  switch (plan.kind) {
    case 'cover':
      addCover(slide, plan);
      return [];
    case 'text':
      addTextSlide(slide, plan, number, model.name);
      return [];
    case 'grid':
      return addGrid(slide, plan, number, model.name);
    case 'figure':
      return [addFigure(slide, plan, number, model.name)];
    case 'table':
      addTableSlide(slide, plan, number, model.name);
      return [];
  }
}
