import type PptxGenJS from 'pptxgenjs';
import type { ModelTable } from '../../../../shared/report/report-spec.ts';
import { columnWidths, leftPadding, padding, rowHeights } from '../../../../shared/report/table-layout.ts';
import { deckFont, deckInk } from './deck-style.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly size: number;
  /** Of the slide or block, by which the table is known again. */
  readonly id: string;
}

/** A table as a table; returns where it ends. Columns are as wide as their words, within what there is. */
export function addTable(slide: PptxGenJS.Slide, table: ModelTable, place: Place): number {
  const widths = columnWidths(table, place);
  const { head: headHeight, rows: heights } = rowHeights(table, place);
  const line = (color: string, width: number) => ({ type: 'solid' as const, color, pt: width });
  const none = { type: 'none' as const };
  const margins = table.columns.map((_, index): [number, number, number, number] => [0.04, padding, 0.04, leftPadding(table, index)]);
  const head = table.columns.map((column, index) => ({
    text: column.label,
    options: {
      align: column.align,
      margin: margins[index],
      bold: true,
      color: deckInk.ink2,
      valign: 'bottom' as const,
      border: [none, none, line(deckInk.ink2, 1), none] as [typeof none, typeof none, ReturnType<typeof line>, typeof none],
    },
  }));
  const firstTotal = table.rows.length - (table.totals ?? 0);
  const body = table.rows.map((row, index) =>
    row.map((cell, at) => ({
      text: cell.text,
      options: {
        align: table.columns[at]?.align ?? ('left' as const),
        margin: margins[at],
        bold: index >= firstTotal,
        color: deckInk.ink,
        valign: 'middle' as const,
        border: [index === firstTotal ? line(deckInk.ink2, 1) : none, none, line(deckInk.line, 0.75), none] as never,
      },
    })),
  );
  slide.addTable([head, ...body] as PptxGenJS.TableRow[], {
    x: place.x,
    y: place.y,
    w: widths.reduce((sum, width) => sum + width, 0),
    colW: [...widths],
    rowH: [headHeight, ...heights],
    fontFace: deckFont,
    fontSize: place.size,
    margin: [0.04, padding, 0.04, padding],
    autoPage: false,
    objectName: `Table ${place.id}`,
  });
  return place.y + headHeight + heights.reduce((sum, each) => sum + each, 0);
}
