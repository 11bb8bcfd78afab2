import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { isNativeChart } from '../../shared/charts/registry.ts';
import { withoutDetail } from '../../shared/report/deck-plan.ts';
import type { ReportFormat } from '../../shared/report/report-formats.ts';
import type { ModelBlock, ModelTable, ReportModel } from '../../shared/report/report-model.ts';
import { parseMarkup } from './parse-markup.ts';
import { parseCsv } from './parse-csv.ts';

type Figure = Extract<ModelBlock, { kind: 'chart' | 'table' }>;
export type Files = Readonly<Record<ReportFormat, Uint8Array | string>>;

interface Tally {
  readonly compared: number;
  readonly differences: readonly string[];
}

const xmlOf = (part: Uint8Array | undefined) => parseMarkup(strFromU8(part ?? new Uint8Array()), 'text/xml');
const all = (of: Document | Element, tag: string) => [...of.getElementsByTagName(tag)];
const words = (of: Element, tag: string) =>
  all(of, tag)
    .map((each) => each.textContent ?? '')
    .join('');
const figuresOf = (model: ReportModel): readonly Figure[] =>
  model.blocks.flatMap((block) => (block.kind === 'chart' || block.kind === 'table' ? [block] : []));
const shown = (table: ModelTable) => withoutDetail(table).rows.map((row) => row.map(({ text }) => text));

/** What every file of a report says against what the screen says, cell by cell, read from the parts of each file without our own readers. */
export async function compareExports(model: ReportModel, files: Files): Promise<Readonly<Record<string, Tally>>> {
  return {
    csv: csv(model, files.zip as Uint8Array),
    xlsx: await sheets(model, files.xlsx as Uint8Array),
    docx: rowsIn(model, document(files.docx as Uint8Array), () => true),
    html: rowsIn(model, page(files.html as string), () => true),
    pdf: rowsIn(model, page(files['print-html'] as string), hasTableOnPage),
    pptx: add(rowsIn(model, slides(files.pptx as Uint8Array), hasTableOnPage), await charts(model, files.pptx as Uint8Array)),
    words: sentences(model, files),
  };
}

/** Charts that can be edited carry their numbers themselves; the others have their table on a page behind them. */
function hasTableOnPage(block: Figure): boolean {
  if (block.kind === 'table') return block.tiles === undefined && block.table.rows.length <= 48;
  return !isNativeChart(block.chart) || block.chart.kind === 'waterfall';
}

const add = (a: Tally, b: Tally): Tally => ({ compared: a.compared + b.compared, differences: [...a.differences, ...b.differences] });

/** Every row of every table, with its very words, somewhere in the file. */
function rowsIn(model: ReportModel, found: ReadonlySet<string>, isThere: (block: Figure) => boolean): Tally {
  const rows = figuresOf(model)
    .filter(isThere)
    .flatMap((block) => shown(block.table));
  const missing = rows.filter((row) => !found.has(JSON.stringify(row.map((text) => text.trim()))));
  return { compared: rows.reduce((sum, row) => sum + row.length, 0), differences: missing.map((row) => row.join(' | ')) };
}

const setOf = (rows: readonly (readonly string[])[]) => new Set(rows.map((row) => JSON.stringify(row.map((text) => text.trim()))));

function document(bytes: Uint8Array): ReadonlySet<string> {
  const xml = xmlOf(unzipSync(bytes)['word/document.xml']);
  return setOf(all(xml, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => words(cell, 'w:t'))));
}

