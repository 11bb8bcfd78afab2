import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../../electron/engine/exporters/registry.ts';
import { sheetName } from '../../../electron/engine/exporters/write-xlsx.ts';
import { cleanModel } from '../../../shared/report/clean-model.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import type { ReportFormat } from '../../../shared/report/report-formats.ts';
import type { ModelBlock, ReportModel } from '../../../shared/report/report-spec.ts';
import { parseMarkup } from '../../support/parse-markup.ts';
import { barSpec } from '../../support/chart-specs.ts';
import { parseCsv } from '../../support/parse-csv.ts';
import { fileNames, payloads } from '../../support/payloads.ts';
import { lineageOf } from '../../support/slice-results.ts';

const numbers = [-2.5, 0, 1234567.891, -0.0001];

/** Every kind of text of a report is every payload; beside each stands a number. */
function hostile(): ReportModel {
  const text = (payload: string) => ({ text: payload, value: null, format: null });
  const number = (at: number) => ({ text: String(numbers[at % 4]), value: numbers[at % 4] ?? 0, format: '0.0000' });
  const left = (label: string) => ({ label, align: 'left' as const, kind: 'text' as const });
  const table = {
    columns: [left('Words'), { label: '=A1', align: 'right' as const, kind: 'number' as const }],
    rows: payloads.map((payload, at) => [text(payload), number(at)]),
  };
  const blocks = payloads.flatMap((payload, at): ModelBlock[] => {
    const lineage = [{ ...lineageOf('orders', `h${at}`), metrics: [{ id: payload, version: 1, sentence: payload }] }];
    const words: ModelBlock = { kind: 'text', id: `t${at}`, text: payload, lineage };
    return at % 5 === 0 ? [{ kind: 'headline', id: `h${at}`, text: payload, lineage }, words] : [words];
  });
  const charts = payloads.slice(0, 12).map(
    (payload, at): ModelBlock => ({
      kind: 'chart',
      id: `c${at}`,
      chart: {
        ...barSpec,
        title: payload,
        subtitle: payload,
        yLabel: payload,
        source: payload,
        alternative: payload,
        series: [{ key: payload, label: payload, points: payloads.slice(at * 6, at * 6 + 6).map((x) => ({ x, y: 1, text: x })) }],
      },
      table: { ...table, rows: table.rows.slice(0, 2) },
      lineage: [],
      notes: [payload],
      scope: [payload],
      findings: [payload],
      keyFigure: { label: payload, value: payload, change: payload, tone: 'bad' },
    }),
  );
  const tiles = payloads.slice(0, 6).map((payload) => ({ label: payload, value: payload, change: payload, tone: 'bad' as const }));
  return cleanModel({
    name: payloads[6] ?? '',
    subtitle: payloads.join(' '),
    workbook: payloads[30] ?? '',
    asOf: '2026-04-02',
    appVersion: payloads[32] ?? '',
    blocks: [
      ...blocks,
      ...charts,
      { kind: 'table', id: 'tiles', title: '=1+1', table, lineage: [], notes: [], tiles },
      { kind: 'table', id: 'all', title: '</title>', table, lineage: [], notes: [...payloads], scope: [...payloads] },
    ],
    caveats: [...payloads],
  });
}

let model: ReportModel;
const files: Partial<Record<ReportFormat, Uint8Array | string>> = {};
const shown = () => model.blocks.flatMap((block) => (block.kind === 'table' && block.id === 'all' ? block.table.rows : []));
beforeAll(async () => {
  model = hostile();
  for (const [to, exporter] of Object.entries(exporters)) files[to as ReportFormat] = await exporter.write(model, 'en-US');
}, 240_000);

it('the list is long enough, and every text of it is in the report', () => {
  expect(payloads.length + fileNames.length).toBeGreaterThanOrEqual(90);
  expect(payloads.length).toBeGreaterThanOrEqual(60);
  expect(shown()).toHaveLength(payloads.length);
});

