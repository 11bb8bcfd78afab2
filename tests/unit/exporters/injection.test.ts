import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { exporters } from '../../../electron/engine/exporters/registry.ts';
import { sheetName } from '../../../electron/engine/exporters/write-xlsx.ts';
import { cleanModel } from '../../../shared/report/clean-model.ts';
import type { ModelBlock, ReportModel } from '../../../shared/report/report-spec.ts';
import { barSpec } from '../../support/chart-specs.ts';
import { lineageOf } from '../../support/slice-results.ts';

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '=cmd|"/C calc"!A0',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\tx=1',
  '=HYPERLINK("http://evil.example","x")',
  ']]><x>',
  '&lt;already&gt; & not',
  '<!-- -->',
  'nul\u0000bell\u0007vt\u000bend\uffff',
  'lone \ud800 surrogate',
  '[x](javascript:alert(1)) ![y](http://evil.example/z.png) `code` | pipe |',
  '# not a title',
  '{{name}} ${env}',
  'right \u202e left',
  '4111 1111 1111 1111',
];

/** Every text of a report is a payload. */
function hostile(payload: string): ReportModel {
  const cell = { text: payload, value: null, format: null };
  const table = { columns: [{ label: payload, align: 'left' as const, kind: 'text' as const }], rows: [[cell]] };
  const lineage = [{ ...lineageOf('orders', 'h'), metrics: [{ id: payload, version: 1, sentence: payload }] }];
  const chart = {
    ...barSpec,
    title: payload,
    subtitle: payload,
    yLabel: payload,
    source: payload,
    alternative: payload,
    series: [{ key: payload, label: payload, points: [{ x: payload, y: 1, text: payload }] }],
  };
  const blocks: ModelBlock[] = [
    { kind: 'headline', id: '1', text: payload, lineage },
    {
      kind: 'chart',
      id: '2',
      chart,
      table,
      lineage,
      notes: [payload],
      scope: [payload],
      keyFigure: { label: payload, value: payload, change: payload, tone: 'bad' },
    },
    { kind: 'table', id: '3', title: payload, table, lineage, notes: [payload], scope: [payload] },
    { kind: 'text', id: '4', text: payload, lineage },
  ];
  return cleanModel({
    name: payload,
    subtitle: payload,
    workbook: payload,
    asOf: '2026-04-02',
    appVersion: payload,
    blocks,
    caveats: [payload],
  });
}

const texts = (bytes: Uint8Array) => Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name));

it.each(payloads)(
  '%j stays text everywhere',
  async (payload) => {
    const model = hostile(payload);
    for (const to of ['html', 'print-html'] as const) {
      const page = (await exporters[to].write(model, 'en-US')) as string;
      const { document } = new JSDOM(page).window;
      expect(document.querySelectorAll('script, iframe, object, embed, link, base, form, img')).toHaveLength(0);
      expect(
        [...document.querySelectorAll('*')]
          .flatMap((element) => [...element.attributes])
          .filter(({ name }) => name.startsWith('on') || name === 'href' || name === 'src'),
      ).toEqual([]);
      expect(page.replace(/data:font[^)]*/, '')).not.toMatch(/url\(\s*['"]?https?:/);
      expect(document.title).toBe(model.name.replace(/[\t\n ]+/g, ' ').trim());
    }
    for (const to of ['pptx', 'xlsx'] as const) {
      for (const [name, content] of texts((await exporters[to].write(model, 'en-US')) as Uint8Array)) {
        const { document } = new JSDOM(strFromU8(content), { contentType: 'text/xml' }).window;
        expect(document.getElementsByTagName('parsererror'), name).toHaveLength(0);
        expect([...document.getElementsByTagName('f')], name).toEqual([]);
        expect(strFromU8(content), name).not.toContain('TargetMode="External"');
      }
    }
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from((await exporters.xlsx.write(model, 'en-US')) as Uint8Array) as never);
    const figure = workbook.worksheets[2];
    expect(figure?.getRow(5).getCell(1).type).toBe(ExcelJS.ValueType.String);
    const shown = model.blocks.flatMap((block) => (block.kind === 'table' ? [block.table.rows[0]?.[0]?.text] : []))[0] ?? '';
    expect(figure?.getRow(5).getCell(1).value).toBe(shown);
    if (/^[=+\-@\t]/.test(shown)) expect(figure?.getRow(5).getCell(1).numFmt).toBe('@');
    const markdown = (await exporters.md.write(model, 'en-US')) as string;
    expect(markdown).not.toMatch(/(^|[^\\])<(script|img)/);
    expect(markdown).not.toMatch(/(^|[^\\])\]\(/m);
    expect(`${markdown}${JSON.stringify(model)}`).not.toContain('4111 1111 1111 1111');
  },
  30_000,
);

it('sheets are named as Excel allows, never twice', () => {
  const taken = new Set<string>();
  const names = ['a/b:c*d?e[f]g\\h', "'quoted'", 'x'.repeat(40), 'X'.repeat(40), 'History', ''].map((title) => sheetName(title, taken));
  expect(names).toEqual(['a b c d e f g h', 'quoted', 'x'.repeat(31), `${'X'.repeat(29)} 2`, 'History of', 'Figure']);
});
