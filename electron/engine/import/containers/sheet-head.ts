import { templateHelpSheet } from '../../../../shared/extract/templates.ts';
import type { SheetInfo, TableForm } from '../../../../shared/extract/containers/source-form.ts';
import { RecordReader } from '../../../../shared/extract/record-reader.ts';
import { notATable } from './container-failure.ts';
import type { ContainerRows } from './container-rows.ts';
import type { XlsxSheet, XlsxWorkbook } from './xlsx-workbook.ts';
import { xlsxRows } from './xlsx-rows.ts';

/** The first rows of a table as CSV. */
export interface RowsHead {
  readonly text: Buffer;
  /** They are all rows there are. */
  readonly isWhole: boolean;
}

export interface SheetHead extends RowsHead {
  readonly form: Extract<TableForm, { kind: 'xlsx' }>;
  readonly sheets: readonly SheetInfo[];
  /** Names of the sheets of which one must be chosen; empty where one was, or where only one holds anything. */
  readonly candidates: readonly string[];
}

/** Rows from the start, about so many bytes. */
export async function takeHead({ chunks }: ContainerRows, most: number): Promise<RowsHead> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= most) return { text: Buffer.concat(parts), isWhole: false };
  }
  return { text: Buffer.concat(parts), isWhole: true };
}

/** The first rows of the chosen sheet, or of the first one that is shown and holds something. */
export async function sheetHead(workbook: XlsxWorkbook, chosen: string | null, most: number): Promise<SheetHead> {
  const sheets = workbook.sheets.map(({ name, visibility, dimension }) => ({
    name,
    isHidden: visibility !== 'visible',
    dimension,
    records: null,
  }));
  const filled = chosen === null ? await filledSheets(workbook) : [];
  const sheet = chosen === null ? (filled[0] ?? workbook.sheet(null)) : workbook.sheet(chosen);
  const head = await takeHead(xlsxRows(workbook, sheet, { width: 0 }), most);
  const { text, width } = filledUp(head.text);
  if (width === 0 && head.isWhole) notATable(workbook.file, `its sheet ${sheet.name} is empty`);
  return {
    text,
    isWhole: head.isWhole,
    form: { kind: 'xlsx', sheet: sheet.name, width },
    sheets,
    candidates: filled.length > 1 ? filled.map(({ name }) => name) : [],
  };
}

/** Sheets that are shown and hold at least one value. */
async function filledSheets(workbook: XlsxWorkbook): Promise<readonly XlsxSheet[]> {
  const visible = workbook.sheets.filter(({ visibility }) => visibility === 'visible');
  if (visible.length < 2) return visible;
  const filled: XlsxSheet[] = [];
  for (const sheet of visible) if ((await workbook.hasValues(sheet)) && !(await isTemplateHelp(workbook, sheet))) filled.push(sheet);
  return filled;
}

/** A template of ours that was filled is one table: what its other sheet says is known. */
async function isTemplateHelp(workbook: XlsxWorkbook, sheet: XlsxSheet): Promise<boolean> {
  if (sheet.name !== templateHelpSheet.name) return false;
  const { text } = await takeHead(xlsxRows(workbook, sheet, { width: 0 }), 1);
  return text.toString('utf8').startsWith(`${templateHelpSheet.columns.join(',')}\n`);
}

/** Every record with as many fields as the longest one has. */
function filledUp(text: Buffer): { readonly text: Buffer; readonly width: number } {
  const bytes = Buffer.concat([text, Buffer.alloc(1)]);
  const commas = { delimiter: 44, quote: 34, newline: 'lf' } as const;
  const read = (record: (start: number, end: number, fields: number) => void, blank: () => void) => {
    const take = (_: Uint8Array, { start, end, fields }: { start: number; end: number; fields: number }) => record(start, end, fields);
    new RecordReader(commas, 0, bytes.length, { record: take, misfit: take, blank }).read(bytes, 0, text.length, true);
  };
  let width = 0;
  read(
    (_, __, fields) => {
      width = Math.max(width, fields);
    },
    () => undefined,
  );
  const parts: Buffer[] = [];
  const lineEnd = Buffer.from('\n');
  read(
    (start, end, fields) => parts.push(bytes.subarray(start, end), Buffer.alloc(width - fields, ','), lineEnd),
    () => parts.push(lineEnd),
  );
  return { text: Buffer.concat(parts), width };
}
