import type { FileHandle } from 'node:fs/promises';
import type { ColumnType } from '../../../shared/domain/tables.ts';
import { columnLetters } from '../../../shared/extract/containers/cell-text.ts';
import { xmlText } from './xml-text.ts';
import { ZipStream } from './zip-stream.ts';

/** Rows a sheet can hold, its header included. */
const sheetRows = 1_048_576;
/** Characters a cell can hold. */
const cellCharacters = 32_767;

export interface SheetColumn {
  readonly label: string;
  readonly type: ColumnType;
}

/** Chunks of rows, column by column: numbers and amounts as exact text, instants in milliseconds, days since 1970. */
export type RowChunks = AsyncIterable<{ readonly rowCount: number; readonly columns: readonly (readonly unknown[])[] }>;

export interface SheetsWritten {
  readonly sheets: number;
  readonly rows: number;
  /** Texts that were longer than a cell holds. */
  readonly cut: number;
}

const styles = { plain: 0, head: 1, instant: 2, day: 3, money: 4, text: 5 } as const;
const perDay = 86_400_000;
/** Days from 1899-12-30, where serial dates begin, to 1970-01-01. */
const epochSerial = 25_569;
/** 1900-03-01 */
const firstSerial = 61;

/** Writes rows as a workbook, in as many sheets as they need; `about` says in its last sheet what they are, told how many sheets there are. */
export async function writeRowsXlsx(
  file: FileHandle,
  columns: readonly SheetColumn[],
  chunks: RowChunks,
  about: (written: SheetsWritten) => readonly string[],
): Promise<SheetsWritten> {
  const zip = new ZipStream(file);
  const counted = { rows: 0, cut: 0 };
  const source = chunks[Symbol.asyncIterator]();
  let rest: { chunk: { rowCount: number; columns: readonly (readonly unknown[])[] }; at: number } | null = null;
  let isDone = false;
  let sheets = 0;

  async function* sheetXml(): AsyncGenerator<string> {
    yield sheetHead(columns);
    let left = sheetRows - 1;
    while (left > 0) {
      if (rest === null) {
        const next = await source.next();
        if (next.done === true) {
          isDone = true;
          break;
        }
        rest = { chunk: next.value, at: 0 };
      }
      const { chunk, at } = rest;
      const take = Math.min(left, chunk.rowCount - at);
      // The header is row 1.
      yield rowsXml(columns, chunk.columns, at, at + take, sheetRows - left + 1, () => counted.cut++);
      left -= take;
      counted.rows += take;
      rest = at + take < chunk.rowCount ? { chunk, at: at + take } : null;
    }
    // A full sheet is followed by another only where there is another row.
    if (left === 0 && rest === null) {
      const next = await source.next();
      if (next.done === true) isDone = true;
      else rest = { chunk: next.value, at: 0 };
    }
    yield '</sheetData></worksheet>';
  }

  do {
    sheets++;
    await zip.add(`xl/worksheets/sheet${sheets}.xml`, sheetXml());
  } while (!isDone);
  const written = { sheets, ...counted };
  await zip.add(`xl/worksheets/sheet${sheets + 1}.xml`, [aboutXml(about(written))]);
  const names = [...Array.from({ length: sheets }, (_, index) => (sheets === 1 ? 'Rows' : `Rows ${index + 1}`)), 'About'];
  for (const [name, content] of parts(names)) await zip.add(name, [content]);
  await zip.end();
  return written;
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const widths: Readonly<Record<ColumnType, number>> = { text: 20, money: 16, integer: 12, number: 14, boolean: 9, instant: 20, day: 12 };

/** `at`: the cell's reference, which readers may do without and not all do. */
const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

function sheetHead(columns: readonly SheetColumn[]): string {
  const sized = columns.map(
    ({ label, type }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${Math.max(widths[type], Math.min(40, label.length + 3))}" customWidth="1"/>`,
  );
  const head = columns.map(({ label }, index) => textCell(`${columnLetters(index)}1`, label, styles.head)).join('');
  return `${xmlHead}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${sized.join('')}</cols><sheetData><row r="1">${head}</row>`;
}

function rowsXml(
  columns: readonly SheetColumn[],
  values: readonly (readonly unknown[])[],
  from: number,
  to: number,
  first: number,
  onCut: () => void,
): string {
  const letters = columns.map((_, index) => columnLetters(index));
  let xml = '';
  for (let row = from; row < to; row++) {
    const number = first + row - from;
    xml += `<row r="${number}">`;
    for (let index = 0; index < columns.length; index++) {
      const value = values[index]?.[row] ?? null;
      if (value !== null) xml += cellXml(`${letters[index]}${number}`, columns[index]?.type ?? 'text', value, onCut);
    }
    xml += '</row>';
  }
  return xml;
}

/** Text that a spreadsheet would take for a formula once someone edits the cell is formatted as text. */
const likeFormula = /^[=+\-@\t\r]/;
/** More digits than these do not survive in a spreadsheet's number. */
const safeDigits = 15;

function cellXml(at: string, type: ColumnType, value: unknown, onCut: () => void): string {
  switch (type) {
    case 'money':
    case 'integer':
    case 'number': {
      const text = String(value);
      if (!Number.isFinite(Number(text)) || text.replace(/^-?0*|[.]|[eE].*$/g, '').length > safeDigits)
        return textCell(at, text, styles.text);
      return `<c r="${at}" s="${type === 'money' ? styles.money : styles.plain}"><v>${text}</v></c>`;
    }
    case 'boolean':
      return `<c r="${at}" t="b"><v>${value === true || value === 'true' ? 1 : 0}</v></c>`;
    case 'instant':
      return dayCell(at, Number(value) / perDay, styles.instant, new Date(Number(value)).toISOString());
    case 'day':
      return dayCell(at, Number(value), styles.day, new Date(Number(value) * perDay).toISOString().slice(0, 10));
    case 'text': {
      const text = String(value);
      if (text.length > cellCharacters) onCut();
      return textCell(at, text.slice(0, cellCharacters), likeFormula.test(text) ? styles.text : styles.plain);
    }
  }
}

/** A serial day; before March 1900 a spreadsheet counts a day that never was, so that days until then are text. */
function dayCell(at: string, days: number, style: number, iso: string): string {
  const serial = days + epochSerial;
  return serial < firstSerial ? textCell(at, iso, styles.text) : `<c r="${at}" s="${style}"><v>${serial}</v></c>`;
}

function aboutXml(lines: readonly string[]): string {
  const rows = lines.map(
    (line, index) => `<row r="${index + 1}">${textCell(`A${index + 1}`, line.slice(0, cellCharacters), styles.plain)}</row>`,
  );
  return `${xmlHead}<worksheet ${main}><cols><col min="1" max="1" width="110" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** What makes a workbook of sheets, by name. */
function parts(names: readonly string[]): readonly (readonly [string, string])[] {
  const office = 'http://schemas.openxmlformats.org';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheets = names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('');
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const overrides = names.map(
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return [
    [
      'xl/workbook.xml',
      `${xmlHead}<workbook ${main} xmlns:r="${office}/officeDocument/2006/relationships"><sheets>${sheets}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xmlHead}<Relationships xmlns="${office}/package/2006/relationships">${relations.join('')}<Relationship Id="rId${names.length + 1}" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', stylesXml],
    [
      '_rels/.rels',
      `${xmlHead}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${xmlHead}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${overrides.join('')}</Types>`,
    ],
  ];
}

const format = (id: number, font: number): string =>
  `<xf numFmtId="${id}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
/** In the order of `styles`. */
const stylesXml = `${xmlHead}<styleSheet ${main}><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="#,##0.00####"/></numFmts><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${[format(0, 0), format(0, 1), format(164, 0), format(165, 0), format(166, 0), format(49, 0)].join('')}</cellXfs></styleSheet>`;
