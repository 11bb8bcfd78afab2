import type PptxGenJS from 'pptxgenjs';
import { textWidth } from '../../../../shared/charts/text-width.ts';
import { pageGrid } from '../../../../shared/report/blocks/block-kind.ts';
import type { Slide, SlideItem } from '../../../../shared/report/deck-plan.ts';
import type { KeyFigure, Place } from '../../../../shared/report/report-model.ts';
import { bodyEnd, page } from '../../../../shared/report/slide-geometry.ts';
import { tableSize } from '../../../../shared/report/table-layout.ts';
import { deckFont, deckInk, toneColor } from './deck-style.ts';
import { addChart, type DeckChart } from './slide-chart.ts';
import { addTable } from './slide-table.ts';
import { addTexts, frame } from './slides.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const plain = { fontFace: deckFont, margin: 0, color: deckInk.ink } as const;
/** Inches between two cells. */
const gap = 0.2;

/** A page whose blocks stand on the grid; answers its charts in their order. */
export function addGrid(
  slide: PptxGenJS.Slide,
  plan: Extract<Slide, { kind: 'grid' }>,
  number: number,
  report: string,
): readonly DeckChart[] {
  const top = frame(slide, plan, number, report);
  const room = { x: page.margin, y: top, w: page.body, h: bodyEnd(plan) - top };
  return plan.items.flatMap((item) => addItem(slide, item, boxOf(item.place, room)));
}

function boxOf(place: Place, room: Box): Box {
  const [w, h] = [(room.w + gap) / pageGrid.columns, (room.h + gap) / pageGrid.rows];
  return { x: room.x + place.x * w, y: room.y + place.y * h, w: place.w * w - gap, h: place.h * h - gap };
}

function addItem(slide: PptxGenJS.Slide, { content, id }: SlideItem, box: Box): readonly DeckChart[] {
  switch (content.kind) {
    case 'tiles':
      addTiles(slide, id, content.tiles, box);
      return [];
    case 'words':
      addTexts(slide, content.texts, { x: box.x, y: box.y, w: box.w, end: box.y + box.h }, id);
      return [];
    case 'table': {
      const below = addHeading(slide, content.heading, box);
      const size = Math.min(12, tableSize(content.table, { w: below.w, h: below.h }));
      addTable(slide, content.table, { x: below.x, y: below.y, w: below.w, size, id });
      return [];
    }
    case 'chart':
      return [addChart(slide, content.chart, addHeading(slide, content.heading, box), id)];
  }
}

/** What a block of several says, above it; answers the room that is left. */
function addHeading(slide: PptxGenJS.Slide, text: string, box: Box): Box {
  const wide = textWidth(text, 13, 600) / 72 > box.w;
  const height = wide ? 0.44 : 0.26;
  slide.addText(text, {
    ...plain,
    x: box.x,
    y: box.y,
    w: box.w,
    h: height,
    fontSize: wide ? 12 : 13,
    bold: true,
    valign: 'top',
    fit: 'shrink',
  });
  return { x: box.x, y: box.y + height + 0.04, w: box.w, h: box.h - height - 0.04 };
}

/** Large figures in rows of at most three. */
function addTiles(slide: PptxGenJS.Slide, id: string, tiles: readonly KeyFigure[], box: Box): void {
  const columns = Math.min(3, Math.max(1, tiles.length));
  const rows = Math.ceil(tiles.length / columns);
  const [w, h] = [(box.w + gap) / columns - gap, Math.min(1.75, (box.h + gap) / rows - gap)];
  for (const [index, tile] of tiles.entries()) {
    const [x, y] = [box.x + (index % columns) * (w + gap), box.y + Math.floor(index / columns) * (h + gap)];
    slide.addShape('line', { x, y, w, h: 0, line: { color: deckInk.lineStrong, width: 0.75 } });
    const name = (part: string) => ({ objectName: `${part} ${id}.${index + 1}` });
    slide.addText(tile.label, { ...plain, ...name('Label'), x, y: y + 0.1, w, h: 0.26, fontSize: 12, bold: true, color: deckInk.ink3 });
    const size = [34, 28, 22, 18].find((each) => textWidth(tile.value, each, 600) / 72 < w) ?? 16;
    slide.addText(tile.value, {
      ...plain,
      ...name('Key figure'),
      x,
      y: y + 0.36,
      w,
      h: h * 0.42,
      fontSize: size,
      bold: true,
      valign: 'middle',
    });
    if (tile.change === null) continue;
    const arrow = tile.change.startsWith('−') ? '▼ ' : tile.change.startsWith('+') ? '▲ ' : '';
    const change = {
      x,
      y: y + 0.36 + h * 0.42,
      w,
      h: 0.28,
      fontSize: 13,
      bold: true,
      color: toneColor(tile.tone),
      valign: 'middle' as const,
    };
    slide.addText(`${arrow}${tile.change}`, { ...plain, ...name('Change'), ...change });
  }
}
