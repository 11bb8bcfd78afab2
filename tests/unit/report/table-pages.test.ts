import { expect, it } from 'vitest';
import { planDeck } from '../../../shared/report/deck-plan.ts';
import type { ModelTable } from '../../../shared/report/report-model.ts';
import { bodyEnd, bodyTop, page } from '../../../shared/report/slide-geometry.ts';
import { columnWidths, rowHeights, tableSize } from '../../../shared/report/table-layout.ts';

const cell = (text: string) => ({ text, value: null, format: null });
const tableOf = (rows: number, words: string): ModelTable => ({
  columns: ['Partner', 'Commitment', 'Since'].map((label) => ({ label, align: 'left' as const, kind: 'text' as const })),
  rows: Array.from({ length: rows }, (_, row) => [cell('Northbank'), cell(`${row} ${words}`), cell('Mar 20, 2026')]),
});
const deckOf = (table: ModelTable) =>
  planDeck({
    name: 'R',
    subtitle: '',
    workbook: 'W',
    asOf: '2026-04-02',
    appVersion: '0.1.0',
    caveats: [],
    blocks: [{ kind: 'table', id: 't', title: 'A title that takes its room', table, lineage: [], notes: ['A note under the table.'] }],
  }).filter((slide) => slide.kind === 'table');

it('rows that wrap never reach the footer: they go on to the next slide, and none is lost', () => {
  const long = 'authorization requests answered within the window that the contract names, measured by the minute, '.repeat(4);
  const slides = deckOf(tableOf(20, long));
  expect(slides.length).toBeGreaterThan(1);
  expect(slides.flatMap(({ table }) => table.rows).map((row) => row[1]?.text.split(' ')[0])).toEqual(
    Array.from({ length: 20 }, (_, row) => String(row)),
  );
  for (const slide of slides) {
    const room = bodyEnd(slide) - bodyTop({ ...slide, title: `${slide.title} (${slide.page})` });
    const { head, rows } = rowHeights(slide.table, { w: page.body, size: tableSize(slide.table, { w: page.body, h: room }) });
    expect(head + rows.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(room);
  }
});

it('columns that do not fit wrap alike: none takes more lines so that another takes fewer', () => {
  const words = (count: number) => cell('every word alike '.repeat(count).trim());
  const table: ModelTable = {
    columns: ['A', 'B', 'C'].map((label) => ({ label, align: 'left' as const, kind: 'text' as const })),
    rows: [[words(12), words(4), cell('Mar 20, 2026')]],
  };
  const [long = 0, short = 0, day = 0] = columnWidths(table, { w: 5, size: 10 });
  expect(long + short + day).toBeCloseTo(5, 9);
  // Three times the text, three times the width; a day keeps its line and takes no more than that.
  expect(long / short).toBeGreaterThan(2.7);
  expect(long / short).toBeLessThan(3.1);
  expect(day).toBeLessThan(1.2);
});

it('a short table is set large, but never so that a day or a name breaks', () => {
  const [slide] = deckOf(tableOf(3, 'short'));
  if (slide === undefined) throw new Error('no slide');
  const room = { w: page.body, h: bodyEnd(slide) - bodyTop(slide) };
  expect(tableSize(slide.table, room)).toBe(14);
  const narrow = { w: 3.3, h: 5 };
  const { rows } = rowHeights(tableOf(1, 'short'), { w: narrow.w, size: tableSize(tableOf(1, 'short'), narrow) });
  // One line each: type size times 1.2 in inches, and the padding of 0.12.
  expect(rows[0]).toBeLessThan((14 * 1.2) / 72 + 0.13);
});
