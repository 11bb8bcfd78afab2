import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import { beforeAll, expect, it } from 'vitest';
import { exporters } from '../../../electron/engine/exporters/registry.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { cleanModel } from '../../../shared/report/clean-model.ts';
import type { ReportModel } from '../../../shared/report/report-spec.ts';
import { resolveReport } from '../../../shared/report/resolve-report.ts';
import { parseMarkup } from '../../support/parse-markup.ts';
import { sampleReport, sampleSetting, sampleSources } from '../../support/sample-report.ts';

/** A company's template: 4:3, with these layouts, a slide of its own with a picture, fonts and colors of its theme. */
async function template(...layouts: readonly string[]): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_4x3';
  for (const title of layouts)
    deck.defineSlideMaster({ title, background: { color: 'F0E0D0' }, objects: [{ text: { text: 'ACME', options: { x: 1, y: 7 } } }] });
  const slide = deck.addSlide({ masterName: layouts[0] ?? '' });
  slide.addText('How to use this template', { x: 1, y: 1 });
  return (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
}

let model: ReportModel;
beforeAll(async () => {
  model = cleanModel(await resolveReport(sampleReport, sampleSources, sampleSetting));
});
const write = async (own: Uint8Array) => unzipSync((await exporters.pptx.write(model, 'en-US', own)) as Uint8Array);
const text = (parts: Record<string, Uint8Array>, name: string) => strFromU8(parts[name] ?? new Uint8Array());

it('slides stand on the layouts of the template, in its fonts, colors and size; its own slides are gone', async () => {
  const parts = await write(await template('Title Slide', 'Title Only'));
  const slides = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const plain = unzipSync((await exporters.pptx.write(model, 'en-US')) as Uint8Array);
  expect(slides.length).toBe(Object.keys(plain).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length);
  const layoutOf = (number: number) => {
    const target = /slideLayouts\/slideLayout\d+\.xml/.exec(text(parts, `ppt/slides/_rels/slide${number}.xml.rels`))?.[0];
    return /<p:cSld name="([^"]*)"/.exec(text(parts, `ppt/${target}`))?.[1];
  };
  expect([layoutOf(1), layoutOf(2), layoutOf(3)]).toEqual(['Title Slide', 'Title Only', 'Title Only']);
  const all = slides.map((name) => text(parts, name)).join('');
  expect(all).not.toContain('How to use this template');
  expect(all).not.toContain('typeface="Arial"');
  expect(all).toContain('<a:schemeClr val="accent1"/>');
  expect(text(parts, 'ppt/charts/chart1.xml')).not.toContain('typeface="Arial"');
  // 4:3 is 10 inches wide, 9,144,000 units: nothing may stand further right.
  const rights = [...all.matchAll(/<a:off x="(\d+)" y="\d+"\/><a:ext cx="(\d+)"/g)].map(([, x, width]) => Number(x) + Number(width));
  expect(Math.max(...rights)).toBeLessThanOrEqual(9_144_000);
});

it('every part is well-formed and typed, every relation leads somewhere, and each slide is listed once', async () => {
  const parts = await write(await template('Title Slide', 'Title Only'));
  const types = text(parts, '[Content_Types].xml');
  for (const name of Object.keys(parts).filter((each) => /\.(xml|rels)$/.test(each))) {
    const document = parseMarkup(text(parts, name), 'text/xml');
    expect(document.getElementsByTagName('parsererror'), name).toHaveLength(0);
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]+$/, '');
    for (const relation of document.getElementsByTagName('Relationship')) {
      const target = new URL(relation.getAttribute('Target') ?? '', `file:///${folder}`).pathname.slice(1);
      if (relation.getAttribute('TargetMode') !== 'External') expect(Object.keys(parts), `${name} names ${target}`).toContain(target);
    }
  }
  for (const [, part = ''] of types.matchAll(/PartName="\/([^"]*)"/g)) expect(Object.keys(parts)).toContain(part);
  const listed = [...text(parts, 'ppt/presentation.xml').matchAll(/<p:sldId id="\d+" r:id="(\w+)"/g)].map(([, id]) => id);
  expect(new Set(listed).size).toBe(listed.length);
});

it('a template that lacks a layout, or is none, says so by name', async () => {
  const failure = async (own: Uint8Array) => {
    try {
      await write(own);
      return 'nothing failed';
    } catch (thrown) {
      return thrown instanceof AppFailure ? `${thrown.error.title} ${thrown.error.detail}` : String(thrown);
    }
  };
  expect(await failure(await template('Title Slide', 'Two Columns'))).toMatch(
    /^The template has no layout "Title Only" .*"Title Slide", "Two Columns"/,
  );
  expect(await failure(strToU8('no zip'))).toContain('it is not a PowerPoint file');
  expect(await failure(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toContain('it holds no presentation');
});
