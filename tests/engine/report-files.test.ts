import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { everything } from '../../shared/query/filter.ts';
import { pivotLayout, type PivotSpec, plainMeasure } from '../../shared/pivot/pivot-spec.ts';
import type { ReportSpec } from '../../shared/report/report-spec.ts';
import { bundleScript, startScript } from '../support/child-script.ts';
import { failureCode, startEngine, type TestEngine, testFolder } from '../support/engine.ts';
import { runCli } from '../support/run-cli.ts';

const january = { from: '2026-01-01', to: '2026-02-01' };
const february = { from: '2026-02-01', to: '2026-03-01' };
const slice = (by: string[]) => ({
  metrics: ['payment_success', 'orders'],
  by,
  grain: null,
  period: february,
  compare: january,
  where: everything,
});

const pivot: PivotSpec = {
  ...pivotLayout(['payment_success'], [{ kind: 'column', column: 'partner' }], [{ kind: 'column', column: 'product' }]),
  measures: [plainMeasure('payment_success'), { ...plainMeasure('payment_success'), show: 'change' }],
  compare: january,
  period: february,
  scopeCompare: null,
  where: everything,
};

const report: ReportSpec = {
  id: 'r',
  name: 'Review of {{partner}}',
  subtitle: '{{month}} against {{previous month}}',
  blocks: [
    { kind: 'headline', id: 'h', text: 'Payment success {{s.change}}', numbers: [{ name: 's', slice: slice([]) }] },
    { kind: 'tiles', id: 'tiles', title: 'In numbers', slice: slice([]), targets: {} },
    { kind: 'chart', id: 'bars', chart: 'bar', title: 'By partner', slice: slice(['partner']) },
    { kind: 'table', id: 'table', title: 'Partners', slice: slice(['partner']) },
    { kind: 'kpis', id: 'kpis', title: 'Targets', slice: slice([]), targets: { payment_success: 0.95 } },
    { kind: 'pivot', id: 'pivot', title: 'Partners by product', pivot },
  ],
};

/** Orders by month and partner as [answered, paid]: payment success 80 % in January, 85 % in February, 90 % in March. */
const counts = [
  ['01', 'Northbank', 10, 9],
  ['01', 'Alder', 10, 7],
  ['02', 'Northbank', 10, 9],
  ['02', 'Alder', 10, 8],
  ['03', 'Northbank', 10, 10],
  ['03', 'Alder', 10, 8],
] as const;

function attempts(rows: readonly (readonly [string, string, number, number])[]): string {
  const lines = rows.flatMap(([month, partner, count, paid]) =>
    Array.from(
      { length: count },
      (_, index) =>
        `2026-${month}-10T12:00:00Z,a${month}${partner}${index},o${month}${partner}${index},${partner},co_brand,card,10.00,USD,1,${index < paid ? 'approved' : 'declined'}`,
    ),
  );
  return `ts_utc,attempt_id,order_id,partner,product,method,amount,ccy,attempt_no,result\n${lines.join('\n')}\n`;
}

async function withReport(): Promise<TestEngine> {
  const engine = await startEngine();
  mkdirSync(engine.folder, { recursive: true });
  writeFileSync(engine.path('attempts.csv'), attempts(counts));
  await engine.call('workbook.new', { name: 'Files' });
  await engine.call('extract.import', { grant: engine.path('attempts.csv') });
  await engine.call('document.apply', { edit: { kind: 'report.put', report } });
  return engine;
}

const formats = ['pptx', 'xlsx', 'docx', 'html'] as const;

