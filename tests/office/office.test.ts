import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { exporters } from '../../electron/engine/exporters/registry.ts';
import { cleanModel } from '../../shared/report/clean-model.ts';
import { planDeck } from '../../shared/report/deck-plan.ts';
import type { ReportModel } from '../../shared/report/report-spec.ts';
import { resolveReport } from '../../shared/report/resolve-report.ts';
import { sampleReport, sampleSetting, sampleSources } from '../support/sample-report.ts';

/** Pictures of every page stay here for a person to look at. */
const out = fileURLToPath(new URL('../../.cache/office', import.meta.url));

interface Word {
  readonly page: number;
  readonly text: string;
  readonly inside: boolean;
}

function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 200_000 });
  if (status !== 0) throw new Error(`${program}: ${stderr || stdout}`);
  return stdout;
}

/** Every word that LibreOffice drew, with whether it lies within its page. */
function drawn(file: string): { readonly pages: number; readonly words: readonly Word[] } {
  run(
    'soffice',
    '--headless',
    `-env:UserInstallation=file://${join(out, 'profile')}`,
    '--convert-to',
    'pdf',
    '--outdir',
    out,
    join(out, file),
  );
  const pdf = join(out, file.replace(/\.\w+$/, '.pdf'));
  run('pdftoppm', '-r', '80', '-png', pdf, join(out, file.replace('.', '-')));
  const pages = run('pdftotext', '-bbox', pdf, '-').split('<page ').slice(1);
  const words = pages.flatMap((page, index) => {
    const size = /width="([\d.]+)" height="([\d.]+)"/.exec(page);
    return [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)/g)].map(
      ([, left, top, right, bottom, text]) => ({
        page: index + 1,
        text: text ?? '',
        inside: Number(left) >= 0 && Number(top) >= 0 && Number(right) <= Number(size?.[1]) && Number(bottom) <= Number(size?.[2]),
      }),
    );
  });
  return { pages: pages.length, words };
}

let model: ReportModel;
beforeAll(async () => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  model = cleanModel(await resolveReport(sampleReport, sampleSources, sampleSetting));
  for (const to of ['pptx', 'xlsx'] as const) writeFileSync(join(out, `report.${to}`), await exporters[to].write(model, 'en-US'));
});

test('the deck opens with all its slides, nothing leaves its page, and charts show their labels', () => {
  const { pages, words } = drawn('report.pptx');
  expect(pages).toBe(planDeck(model).length);
  expect(words.filter(({ inside }) => !inside)).toEqual([]);
  const on = (page: number) => words.filter((word) => word.page === page).map(({ text }) => text);
  // The bridge: both ends, all three changes, the axis.
  for (const text of ['91.000', '+0.700', '−2.250', '+0.075', '89.525', '92']) expect(on(2)).toContain(text);
  // The lines: a label at each end, the incident, dates on the axis.
  for (const text of ['97.5', '90.5', '83.2', '47-minute', 'Jan', 'Mar']) expect(on(4)).toContain(text);
});

test('the sheet opens, and no number is too wide for its cell', () => {
  const { words } = drawn('report.xlsx');
  expect(words.filter(({ text }) => /^#+$/.test(text))).toEqual([]);
  const shown = words.map(({ text }) => text);
  for (const text of ['$612,431,020.17', '89.5', '=cmd|calc', '99.85']) expect(shown).toContain(text);
});