function page(html: string): ReadonlySet<string> {
  const parsed = parseMarkup(html);
  return setOf([...parsed.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
}

function slides(bytes: Uint8Array): ReadonlySet<string> {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  return setOf(names.flatMap((name) => all(xmlOf(parts[name]), 'a:tr').map((row) => all(row, 'a:tc').map((cell) => words(cell, 'a:t')))));
}

function csv(model: ReportModel, bytes: Uint8Array): Tally {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.csv'));
  const tables = parts
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, content]) => parseCsv(strFromU8(content).replaceAll('\r\n', '\n'), ','));
  const differences: string[] = [];
  let compared = 0;
  for (const [index, { table }] of figuresOf(model).entries())
    for (const [row, cells] of table.rows.entries())
      for (const [at, { text, value }] of cells.entries()) {
        const cell = tables[index]?.[row + 1]?.[at] ?? '(nothing)';
        compared++;
        const isSame = value === null ? cell.replace(/^'(?=\s*[=+\-@])/, '') === (text === '–' ? '' : text) : Number(cell) === value;
        if (!isSame) differences.push(`${cell} / ${text}`);
      }
  return { compared, differences };
}

async function sheets(model: ReportModel, bytes: Uint8Array): Promise<Tally> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  const differences: string[] = [];
  let compared = 0;
  for (const [index, { table }] of figuresOf(model).entries())
    for (const [row, cells] of table.rows.entries())
      for (const [at, { text, value, format }] of cells.entries()) {
        const cell = workbook.worksheets[index + 1]?.getRow(row + 5).getCell(at + 1);
        compared++;
        const isSame = (cell?.value ?? '') === (value ?? text) && (format === null || value === null || cell?.numFmt === format);
        if (!isSame) differences.push(`${String(cell?.value)} / ${text}`);
      }
  return { compared, differences };
}

/** The cached values of native charts and the workbook behind each, against the points of the chart on screen. */
async function charts(model: ReportModel, bytes: Uint8Array): Promise<Tally> {
  const parts = unzipSync(bytes);
  const native = figuresOf(model).flatMap((block) => (block.kind === 'chart' && isNativeChart(block.chart) ? [block.chart] : []));
  const differences: string[] = [];
  let compared = 0;
  for (const [index, chart] of native.entries()) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(parts[`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`] ?? []) as never);
    const sheet = workbook.worksheets[0];
    const numbers = new Set(chart.series.flatMap((series) => series.points.flatMap(({ y }) => (y === null ? [] : [y]))));
    for (const [at, series] of all(xmlOf(parts[`ppt/charts/chart${index + 1}.xml`]), 'c:ser').entries())
      for (const point of all(all(series, 'c:val')[0] ?? series, 'c:pt')) {
        const value = Number(words(point, 'c:v'));
        const behind = sheet?.getRow(Number(point.getAttribute('idx')) + 2).getCell(at + 2).value;
        compared++;
        if (value !== behind) differences.push(`chart ${index + 1}: ${value} / ${String(behind)} in its workbook`);
        // A bridge is drawn as floors and changes, a cumulative share as one: their own tests add them up.
        if (chart.kind === 'line' || chart.kind === 'bar' || chart.kind === 'columns')
          if (!numbers.has(value)) differences.push(`chart ${index + 1}: ${value} is not on the screen`);
      }
  }
  return { compared, differences };
}

/** Headlines and sentences are in every file that has words. */
function sentences(model: ReportModel, files: Files): Tally {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  const texts = {
    docx: words(xmlOf(unzipSync(files.docx as Uint8Array)['word/document.xml']).documentElement, 'w:t'),
    html: parseMarkup(files.html as string).body.textContent ?? '',
    pdf: parseMarkup(files['print-html'] as string).body.textContent ?? '',
    pptx: Object.entries(unzipSync(files.pptx as Uint8Array))
      .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
      .map(([, part]) => words(xmlOf(part).documentElement, 'a:t'))
      .join(' '),
  };
  const said = model.blocks.flatMap((block) =>
    block.kind === 'headline' || (block.kind === 'text' && block.gap !== true) ? [plain(block.text)] : [],
  );
  const differences = Object.entries(texts).flatMap(([name, text]) =>
    said.filter((each) => !plain(text).includes(each)).map((each) => `${name}: ${each}`),
  );
  return { compared: said.length * 4, differences };
}