it('tiles, targets and months: the numbers of a count by hand', async () => {
  const engine = await withReport();
  const model = await engine.call('report.resolve', { report: { id: 'r' } });
  expect(model).toMatchObject({ name: 'Review of all partners', subtitle: 'February 2026 against January 2026' });
  // January 16 of 20 = 80 %, February 17 of 20 = 85 %.
  expect(model.blocks[0]).toMatchObject({ text: 'Payment success rose 5.0 pp to 85.0 %' });
  const tiles = model.blocks[1];
  if (tiles?.kind !== 'table') throw new Error('no tiles');
  expect(tiles.tiles?.map(({ value, change, tone }) => [value, change, tone])).toEqual([
    ['85.0 %', '+5.0 pp better', 'good'],
    ['20', 'unchanged', 'neutral'],
  ]);
  const kpis = model.blocks[4];
  if (kpis?.kind !== 'table') throw new Error('no KPIs');
  expect(kpis.title).toBe('Targets: 1 of 2 better, 0 worse, 1 of 1 targets missed');
  expect(kpis.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['Payment success rate', '80.0 %', '85.0 %', '+5.0 pp', '95.0 %', 'Missed'],
    ['Orders', '20', '20', '0', '', ''],
  ]);
  const crossed = model.blocks[5];
  if (crossed?.kind !== 'table') throw new Error('no pivot');
  // Alder 7 of 10, then 8 of 10; Northbank 9 of 10 both times. The total is evaluated at its own grain: 17 of 20 after 16 of 20.
  expect(crossed.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['Alder', '80.0 %', '+10.0 pp', '80.0 %', '+10.0 pp'],
    ['Northbank', '90.0 %', '0.0 pp', '90.0 %', '0.0 pp'],
    ['Total', '85.0 %', '+5.0 pp', '85.0 %', '+5.0 pp'],
  ]);
});

it('an exported file derives again in every form; a number that was changed in it is named, a slide that was taken out is not missed', async () => {
  const engine = await withReport();
  for (const to of formats) {
    await engine.call('report.export', { report: { id: 'r' }, to, grant: engine.path(`review.${to}`) });
    const { checked, differences, extracts } = await engine.call('report.verify', { grant: engine.path(`review.${to}`) });
    expect({ to, differences }).toEqual({ to, differences: [] });
    expect(checked).toBeGreaterThan(20);
    expect(extracts).toMatchObject([{ name: 'attempts.csv', ok: true }]);
  }
  const parts = unzipSync(readFileSync(engine.path('review.pptx')));
  const change = (name: string, from: string, into: string) => {
    const text = strFromU8(parts[name] ?? new Uint8Array());
    expect(text).toContain(from);
    parts[name] = strToU8(text.replace(from, into));
  };
  change('ppt/slides/slide2.xml', 'rose 5.0 pp', 'rose 6.0 pp');
  delete parts['ppt/slides/slide3.xml'];
  writeFileSync(engine.path('changed.pptx'), zipSync(parts));
  const { differences } = await engine.call('report.verify', { grant: engine.path('changed.pptx') });
  expect(differences).toEqual([
    { where: 'Slide 2, title', expected: expect.stringContaining('rose 6.0 pp'), found: expect.stringContaining('rose 5.0 pp') },
  ]);
}, 60_000);

