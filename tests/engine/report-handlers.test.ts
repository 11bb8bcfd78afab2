import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { everything } from '../../shared/query/filter.ts';
import type { ReportSpec } from '../../shared/report/report-spec.ts';
import { barSpec, lineSpec } from '../support/chart-specs.ts';
import { failureCode, startEngine, type TestEngine } from '../support/engine.ts';

const january = { from: '2026-01-01', to: '2026-02-01' };
const march = { from: '2026-03-01', to: '2026-04-01' };
const slice = { metrics: ['payment_success'], by: [], grain: null, period: march, compare: january, where: everything };

const report: ReportSpec = {
  id: 'r',
  name: 'Review',
  subtitle: '',
  blocks: [
    { kind: 'headline', id: 'h', text: 'Success {{s.change}}', numbers: [{ name: 's', slice }] },
    { kind: 'bridge', id: 'b', bridge: { metric: 'payment_success', by: 'product', from: january, to: march, where: everything } },
    { kind: 'chart', id: 'gone', chart: 'bar', title: null, slice: { ...slice, metrics: ['nope'] } },
    { kind: 'case', id: 'k', caseId: 'no-such-case' },
  ],
};

/** The mix shift in small: January 1,200 and 800 orders at 97 % and 82 %, March 900 and 1,100 at 97 % and 83 %. */
async function withMixShift(): Promise<TestEngine> {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'Mix' });
  const lines = (month: string, product: string, count: number, paid: number) =>
    Array.from(
      { length: count },
      (_, index) =>
        `2026-${month}-10T12:00:00Z,a${month}${product}${index},o${month}${product}${index},Northbank,${product},${product === 'bnpl' ? 'bnpl' : 'card'},10.00,USD,1,${index < paid ? 'approved' : 'declined'}`,
    );
  const rows = [
    ...lines('01', 'co_brand', 1200, 1164),
    ...lines('01', 'bnpl', 800, 656),
    ...lines('03', 'co_brand', 900, 873),
    ...lines('03', 'bnpl', 1100, 913),
  ];
  mkdirSync(engine.folder, { recursive: true });
  writeFileSync(
    engine.path('attempts.csv'),
    `ts_utc,attempt_id,order_id,partner,product,method,amount,ccy,attempt_no,result\n${rows.join('\n')}\n`,
  );
  const loaded = await engine.call('extract.import', { grant: engine.path('attempts.csv') });
  expect(loaded.status).toBe('loaded');
  await engine.call('document.apply', { edit: { kind: 'report.put', report } });
  return engine;
}

it('a report of live data: sentence, bridge and table agree with a count by hand', async () => {
  const engine = await withMixShift();
  const model = await engine.call('report.resolve', { report: { id: 'r' } });
  // January 1,820 of 2,000 = 91.0 %, March 1,786 of 2,000 = 89.3 %: fell 1.7 pp.
  expect(model.blocks[0]).toMatchObject({ kind: 'headline', text: 'Success fell 1.7 pp to 89.3 %' });
  const bridge = model.blocks[1];
  if (bridge?.kind !== 'chart') throw new Error('no bridge');
  // Rate 0.6 x 0 + 0.4 x 0.01 = 0.4 pp; mix -0.15 x 0.97 + 0.15 x 0.82 = -2.25 pp; interaction 0.15 x 0.01 = 0.15 pp.
  expect(bridge.chart.series[0]?.points.map(({ text }) => text)).toEqual(['91.000 %', '+0.400 pp', '−2.250 pp', '+0.150 pp', '89.300 %']);
  expect(bridge.lineage[0]?.extracts[0]).toMatchObject({ name: 'attempts.csv', rows: 4000 });
  expect(model.blocks[2]).toMatchObject({ gap: true, text: expect.stringContaining('There is no metric called nope') });
  expect(model.blocks[3]).toMatchObject({ gap: true, text: expect.stringContaining('There is no business case called no-such-case') });
});

it('every export is whole, beside it nothing is left, and the sheet holds the exact ratio', async () => {
  const engine = await withMixShift();
  mkdirSync(engine.path('out'));
  for (const to of ['pptx', 'xlsx', 'html', 'md', 'print-html'] as const) {
    const { path, bytes } = await engine.call('report.export', { report: { id: 'r' }, to, grant: engine.path(`out/review.${to}`) });
    expect(readFileSync(path).length).toBe(bytes);
    expect(bytes).toBeGreaterThan(500);
  }
  expect(readdirSync(engine.path('out')).sort()).toEqual(['review.html', 'review.md', 'review.pptx', 'review.print-html', 'review.xlsx']);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(engine.path('out/review.xlsx'));
  const rows = workbook.worksheets[1]?.getSheetValues().flatMap((row) => (Array.isArray(row) && row[1] === 'Total' ? [row] : [])) ?? [];
  expect(rows[0]?.slice(4, 6)).toEqual([0.91, 0.893]);
}, 30_000);

it('a folder that is not there, a report that is not there, a cancel: nothing is written', async () => {
  const engine = await withMixShift();
  const target = { report: { id: 'r' }, to: 'md' as const };
  expect(await failureCode(engine.call('report.export', { ...target, grant: engine.path('none/review.md') }))).toBe('FOLDER_READ_ONLY');
  expect(await failureCode(engine.call('report.export', { ...target, report: { id: 'nope' }, grant: engine.path('x.md') }))).toBe(
    'REPORT_NO_SUCH',
  );
  const stop = new AbortController();
  stop.abort();
  expect(await failureCode(engine.call('report.export', { ...target, grant: engine.path('y.md') }, { signal: stop.signal }))).toBe(
    'CANCELLED',
  );
  expect([existsSync(engine.path('x.md')), existsSync(engine.path('y.md'))]).toEqual([false, false]);
});

it('a chart as a picture: the font is inside, the pixels are as asked, card numbers are masked', async () => {
  const engine = await startEngine();
  const { svg, png } = await engine.call('chart.render', {
    chart: { ...barSpec, title: 'Card 4111 1111 1111 1111' },
    width: 600,
    height: 320,
    scale: 2,
  });
  expect(svg).toContain('@font-face');
  expect(svg).not.toContain('4111 1111 1111 1111');
  const header = new DataView(png.buffer, png.byteOffset);
  expect([header.getUint32(16), header.getUint32(20)]).toEqual([1200, 640]);
  const again = await engine.call('chart.render', {
    chart: { ...barSpec, title: 'Card 4111 1111 1111 1111' },
    width: 600,
    height: 320,
    scale: 2,
  });
  expect(Buffer.from(again.png).equals(Buffer.from(png))).toBe(true);
});

it('what is no chart, or too much of one, is refused by name', async () => {
  const engine = await startEngine();
  const size = { width: 600, height: 320, scale: 1 };
  expect(await failureCode(engine.call('chart.render', { chart: { kind: 'pie' }, ...size }))).toBe('INVALID_REQUEST');
  const points = Array.from({ length: 4000 }, (_, x) => ({ x, y: 1, text: '1' }));
  const heavy = {
    ...lineSpec,
    series: [
      { key: 'a', label: 'a', points },
      { key: 'b', label: 'b', points },
    ],
  };
  await expect(engine.call('chart.render', { chart: heavy, ...size })).rejects.toThrow('8,000 points are more than the 5,000');
});
