import type PptxGenJS from 'pptxgenjs';
import { textWidth, wrapText } from '../../../../shared/charts/text-width.ts';
import type { ModelTable } from '../../../../shared/report/report-spec.ts';
import { deckFont, deckInk } from './deck-style.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly size: number;
  /** Of the slide or block, by which the table is known again. */
  readonly id: string;
}

const padding = 0.08;
/** Extra room before words that follow a right-aligned number. */
const gutter = 0.22;
const leftPadding = (table: ModelTable, column: number): number =>
  table.columns[column]?.align === 'left' && table.columns[column - 1]?.align === 'right' ? padding + gutter : padding;

/** A table as a table; returns where it ends. Columns are as wide as their words, within what there is. */
export function addTable(slide: PptxGenJS.Slide, table: ModelTable, place: Place): number {
  const widths = columnWidths(table, place);
  const lines = (texts: readonly string[], weight: 400 | 600) =>
    Math.max(
      1,
      ...texts.map(
        (text, index) =>
          wrapText(text, ((widths[index] ?? 1) - padding - leftPadding(table, index)) * 72 * 1.02, place.size, weight, 9).length,
      ),
    );
  const height = (count: number) => (count * place.size * 1.2) / 72 + 0.12;
  const headHeight = height(
    lines(
      table.columns.map((column) => column.label),
      600,
    ),
  );
  const heights = table.rows.map((row) =>
    height(
      lines(
        row.map((cell) => cell.text),
        400,
      ),
    ),
  );
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

/** The largest type at which a table fits its place. */
export function tableSize(table: ModelTable, place: { readonly w: number; readonly h: number }): number {
  const fits = (size: number) => {
    const widths = naturalWidths(table, size).reduce((sum, each) => sum + each.wish, 0);
    return widths <= place.w && (table.rows.length + 2) * ((size * 1.2) / 72 + 0.12) <= place.h;
  };
  return [14, 13, 12].find(fits) ?? 11;
}

/** Natural widths, shrunk from the widest down where they do not fit; long texts wrap. */
function columnWidths(table: ModelTable, place: Place): readonly number[] {
  const natural = naturalWidths(table, place.size);
  const wish = natural.reduce((sum, each) => sum + each.wish, 0);
  if (wish <= place.w) {
    const spare = Math.min((place.w - wish) / natural.length, 0.5);
    return natural.map((each) => each.wish + spare);
  }
  const least = natural.reduce((sum, each) => sum + Math.min(each.least, each.wish), 0);
  const share = Math.max(0, place.w - least) / Math.max(0.01, wish - least);
  const widths = natural.map(
    (each) => Math.min(each.least, each.wish) + (each.wish - Math.min(each.least, each.wish)) * Math.min(1, share),
  );
  const sum = widths.reduce((total, each) => total + each, 0);
  return widths.map((each) => (each * place.w) / sum);
}

function naturalWidths(table: ModelTable, size: number): readonly { readonly wish: number; readonly least: number }[] {
  const width = (text: string) => textWidth(text, size, 600);
  const longestWord = (text: string) => Math.max(0, ...text.split(' ').map(width));
  return table.columns.map((column, index) => {
    const texts = table.rows.map((row) => row[index]?.text ?? '');
    // A number never breaks; words may.
    const leastOf = (text: string) => (column.kind === 'number' && /\d/.test(text) ? width(text) : longestWord(text));
    const least = Math.max(longestWord(column.label), ...texts.map(leastOf));
    const wish = Math.max(least, Math.min(width(column.label), 90), ...texts.map(width));
    const room = padding + leftPadding(table, index) + 0.08;
    return { wish: wish / 72 + room, least: least / 72 + room };
  });
}