it('other data under the same report: the numbers that moved are listed, the extract is named, the terminal ends with 3', async () => {
  const engine = await withReport();
  await engine.call('report.export', { report: { id: 'r' }, to: 'pptx', grant: engine.path('review.pptx') });
  await engine.call('document.apply', { edit: { kind: 'extract.setState', id: 1, state: 'undone' } });
  // Two more of Alder's orders of February are paid: 19 of 20.
  writeFileSync(
    engine.path('again.csv'),
    attempts(counts.map((row) => (row[0] === '02' && row[1] === 'Alder' ? ['02', 'Alder', 10, 10] : row))),
  );
  await engine.call('extract.import', { grant: engine.path('again.csv') });
  const { differences, extracts } = await engine.call('report.verify', { grant: engine.path('review.pptx') });
  expect(extracts).toMatchObject([{ name: 'attempts.csv', ok: false }]);
  expect(differences).toContainEqual({
    where: 'Slide 2, title',
    expected: 'Payment success rose 5.0 pp to 85.0 %',
    found: 'Payment success rose 15.0 pp to 95.0 %',
  });
  expect(differences.some(({ where, found }) => where.includes('Alder') && found === '100.0 %')).toBe(true);
  expect(differences.every(({ where }) => !where.includes('Northbank'))).toBe(true);
  await engine.call('workbook.saveAs', { grant: engine.path('w.paybench') });
  await engine.close();
  const userData = await testFolder();
  const cli = (...argv: string[]) => runCli(argv, { userData, folder: engine.folder });
  expect((await cli('verify', 'review.pptx', '--in', 'w.paybench')).exit).toBe(3);
  expect((await cli('verify', 'review.pptx')).exit).toBe(2);

  const packs = await cli('report', 'w.paybench', 'r', '--to', 'docx', '--param', 'partner=*,month=2026-03', '--out', 'packs');
  expect(packs.exit).toBe(0);
  expect(readdirSync(engine.path('packs')).sort()).toEqual(['Review of Alder.docx', 'Review of Northbank.docx']);
  const text = strFromU8(unzipSync(readFileSync(engine.path('packs/Review of Alder.docx')))['word/document.xml'] ?? new Uint8Array());
  // March of Alder alone: 8 of 10, against February 10 of 10.
  expect(text).toContain('March 2026 against February 2026');
  expect(text).toContain('fell 20.0 pp to 80.0 %');
  expect(text).not.toContain('Northbank');
  expect((await cli('verify', 'packs/Review of Alder.docx', '--in', 'w.paybench')).exit).toBe(0);

  // A template by its name, for a workbook that holds no such report: the data ends on March 10, so February is its month.
  expect((await cli('report', 'w.paybench', 'Monthly business review', '--to', 'md', '--out', 'monthly.md')).exit).toBe(0);
  const monthly = readFileSync(engine.path('monthly.md'), 'utf8');
  expect(monthly).toContain('Business review, February 2026');
  // February 19 of 20 = 95 %, January 16 of 20 = 80 %.
  expect(monthly).toContain('rose 15.0 pp to 95.0 %');
  expect((await cli('report', 'w.paybench', 'nothing of the kind', '--to', 'md', '--out', 'x.md')).exit).toBe(2);
}, 90_000);

it('files that say nothing of themselves, and packs without partners, are refused by name', async () => {
  const engine = await withReport();
  writeFileSync(engine.path('foreign.html'), '<!doctype html><title>x</title>');
  writeFileSync(engine.path('foreign.pptx'), zipSync({ 'a.txt': strToU8('a') }));
  for (const name of ['foreign.html', 'foreign.pptx'])
    expect(await failureCode(engine.call('report.verify', { grant: engine.path(name) }))).toBe('VERIFY_NO_PASSPORT');
  await engine.call('document.apply', { edit: { kind: 'extract.setState', id: 1, state: 'undone' } });
  await engine.call('workbook.saveAs', { grant: engine.path('w.paybench') });
  await engine.close();
  const run = await runCli(['report', 'w.paybench', 'r', '--to', 'md', '--param', 'partner=*', '--out', 'packs', '--json'], {
    userData: await testFolder(),
    folder: engine.folder,
  });
  expect(run.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code)).toEqual(['PARTNERS_NONE']);
}, 60_000);

it('a process that ends during an export leaves the file that was there, whole, or the new one, whole', async () => {
  const script = await bundleScript('tests/support/workbook-child.ts');
  const folder = await testFolder();
  const target = join(folder, 'review.pptx');
  const words = Array.from({ length: 60 }, (_, at) => ({ kind: 'headline', id: `h${at}`, text: `Page ${at} `.repeat(40), numbers: [] }));
  for (const [round, wait] of [null, 0, 15, 60, 150].entries()) {
    const child = startScript(script, [join(folder, `data-${round}`)]);
    expect(await child.line()).toBe('ready');
    const send = (method: string, params: unknown) => child.process.stdin?.write(`${JSON.stringify({ method, params })}\n`);
    send('workbook.new', { name: 'W' });
    await child.line();
    send('document.apply', { edit: { kind: 'report.put', report: { id: 'r', name: `Round ${round}`, subtitle: '', blocks: words } } });
    await child.line();
    send('report.export', { report: { id: 'r' }, to: 'pptx', grant: target });
    if (wait === null) await child.line();
    else await new Promise((resolve) => setTimeout(resolve, wait));
    await child.kill();
    const bytes = readFileSync(target);
    const cover = strFromU8(unzipSync(bytes)['ppt/slides/slide1.xml'] ?? new Uint8Array());
    expect(cover).toMatch(new RegExp(`Round [0-${round}]`));
    expect(Object.keys(unzipSync(bytes)).filter((name) => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(61);
  }
}, 120_000);
