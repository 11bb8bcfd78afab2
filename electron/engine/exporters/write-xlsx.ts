import ExcelJS from 'exceljs';
import { placedSheets } from '../../../shared/business-case/sheet/placed-sheets.ts';
import { readsAsFormula } from '../../../shared/report/formula-trigger.ts';
import { dayText } from '../../../shared/charts/source-line.ts';
import type { ModelBlock, ModelCell, ModelTable, ReportModel } from '../../../shared/report/report-spec.ts';
import { addCaseSheets } from './write-case-xlsx.ts';
import { withPassport } from './passport-part.ts';
import { pack, unpack, withFixedDates } from './repack.ts';

type Figure = Extract<ModelBlock, { kind: 'chart' | 'table' }>;

/** Characters of the widest column; longer texts wrap. */
const widest = 57;
/** Characters that a line under a narrow table may have. */
const noteWidth = 100;

/** Columns that can be read beside each other on paper: a case by month takes several pages. */
const columnsPerPage = 16;

const bold = { bold: true };
const muted = { color: { argb: 'FF6B7480' }, size: 10 };

/** A report as a workbook: its words, a sheet per figure with typed cells, and the lineage of every number. */
export async function writeXlsx(model: ReportModel): Promise<Uint8Array> {
  const at = new Date(model.asOf);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Paybench';
  workbook.title = model.name;
  workbook.created = at;
  workbook.modified = at;
  const taken = new Set<string>();
  addReportSheet(workbook, model, sheetName('Report', taken));
  const named = model.blocks.flatMap((block): { block: Figure; name: string }[] =>
    block.kind === 'chart' || block.kind === 'table'
      ? [{ block, name: sheetName(block.kind === 'chart' ? block.chart.title : block.title, taken) }]
      : [],
  );
  for (const { block, name } of named) addFigureSheet(workbook, block, name);
  addLineageSheet(workbook, named, sheetName('Lineage', taken));
  addLiveSheets(workbook, model, taken);
  guardTexts(workbook);
  setType(workbook);
  workbook.eachSheet((sheet) => {
    const pages = Math.ceil(sheet.columnCount / columnsPerPage);
    sheet.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: Math.max(1, pages), fitToHeight: 0 };
  });
  const entries = unpack(new Uint8Array(await workbook.xlsx.writeBuffer()));
  const dated = withFixedDates(entries, at.toISOString().replace(/\.\d+Z$/, 'Z'));
  return pack(withPassport(dated, 'xl/_rels/workbook.xml.rels', model));
}

/** Cases as sheets that recompute, behind all others; a second one has names of its own. */
function addLiveSheets(workbook: ExcelJS.Workbook, { blocks }: ReportModel, taken: Set<string>): void {
  const live = blocks.flatMap((block) => (block.kind === 'chart' && block.live !== undefined ? [block.live] : []));
  for (const [index, sheets] of live.entries()) {
    const [lead, prefix] = index === 0 ? ['Case', ''] : [`Case ${index + 1}`, `case_${index + 1}.`];
    addCaseSheets(workbook, placedSheets(sheets, { sheetName: (name) => sheetName(`${lead} ${name}`, taken), prefix }));
  }
}

