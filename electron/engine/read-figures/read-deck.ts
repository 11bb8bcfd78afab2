import { type Figure, figureList } from './figure.ts';
import { all, type Parts, relations, runs, xmlOf } from './office-part.ts';

/** Shapes whose words a reader takes for what the report says. */
const known = /^(Title|Subtitle|Key figure|Change|Label|Text|Source|Notes) (?!cover)(\S+)$/;

/** Every number of a deck: in titles, words, tables and the data of charts. Slides may have been moved or taken out. */
export function readDeck(parts: Parts): readonly Figure[] {
  const list = figureList();
  const names = Object.keys(parts)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b));
  for (const name of names) {
    const slide = xmlOf(parts, name);
    const at = `Slide ${numberOf(name)}`;
    for (const shape of all(slide, 'p:sp')) {
      const [item = '', what = ''] = known.exec(nameOf(shape)) ?? [];
      if (item !== '') list.add(item, '', `${at}, ${what.toLowerCase()}`, runs(shape, 'a:p', 'a:t'));
    }
    for (const frame of all(slide, 'p:graphicFrame')) {
      const item = nameOf(frame);
      const rows = all(frame, 'a:tr').map((row) => all(row, 'a:tc').map((cell) => runs(cell, 'a:p', 'a:t')));
      if (rows.length > 0) list.addTable(item, `${at}, table`, rows);
      const id = all(frame, 'c:chart')[0]?.getAttribute('r:id');
      if (id) readChart(parts, targetOf(parts, name, id), item, `${at}, chart`, list);
    }
  }
  return list.done();
}

const numberOf = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
const nameOf = (shape: Element): string => all(shape, 'p:cNvPr')[0]?.getAttribute('name') ?? '';

function targetOf(parts: Parts, slide: string, id: string): string {
  const target = relations(parts, slide.replace('slides/', 'slides/_rels/').concat('.rels')).get(id) ?? '';
  return target.startsWith('/') ? target.slice(1) : target.replace(/^\.\.\//, 'ppt/');
}

function readChart(parts: Parts, name: string, item: string, where: string, list: ReturnType<typeof figureList>): void {
  for (const series of all(xmlOf(parts, name), 'c:ser')) {
    const label = all(series, 'c:tx').flatMap((text) => all(text, 'c:v'))[0]?.textContent ?? '';
    const points = (tags: readonly string[]) =>
      new Map(
        tags
          .flatMap((tag) => all(series, tag))
          .slice(0, 1)
          .flatMap((axis) => all(axis, 'c:pt'))
          .map((point) => [point.getAttribute('idx') ?? '', all(point, 'c:v')[0]?.textContent ?? '']),
      );
    const places = points(['c:cat', 'c:xVal']);
    for (const [index, value] of points(['c:val', 'c:yVal'])) {
      const place = places.get(index) ?? index;
      list.add(item, `${label}\n${place}`, `${where}, ${label}, ${place}`, value);
    }
  }
}
