import type PptxGenJS from 'pptxgenjs';
import { fitText, textWidth } from '../../../../shared/charts/text-width.ts';
import { hasPanel, pagedTitle, type Slide } from '../../../../shared/report/deck-plan.ts';
import type { KeyFigure } from '../../../../shared/report/report-spec.ts';
import { bodyEnd, bodyTop, headSizes, lineHeight, linesOf, page, wordsHeight } from '../../../../shared/report/slide-geometry.ts';
import { tableSize } from '../../../../shared/report/table-layout.ts';
import { deckFont, deckInk, toneColor } from './deck-style.ts';
import { addChart, type DeckChart } from './slide-chart.ts';
import { addTable } from './slide-table.ts';

type Of<K extends Slide['kind']> = Extract<Slide, { kind: K }>;

const plain = { fontFace: deckFont, margin: 0, color: deckInk.ink } as const;

/** Title, subtitle, notes, footer; returns where the body begins. */
export function frame(slide: PptxGenJS.Slide, plan: Slide, number: number, report: string): number {
  const { margin, body, footer } = page;
  const { size, title: titleHeight, subtitle: subtitleHeight } = headSizes(plan);
  slide.addText(plan.title, {
    ...plain,
    x: margin,
    y: page.top,
    w: body,
    h: titleHeight + 0.04,
    fontSize: size,
    bold: true,
    align: 'left',
    valign: 'top',
    objectName: `Title ${plan.id}`,
  });
  const subtitleY = page.top + titleHeight + 0.08;
  if (plan.subtitle !== '') {
    slide.addText(plan.subtitle, {
      ...plain,
      x: margin,
      y: subtitleY,
      w: body,
      h: subtitleHeight + 0.04,
      fontSize: 13,
      color: deckInk.ink2,
      valign: 'top',
      fit: 'shrink',
      objectName: `Subtitle ${plan.id}`,
    });
  }
  slide.addShape('line', { x: margin, y: footer, w: body, h: 0, line: { color: deckInk.lineStrong, width: 0.75 } });
  const right = `${report}   ${number}`;
  const rightWidth = Math.min(5, textWidth(right, 9) / 72 + 0.3);
  slide.addText(fitText(plan.source, (body - rightWidth - 0.2) * 72, 9), {
    ...plain,
    x: margin,
    y: footer + 0.08,
    w: body - rightWidth - 0.2,
    h: 0.2,
    fontSize: 9,
    color: deckInk.ink3,
    valign: 'top',
    objectName: `Source ${plan.id}`,
  });
  slide.addText(right, {
    ...plain,
    x: margin + body - rightWidth,
    y: footer + 0.08,
    w: rightWidth,
    h: 0.2,
    fontSize: 9,
    color: deckInk.ink3,
    align: 'right',
    valign: 'top',
    objectName: `Page ${plan.id}`,
  });
  if (plan.notes.length > 0) {
    const note = {
      ...plain,
      x: margin,
      y: bodyEnd(plan),
      w: body,
      h: page.footer - bodyEnd(plan) - 0.04,
      fontSize: 9,
      color: deckInk.ink3,
    };
    slide.addText(plan.notes.join('  '), { ...note, valign: 'bottom', fit: 'shrink', objectName: `Notes ${plan.id}` });
  }
  return bodyTop(plan);
}

export function addCover(slide: PptxGenJS.Slide, plan: Of<'cover'>): void {
  const { margin, body } = page;
  const height = Math.min(3, linesOf(plan.title, 38, body, 600)) * lineHeight(38);
  slide.addShape('rect', {
    x: margin,
    y: 1.55,
    w: 0.9,
    h: 0.07,
    fill: { color: deckInk.accent },
    line: { color: deckInk.accent, width: 0 },
  });
  slide.addText(plan.title, {
    ...plain,
    x: margin,
    y: 1.8,
    w: body,
    h: height + 0.1,
    fontSize: 38,
    bold: true,
    align: 'left',
    valign: 'top',
    objectName: 'Title cover',
  });
  let y = 1.8 + height + 0.2;
  if (plan.subtitle !== '') {
    const lines = Math.min(3, linesOf(plan.subtitle, 18, body));
    slide.addText(plan.subtitle, {
      ...plain,
      x: margin,
      y,
      w: body,
      h: lines * lineHeight(18) + 0.05,
      fontSize: 18,
      color: deckInk.ink2,
      valign: 'top',
    });
    y += lines * lineHeight(18) + 0.15;
  }
  slide.addText(plan.facts.join('   ·   '), { ...plain, x: margin, y, w: body, h: 0.3, fontSize: 12, color: deckInk.ink3, valign: 'top' });
  if (plan.caveats.length === 0) return;
  const top = Math.max(y + 0.8, 4.3);
  slide.addText('Before you use these numbers', { ...plain, x: margin, y: top, w: body, h: 0.3, fontSize: 13, bold: true, valign: 'top' });
  const fits: string[] = [];
  let used = top + 0.36;
  for (const caveat of plan.caveats) {
    const need = linesOf(caveat, 12, body - 0.25) * lineHeight(12) + 0.06;
    if (used + need > 6.9) break;
    used += need;
    fits.push(caveat);
  }
  const left = plan.caveats.length - fits.length;
  const shown = left === 0 ? fits : [...fits.slice(0, -1), `and ${left + 1} more, in the notes of this slide`];
  slide.addText(
    shown.map((text) => ({ text, options: { bullet: { indent: 12 }, breakLine: true, paraSpaceAfter: 4 } })),
    {
      ...plain,
      x: margin,
      y: top + 0.36,
      w: body,
      h: 6.95 - top - 0.36,
      fontSize: 12,
      color: deckInk.ink2,
      valign: 'top',
      objectName: 'Caveats',
    },
  );
}

