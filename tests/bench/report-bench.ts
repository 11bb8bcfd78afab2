import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { writeExtracts } from '../../electron/engine/synth/write-extracts.ts';
import type { EngineMethod, JobContext, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import { callHandler } from '../../shared/protocol/rpc-server.ts';
import { planDeck } from '../../shared/report/deck-plan.ts';
import { fileName } from '../../shared/report/file-name.ts';
import { reportFormats } from '../../shared/report/report-formats.ts';
import { compareExports, type Files } from '../support/compare-exports.ts';
import { reportTemplates } from '../../shared/report/templates/registry.ts';
import { everything } from '../../shared/query/filter.ts';
import { pivotLayout } from '../../shared/pivot/pivot-spec.ts';
import { threeMonths } from '../../shared/report/templates/template.ts';
import { templateSetting } from '../../shared/report/templates/template-setting.ts';

/** Where the files go, to be looked at; a folder that goes away otherwise. */
const kept = process.argv[2];
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = kept ?? mkdtempSync(join(tmpdir(), 'paybench-reports-'));
mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'paybench-bench-'));
const engine = createEngine({ dataDir, appVersion: '0.1.0', now: Date.now, resolveGrant: (grant) => grant, holder: 'window' });
const job: JobContext = { signal: new AbortController().signal, progress: () => undefined };
const call = async <M extends EngineMethod>(method: M, params: ParamsOf<M>) =>
  (await callHandler(engine.handlers, method, params, job)) as ResultOf<M>;

const seconds = async (run: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
};

/** Loads what six further partners sent, and what they promise. */
async function addFurtherPartners(): Promise<void> {
  const from = join(dataDir, 'further');
  const { further, contractsPath } = await writeExtracts({ size: 'M', seed: 7, outDir: from, partners: 12 });
  for (const { path, choice } of further) await call('extract.import', { grant: path, choice });
  await call('contract.import', { grant: contractsPath });
}

try {
  write(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`);
  write(`demo workbook ${(await seconds(() => call('workbook.openDemo', {}))).toFixed(1)} s`);
  const state = await call('workbook.state', {});
  const metrics = await call('metric.list', {});
  if (state === null) throw new Error('No workbook is open');
  const setting = templateSetting(state, { metrics, extracts: await call('extract.list', {}) });
  for (const [id, template] of Object.entries(reportTemplates))
    await call('document.apply', { edit: { kind: 'report.put', report: { id, ...template.make(setting) } } });
  // Kinds of blocks that no template has.
  const [month = setting.month] = setting.months;
  const layout = pivotLayout(['payment_success', 'orders'], [{ kind: 'column', column: 'partner' }], [{ kind: 'date', grain: 'month' }]);
  const pivot = { ...layout, compare: 'none' as const, period: threeMonths(month), scopeCompare: null, where: everything };
  const blocks = [{ kind: 'pivot' as const, id: 'pivot', title: 'Payment success by partner and month', pivot }];
  await call('document.apply', { edit: { kind: 'report.put', report: { id: 'pivot', name: 'Pivot', subtitle: '', blocks } } });
  for (const id of [...Object.keys(reportTemplates), 'pivot', 'march-review']) {
    const model = await call('report.resolve', { report: { id } });
    for (const to of reportFormats) {
      const target = join(folder, `${id}.${to}`);
      const took = await seconds(() => call('report.export', { report: { id }, to, grant: target }));
      if (to === 'pptx') write(`${id}: ${planDeck(model).length} slides in ${took.toFixed(2)} s, numbers and file`);
    }
    const isText = (to: string) => to === 'html' || to === 'print-html' || to === 'md';
    const files = Object.fromEntries(
      reportFormats.map((to) => [to, readFileSync(join(folder, `${id}.${to}`), isText(to) ? 'utf8' : null)]),
    ) as Files;
    for (const [name, { compared, differences }] of Object.entries(await compareExports(model, files))) {
      write(`  ${name}: ${compared} compared with the screen, ${differences.length} differ`);
      for (const difference of differences.slice(0, 3)) write(`    ${difference}`);
    }
  }
  // A deck of thirty slides: the monthly review over and over.
  const monthly = reportTemplates.monthly.make(setting);
  const pages = [1, 2, 3].flatMap((copy) =>
    monthly.blocks.filter(({ kind }) => kind !== 'appendix').map((block) => ({ ...block, id: `${block.id}-${copy}` })),
  );
  await call('document.apply', { edit: { kind: 'report.put', report: { id: 'long', ...monthly, blocks: pages } } });
  const slides = planDeck(await call('report.resolve', { report: { id: 'long' } })).length;
  const deck = await seconds(() => call('report.export', { report: { id: 'long' }, to: 'pptx', grant: join(folder, 'long.pptx') }));
  write(`${slides} slides: ${deck.toFixed(2)} s (at most 5 s for 30)`);
  for (const to of ['pptx', 'xlsx', 'docx', 'html'] as const) {
    const { checked, differences } = await call('report.verify', { grant: join(folder, `monthly.${to}`) });
    write(`verify ${to}: ${checked} numbers, ${differences.length} differ`);
    for (const { where, expected, found } of differences.slice(0, 5)) write(`  ${where}: ${expected} / ${found}`);
  }
  // A pack for each of twelve partners: the demo's six and six more.
  await addFurtherPartners();
  const { partners } = templateSetting(state, { metrics, extracts: await call('extract.list', {}) });
  const packs = await seconds(async () => {
    for (const partner of partners)
      await call('report.export', {
        report: { id: 'scorecard' },
        parameters: { partner },
        to: 'pptx',
        grant: join(folder, fileName(`Scorecard, ${partner}`, 'pptx')),
      });
  });
  write(`${partners.length} packs of ${partners.length} partners: ${packs.toFixed(2)} s (at most 60 s)`);
} finally {
  await engine.close();
  rmSync(dataDir, { recursive: true, force: true });
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