/** A name Excel takes: at most 31 characters, none of []:*?/\, no apostrophe at the ends, not twice. */
export function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Figure';
  const usable = plain.toLowerCase() === 'history' ? 'History of' : plain;
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const name = `${[...usable]
      .slice(0, 31 - suffix.length)
      .join('')
      .trim()}${suffix}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

function addReportSheet(workbook: ExcelJS.Workbook, model: ReportModel, name: string): void {
  const sheet = workbook.addWorksheet(name);
  sheet.getColumn(1).width = 110;
  const add = (text: string, font?: Partial<ExcelJS.Font>) => {
    const cell = sheet.addRow([text]).getCell(1);
    cell.alignment = { wrapText: true, vertical: 'top' };
    if (font !== undefined) cell.font = font;
  };
  add(model.name, { bold: true, size: 16 });
  add(model.subtitle);
  add(`${model.workbook}, as of ${dayText(model.asOf)}, Paybench ${model.appVersion}`, muted);
  sheet.addRow([]);
  if (model.caveats.length > 0) {
    add('Before you use these numbers', bold);
    for (const caveat of model.caveats) add(caveat);
    sheet.addRow([]);
  }
  for (const block of model.blocks) {
    if (block.kind === 'headline') add(block.text, { bold: true, size: 13 });
    if (block.kind === 'text') add(block.text);
  }
}

function addFigureSheet(workbook: ExcelJS.Workbook, block: Figure, name: string): void {
  const sheet = workbook.addWorksheet(name);
  sheet.addRow([block.kind === 'chart' ? block.chart.title : block.title]).getCell(1).font = { bold: true, size: 14 };
  const under = block.kind === 'chart' ? block.chart.subtitle : (block.scope ?? []).join(' · ');
  sheet.addRow([under]).getCell(1).font = muted;
  sheet.addRow([]);
  addTable(sheet, block.table);
  sheet.views = [{ state: 'frozen', ySplit: 4 }];
  sheet.addRow([]);
  const width = Math.max(
    noteWidth,
    sheet.columns.reduce((sum, column) => sum + (column.width ?? 0), 0),
  );
  for (const note of [...(block.findings ?? []), ...block.notes]) for (const line of linesIn(note, width)) sheet.addRow([line]);
  if (block.kind === 'chart') sheet.addRow([block.chart.source]).getCell(1).font = muted;
}

/** A sentence as lines that end within the table above it, so that a printed sheet is not made small by one long line. */
function linesIn(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function addTable(sheet: ExcelJS.Worksheet, table: ModelTable): void {
  const head = sheet.addRow(table.columns.map((column) => column.label));
  head.eachCell((cell, index) => {
    cell.font = bold;
    cell.alignment = { ...alignment(table, index - 1), wrapText: true, vertical: 'bottom' };
    cell.border = { bottom: { style: 'thin' } };
  });
  const firstTotal = table.rows.length - (table.totals ?? 0);
  for (const [index, row] of table.rows.entries()) {
    const added = sheet.addRow(row.map(cellValue));
    for (const [at, cell] of row.entries()) {
      const target = added.getCell(at + 1);
      if (cell.format !== null && cell.value !== null) target.numFmt = cell.format;
      target.alignment = { ...alignment(table, at), vertical: 'top', ...(cell.text.length > widest ? { wrapText: true } : {}) };
      if (index >= firstTotal) target.font = bold;
      if (index === firstTotal) target.border = { top: { style: 'thin' } };
    }
  }
  for (const [at, column] of table.columns.entries()) {
    const longest = Math.max(Math.min(column.label.length, 18), ...table.rows.map((row) => row[at]?.text.length ?? 0));
    sheet.getColumn(at + 1).width = Math.min(widest, longest) + 3;
  }
}

/** Words that follow a column of numbers stand a little off. */
function alignment(table: ModelTable, at: number): Partial<ExcelJS.Alignment> {
  const align = table.columns[at]?.align ?? 'left';
  return { horizontal: align, ...(align === 'left' && table.columns[at - 1]?.align === 'right' ? { indent: 2 } : {}) };
}

/** A number as a number; everything else as text, never as a formula. */
function cellValue(cell: ModelCell): number | string {
  return cell.value === null ? cell.text : cell.value;
}

function addLineageSheet(
  workbook: ExcelJS.Workbook,
  figures: readonly { readonly block: Figure; readonly name: string }[],
  name: string,
): void {
  const sheet = workbook.addWorksheet(name);
  const rows: string[][] = [['Sheet', 'What', 'Name', 'Detail']];
  for (const { block, name: of } of figures) {
    for (const line of block.scope ?? []) rows.push([of, 'Scope', '', line]);
    for (const lineage of block.lineage) {
      for (const metric of lineage.metrics) rows.push([of, 'Metric', `${metric.id}@${metric.version}`, metric.sentence]);
      for (const extract of lineage.extracts) {
        rows.push([of, 'Extract', extract.name, `sha256 ${extract.sha256}; ${extract.rows} rows; ${extract.quarantined} in quarantine`]);
      }
      rows.push([of, 'Query', lineage.sliceHash, `data through ${lineage.dataThrough ?? 'unknown'}; Paybench ${lineage.appVersion}`]);
    }
  }
  // Two numbers of a figure often rest on the same file: it is said once a figure.
  const once = new Map(rows.map((row) => [row.join('\n'), row]));
  for (const row of once.values()) sheet.addRow(row);
  sheet.getRow(1).font = bold;
  for (const [index, width] of [28, 10, 36, 100].entries()) sheet.getColumn(index + 1).width = width;
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

/** One typeface and size throughout; rows with larger type are high enough. */
export function setType(workbook: ExcelJS.Workbook): void {
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        cell.font = { name: 'Arial', size: 10, ...cell.font };
        if ((cell.font.size ?? 10) > 12) row.height = (cell.font.size ?? 10) * 1.6;
      }),
    ),
  );
}

/** A text that begins like a formula is formatted as text, so that it stays one also after someone edits the cell. */
export function guardTexts(workbook: ExcelJS.Workbook): void {
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (typeof cell.value === 'string' && readsAsFormula(cell.value)) cell.numFmt = '@';
      }),
    ),
  );
}
