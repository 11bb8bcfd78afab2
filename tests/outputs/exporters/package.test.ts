import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../../electron/engine/exporters/registry.ts';
import { cleanModel } from '../../../shared/report/clean-model.ts';
import type { ReportModel } from '../../../shared/report/report-spec.ts';
import { resolveReport } from '../../../shared/report/resolve-report.ts';
import { packageProblems } from '../../support/package-problems.ts';
import { sampleReport, sampleSetting, sampleSources } from '../../support/sample-report.ts';

let model: ReportModel;
const write = async (to: 'pptx' | 'docx' | 'xlsx', template?: Uint8Array): Promise<Uint8Array> => {
  const content = await exporters[to].write(model, 'en-US', template);
  if (typeof content === 'string') throw new Error('text');
  return content;
};

beforeAll(async () => {
  model = cleanModel(await resolveReport(sampleReport, sampleSources, sampleSetting));
});

describe('packages that open without repair', () => {
  it.each(['pptx', 'docx', 'xlsx'] as const)(
    '%s: every part has its type and a way to it, every relation its part, every id is there once',
    async (to) => {
      expect(packageProblems(await write(to))).toEqual([]);
    },
  );

  it('the workbook behind each chart of a deck, and a deck on a template', async () => {
    const deck = await write('pptx');
    const parts = unzipSync(deck);
    const workbooks = Object.keys(parts).filter((name) => name.endsWith('.xlsx'));
    expect(workbooks.length).toBeGreaterThan(2);
    for (const name of workbooks) expect(packageProblems(parts[name] ?? new Uint8Array())).toEqual([]);
    const own = new PptxGenJS();
    for (const title of ['Title Slide', 'Title Only']) own.defineSlideMaster({ title });
    own.addSlide({ masterName: 'Title Only' }).addText('How to use it', { x: 1, y: 1 });
    const template = (await own.write({ outputType: 'uint8array' })) as Uint8Array;
    expect(packageProblems(await write('pptx', template))).toEqual([]);
  });

  it('bullets have no size of their own: the schema of 2008 wants a whole number there and that of 2011 a percent sign', async () => {
    const parts = unzipSync(await write('pptx'));
    const slides = Object.keys(parts).filter((name) => name.startsWith('ppt/slides/slide'));
    expect(slides.map((name) => strFromU8(parts[name] ?? new Uint8Array())).join('')).not.toContain('buSzPct');
  });

  it('a part without a type, a relation to nothing and an id twice are found', async () => {
    const parts = unzipSync(await write('pptx'));
    const slide = strFromU8(parts['ppt/slides/slide2.xml'] ?? new Uint8Array());
    parts['ppt/slides/slide2.xml'] = strToU8(slide.replace('id="3"', 'id="2"'));
    parts['ppt/lost.bin'] = strToU8('x');
    delete parts['ppt/charts/chart1.xml'];
    const problems = packageProblems(zipSync(parts)).join('\n');
    expect(problems).toContain('slide2.xml has an id of p:cNvPr twice');
    expect(problems).toContain('ppt/lost.bin has no type');
    expect(problems).toContain('leads to ppt/charts/chart1.xml, which is not there');
  });
});
