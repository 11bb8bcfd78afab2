import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../../electron/engine/exporters/registry.ts';
import { cleanModel } from '../../../shared/report/clean-model.ts';
import { withoutDetail } from '../../../shared/report/deck-plan.ts';
import type { ReportModel } from '../../../shared/report/report-spec.ts';
import { resolveReport } from '../../../shared/report/resolve-report.ts';
import { parseMarkup } from '../../support/parse-markup.ts';
import { compareExports, type Files } from '../../support/compare-exports.ts';
import { sampleReport, sampleSetting, sampleSources } from '../../support/sample-report.ts';

let model: ReportModel;
const files: Record<string, Uint8Array | string> = {};
beforeAll(async () => {
  model = cleanModel(await resolveReport(sampleReport, sampleSources, sampleSetting));
  for (const [to, exporter] of Object.entries(exporters)) files[to] = await exporter.write(model, 'en-US');
}, 30_000);

const figures = () => model.blocks.flatMap((block) => (block.kind === 'chart' || block.kind === 'table' ? [block] : []));
const tableTexts = () => figures().map((block) => withoutDetail(block.table).rows.map((row) => row.map(({ text }) => text)));

async function openSheet(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  return workbook;
}

it('sheet: each cell is the number of the model with a format that shows its digits, or its text', async () => {
  const workbook = await openSheet(files['xlsx'] as Uint8Array);
  const sheets = workbook.worksheets.slice(1, -1);
  expect(sheets).toHaveLength(figures().length);
  for (const [index, block] of figures().entries()) {
    const sheet = sheets[index];
    for (const [row, cells] of block.table.rows.entries()) {
      for (const [at, cell] of cells.entries()) {
        const found = sheet?.getRow(row + 5).getCell(at + 1);
        expect(found?.value ?? '').toEqual(cell.value ?? cell.text);
        if (cell.format !== null) expect(found?.numFmt).toBe(cell.format);
      }
    }
  }
});

it('every cell, point and sentence: CSV, sheet, document, page, print layout and deck say what the screen says', async () => {
  const tallies = await compareExports(model, files as Files);
  for (const [name, { compared, differences }] of Object.entries(tallies)) {
    expect({ name, differences }).toEqual({ name, differences: [] });
    expect(compared, name).toBeGreaterThan(10);
  }
});

it('page: the pictures hold the labels of their charts', () => {
  const document = parseMarkup(files['html'] as string);
  const pictures = [...document.querySelectorAll('figure svg')];
  const charts = figures().flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  expect(pictures).toHaveLength(charts.length);
  const bridge = pictures[0]?.textContent ?? '';
  for (const point of charts[0]?.series[0]?.points ?? []) expect(bridge).toContain(point.text);
});

it('Markdown: the tables say what the model says', () => {
  const rows = (files['md'] as string)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.replaceAll('\\', ''));
  for (const wanted of tableTexts().flat()) expect(rows).toContain(`| ${wanted.join(' | ')} |`);
});

describe('deck', () => {
  let opened: Record<string, Uint8Array> | undefined;
  const parts = () => (opened ??= unzipSync(files['pptx'] as Uint8Array));
  const xml = (name: string) => parseMarkup(strFromU8(parts()[name] ?? new Uint8Array()), 'text/xml');
  const words = (element: Element) => [...element.getElementsByTagName('a:t')].map((text) => text.textContent).join('');
  const all = (document: Document, tag: string) => [...document.getElementsByTagName(tag)];

  it('tables are tables with the words of the model', () => {
    const slides = Object.keys(parts()).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    const rows = slides.flatMap((name) => all(xml(name), 'a:tr').map((row) => all(row as unknown as Document, 'a:tc').map(words)));
    const shown = figures().filter(
      (block) => block.kind === 'table' || block.chart.kind === 'waterfall' || block.chart.kind === 'cumulative',
    );
    for (const block of shown) for (const row of withoutDetail(block.table).rows) expect(rows).toContainEqual(row.map(({ text }) => text));
  });

  it('charts: the cached numbers are those of the model, and so are the cells of the workbook behind them', async () => {
    const charts = figures().flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
    for (const [index, chart] of charts.entries()) {
      const series = all(xml(`ppt/charts/chart${index + 1}.xml`), 'c:ser').map((ser) => {
        const values = ser.getElementsByTagName('c:val')[0];
        const cached = new Map(
          [...(values?.getElementsByTagName('c:pt') ?? [])].map((pt) => [Number(pt.getAttribute('idx')), Number(pt.textContent)]),
        );
        return { name: ser.getElementsByTagName('c:tx')[0]?.getElementsByTagName('c:v')[0]?.textContent, cached };
      });
      const sheet = (await openSheet(parts()[`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`] as Uint8Array)).worksheets[0];
      for (const [at, { name, cached }] of series.entries()) {
        expect(sheet?.getRow(1).getCell(at + 2).value).toBe(name);
        const count = (sheet?.rowCount ?? 1) - 1;
        for (let row = 0; row < count; row++) expect(sheet?.getRow(row + 2).getCell(at + 2).value ?? null).toBe(cached.get(row) ?? null);
        if (chart.kind === 'waterfall') continue;
        const wanted = chart.series.find((each) => each.label === name)?.points.map(({ y }) => y);
        expect(wanted?.filter((y) => y !== null)).toEqual([...cached.values()]);
      }
    }
  });

  it('a bridge as stacked columns: floor and change add up to the running total, in percentage points', () => {
    const series = all(xml('ppt/charts/chart1.xml'), 'c:ser').map(
      (ser) =>
        new Map(
          [...(ser.getElementsByTagName('c:val')[0]?.getElementsByTagName('c:pt') ?? [])].map((pt) => [
            Number(pt.getAttribute('idx')),
            Number(pt.textContent),
          ]),
        ),
    );
    const [floor, level, rise, fall] = series;
    // 91 + 0.7 = 91.7; 91.7 - 2.25 = 89.45; 89.45 + 0.075 = 89.525.
    expect([level?.get(0), level?.get(4)]).toEqual([91, 89.525]);
    expect([floor?.get(1), rise?.get(1)]).toEqual([91, 0.7]);
    expect([floor?.get(2), fall?.get(2)]).toEqual([89.45, 2.25]);
    expect([floor?.get(3), rise?.get(3)]).toEqual([89.45, 0.075]);
  });

  it('notes carry the passport line by line', () => {
    const notes = all(xml('ppt/notesSlides/notesSlide2.xml'), 'a:p').map(words);
    expect(notes.some((line) => line.startsWith('payment_success@1: '))).toBe(true);
    expect(notes.some((line) => line.endsWith(`sha256 ${'a'.repeat(64)}`))).toBe(true);
  });

  it('every part is well-formed and every relation leads somewhere', () => {
    const entries = parts();
    for (const name of Object.keys(entries).filter((each) => /\.(xml|rels)$/.test(each))) {
      expect(xml(name).getElementsByTagName('parsererror'), name).toHaveLength(0);
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]+$/, '');
      for (const relation of all(xml(name), 'Relationship')) {
        if (relation.getAttribute('TargetMode') === 'External') continue;
        const target = new URL(relation.getAttribute('Target') ?? '', `file:///${folder}`).pathname.slice(1);
        expect(Object.keys(entries), `${name} names ${target}`).toContain(target);
      }
    }
  });
});

it('the same report gives the same bytes', async () => {
  for (const [to, exporter] of Object.entries(exporters))
    expect(Buffer.from(await exporter.write(model, 'en-US')).equals(Buffer.from(files[to] ?? ''))).toBe(true);
}, 30_000);