describe('pages', () => {
  it.each(['html', 'print-html'] as const)('%s: every payload is words, nothing runs or loads', (to) => {
    const page = files[to] as string;
    const document = parseMarkup(page);
    expect(document.querySelectorAll('script, iframe, object, embed, link, base, form, input, img, math')).toHaveLength(0);
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
    expect(attributes.filter(({ name }) => name.startsWith('on') || name === 'href' || name === 'src')).toEqual([]);
    expect([...document.querySelectorAll('meta')].map((meta) => meta.getAttribute('http-equiv')).filter(Boolean)).toEqual([
      'Content-Security-Policy',
    ]);
    const styles = [...document.querySelectorAll('style')].map((style) => style.textContent ?? '').join('');
    expect(styles.replace(/data:font[^)]*/g, '')).not.toMatch(/url\(\s*['"]?https?:/);
    expect(document.title).toBe(model.name);
    if (to === 'html') {
      const cells = new Set([...document.querySelectorAll('td')].map((cell) => cell.textContent));
      for (const [cell] of shown()) expect(cells).toContain(cell?.text.replace(/\r\n?/g, '\n'));
    }
  });
});

describe('Office files', () => {
  it.each(['pptx', 'xlsx', 'docx'] as const)(
    '%s: every part is well-formed, without formulas, links or fields of theirs',
    (to) => {
      for (const [name, content] of Object.entries(unzipSync(files[to] as Uint8Array))) {
        if (!/\.(xml|rels)$/.test(name)) continue;
        const text = strFromU8(content);
        const document = parseMarkup(text, 'text/xml');
        expect(document.getElementsByTagName('parsererror'), name).toHaveLength(0);
        expect(document.doctype, name).toBeNull();
        expect([...document.getElementsByTagName('f')], name).toEqual([]);
        expect(text, name).not.toContain('TargetMode="External"');
        expect(
          [...document.getElementsByTagName('w:instrText')].map((field) => field.textContent?.trim()).filter((field) => field !== 'PAGE'),
        ).toEqual([]);
        expect([...document.getElementsByTagName('w:hyperlink'), ...document.getElementsByTagName('a:hlinkClick')], name).toEqual([]);
      }
    },
    120_000,
  );

  it('sheets: text is text, what looks like a formula is formatted as text, numbers are numbers', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(files.xlsx as Uint8Array) as never);
    const sheet = workbook.worksheets.at(-2);
    for (const [at, [word, number]] of shown().entries()) {
      const [text, value] = [sheet?.getRow(at + 5).getCell(1), sheet?.getRow(at + 5).getCell(2)];
      expect(text?.type).toBe(ExcelJS.ValueType.String);
      // XML knows one line end only.
      expect(text?.value).toBe(word?.text.replace(/\r\n?/g, '\n'));
      if (/^[=+\-@]/.test(word?.text ?? '')) expect(text?.numFmt).toBe('@');
      expect(value?.value).toBe(number?.value);
      expect(value?.type).toBe(ExcelJS.ValueType.Number);
    }
  });
});

it('CSV: no cell begins what a spreadsheet runs, and numbers stay numbers', () => {
  const entries = unzipSync(files.zip as Uint8Array);
  const tables = Object.entries(entries).filter(([name]) => name.endsWith('.csv'));
  const rows = tables.flatMap(([, content]) => parseCsv(strFromU8(content), ','));
  expect(rows.length).toBeGreaterThan(payloads.length);
  for (const cell of rows.flat())
    if (!/^-?\d/.test(cell) || Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/);
  const last = rows.slice(-payloads.length);
  expect(last.map(([, number]) => Number(number))).toEqual(payloads.map((_, at) => numbers[at % 4]));
});

it('Markdown: neither markup nor links of theirs', () => {
  const markdown = files.md as string;
  expect(markdown).not.toMatch(/(^|[^\\])<(script|img|iframe|svg|http)/i);
  expect(markdown).not.toMatch(/(^|[^\\])\]\(/m);
  expect(markdown).not.toMatch(/^# not a title/m);
});

it('no card number is in any file', () => {
  const contents = Object.values(files).flatMap((file) =>
    typeof file === 'string' ? [file] : Object.values(unzipSync(file ?? new Uint8Array())).map((part) => strFromU8(part)),
  );
  expect(contents.length).toBeGreaterThan(20);
  for (const content of contents) expect(content).not.toMatch(/4111[ -]?1111[ -]?1111[ -]?1111|5555-5555-5555-4444/);
});

it.each(fileNames)('the file name %j is one that every system takes', (name) => {
  const made = fileName(name, 'pptx');
  const stem = made.slice(0, -5);
  expect(made.endsWith('.pptx')).toBe(true);
  expect(made).not.toMatch(/[<>:"/\\|?*\p{C}]/u);
  expect(stem).not.toMatch(/^\.|[. ]$|^$/);
  expect(stem.split('.')[0]?.trim()).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])$/i);
  expect(new TextEncoder().encode(made).length).toBeLessThanOrEqual(255);
});

it('sheets are named as Excel allows, never twice', () => {
  const taken = new Set<string>();
  const names = ['a/b:c*d?e[f]g\\h', "'quoted'", 'x'.repeat(40), 'X'.repeat(40), 'History', ''].map((title) => sheetName(title, taken));
  expect(names).toEqual(['a b c d e f g h', 'quoted', 'x'.repeat(31), `${'X'.repeat(29)} 2`, 'History of', 'Figure']);
});