export function addTextSlide(slide: PptxGenJS.Slide, plan: Of<'text'>, number: number, report: string): void {
  const top = frame(slide, plan, number, report);
  if (plan.paragraphs.length === 0) return;
  slide.addText(
    plan.paragraphs.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 10 } })),
    {
      ...plain,
      x: page.margin,
      y: top + 0.1,
      w: 10,
      h: page.footer - top - 0.3,
      fontSize: 16,
      valign: 'top',
      fit: 'shrink',
      objectName: `Text ${plan.id}`,
    },
  );
}

export function addTableSlide(slide: PptxGenJS.Slide, plan: Of<'table'>, number: number, report: string): void {
  const top = frame(slide, { ...plan, title: pagedTitle(plan) }, number, report);
  const room = bodyEnd(plan) - top - wordsHeight(plan.texts);
  const bottom = addTable(slide, plan.table, {
    x: page.margin,
    y: top,
    w: page.body,
    size: plan.type ?? tableSize(plan.table, { w: page.body, h: room }),
    id: plan.id,
  });
  addTexts(slide, plan.texts, { x: page.margin, y: bottom + 0.2, w: page.body, end: bodyEnd(plan) }, plan.id);
}

/** A figure: the chart, and beside it its one number, a small table and the words. Returns what goes into the package. */
export function addFigure(slide: PptxGenJS.Slide, plan: Of<'figure'>, number: number, report: string): DeckChart {
  const top = frame(slide, plan, number, report);
  const beside = hasPanel(plan);
  const chart = addChart(slide, plan.chart, { x: page.margin, y: top, w: beside ? 8.15 : page.body, h: bodyEnd(plan) - top }, plan.id);
  if (beside) addPanel(slide, plan, top);
  return chart;
}

function addPanel(slide: PptxGenJS.Slide, plan: Of<'figure'>, top: number): void {
  const x = 9.0;
  const w = page.margin + page.body - x;
  let y = top + 0.1;
  if (plan.keyFigure !== null) y = addKeyFigure(slide, plan.keyFigure, { x, y, w, id: plan.id });
  if (plan.table !== null) y = addTable(slide, plan.table, { x, y: y + 0.1, w, size: 10, id: plan.id }) + 0.1;
  addTexts(slide, plan.texts, { x, y: y + 0.15, w, end: bodyEnd(plan) }, plan.id);
}

function addKeyFigure(
  slide: PptxGenJS.Slide,
  figure: KeyFigure,
  { x, y, w, id }: { readonly x: number; readonly y: number; readonly w: number; readonly id: string },
): number {
  slide.addText(figure.label, { ...plain, x, y, w, h: 0.24, fontSize: 11, bold: true, color: deckInk.ink3, valign: 'top' });
  const size = textWidth(figure.value, 36, 600) / 72 < w ? 36 : 26;
  const alone = figure.change === null;
  slide.addText(figure.value, {
    ...plain,
    x,
    y: y + 0.24,
    w,
    h: 0.62,
    fontSize: size,
    bold: true,
    color: alone && figure.tone !== 'neutral' ? toneColor(figure.tone) : deckInk.ink,
    valign: 'middle',
    objectName: `Key figure ${id}`,
  });
  if (figure.change === null) return y + 0.95;
  const arrow = figure.change.startsWith('−') ? '▼ ' : figure.change.startsWith('+') ? '▲ ' : '';
  slide.addText(`${arrow}${figure.change}`, {
    ...plain,
    x,
    y: y + 0.88,
    w,
    h: 0.28,
    fontSize: 13,
    bold: true,
    color: toneColor(figure.tone),
    valign: 'middle',
    objectName: `Change ${id}`,
  });
  return y + 1.25;
}

/** Paragraphs beside an accent bar; they shrink rather than leave the slide. */
export function addTexts(
  slide: PptxGenJS.Slide,
  texts: readonly string[],
  at: { readonly x: number; readonly y: number; readonly w: number; readonly end: number },
  id: string,
): void {
  const room = at.end - at.y;
  if (texts.length === 0 || room < 0.3) return;
  const height = (size: number) => texts.reduce((sum, text) => sum + linesOf(text, size, at.w - 0.2) * lineHeight(size) + 0.08, 0);
  const size = [14, 13, 12, 11, 10, 9, 8].find((each) => height(each) <= room) ?? 8;
  const h = Math.min(room, height(size));
  slide.addShape('rect', { x: at.x, y: at.y, w: 0.04, h, fill: { color: deckInk.accent }, line: { color: deckInk.accent, width: 0 } });
  slide.addText(
    texts.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 5 } })),
    { ...plain, x: at.x + 0.18, y: at.y, w: at.w - 0.18, h, fontSize: size, valign: 'top', fit: 'shrink', objectName: `Text ${id}` },
  );
}
