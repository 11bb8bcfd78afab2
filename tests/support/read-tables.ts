import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';

/** What a spreadsheet holds at a place: the number or words, and the digits a reader sees of it. */
export interface SheetCell {
  readonly value: number | string;
  readonly shown: string;
  /** The number in the scale in which it is shown. */
  readonly exact: number;
}

/** The cells of the first table of a report's spreadsheet (its second sheet), below the heads in line 4. */
export async function readSheet(bytes: Uint8Array): Promise<(row: number, column: number) => SheetCell> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  const sheet = book.worksheets[1];
  if (sheet === undefined) throw new Error('The spreadsheet has no table');
  return (row, column) => {
    const cell = sheet.getRow(row + 5).getCell(column + 1);
    const value = cell.value ?? '';
    if (typeof value !== 'number') return { value: String(value), shown: String(value), exact: 0 };
    const exact = Number((cell.numFmt?.includes('%') ? value * 100 : value).toPrecision(15));
    return { value, shown: shownBy(cell.numFmt ?? '', exact), exact };
  };
}

/** The digits of a number as its format shows it: the decimals of the section for its sign. */
function shownBy(format: string, value: number): string {
  const [positive = '', negative] = format.split(';');
  const section = value < 0 && negative !== undefined ? negative : positive;
  const decimals = /\.(0+)/.exec(section)?.[1]?.length ?? 0;
  return digitsOf(Math.abs(value).toFixed(decimals));
}

/** Digits and the point of a text: "$1,234.50" is 1234.50. */
export const digitsOf = (text: string): string => text.replace(/[^0-9.]/g, '');

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** The words of every table of a deck, slide by slide, heads first. */
export function readDeck(bytes: Uint8Array): readonly (readonly (readonly string[])[])[] {
  const slides = Object.entries(unzipSync(bytes))
    .flatMap(([name, xml]) => {
      const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1];
      return number === undefined ? [] : [{ number: Number(number), xml: strFromU8(xml) }];
    })
    .sort((left, right) => left.number - right.number);
  return slides.flatMap(({ xml }) =>
    (xml.match(/<a:tbl>[\s\S]*?<\/a:tbl>/g) ?? []).map((table) =>
      (table.match(/<a:tr [\s\S]*?<\/a:tr>/g) ?? []).map((row) =>
        (row.match(/<a:tc[ >][\s\S]*?<\/a:tc>/g) ?? []).map((cell) =>
          [...cell.matchAll(/<a:t>([^<]*)<\/a:t>/g)]
            .map((found) => (found[1] ?? '').replace(/&\w+;/g, (entity) => entities[entity] ?? entity))
            .join(''),
        ),
      ),
    ),
  );
}
