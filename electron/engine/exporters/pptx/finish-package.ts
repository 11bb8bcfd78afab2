import { chartWorkbook } from './chart-workbook.ts';
import { chartXml } from './chart-xml.ts';
import type { DeckChart } from './slide-chart.ts';
import { applyTemplate } from './template.ts';
import { tidyPackage } from './tidy-package.ts';
import type { ReportModel } from '../../../../shared/report/report-model.ts';
import { withPassport } from '../passport-part.ts';
import { bytesOf, pack, textOf, unpack, withFixedDates } from '../repack.ts';

const chartPart = /^ppt\/charts\/chart(\d+)\.xml$/;

/**
 * Puts our own chart parts and workbooks in the place of the library's (whose charts know neither end labels, gaps nor bridges),
 * numbers them from 1 in every file, gives each line of a note its own paragraph, makes titles titles and takes the clock out.
 * `figures` are by slide.
 */
export async function finishPackage(
  bytes: Uint8Array,
  figures: ReadonlyMap<number, readonly DeckChart[]>,
  model: ReportModel,
  template?: Uint8Array,
): Promise<Uint8Array> {
  const at = new Date(model.asOf).toISOString().replace(/\.\d+Z$/, 'Z');
  const entries = unpack(bytes);
  const charts = [...figures.values()].flat().flatMap((figure) => ('native' in figure ? [figure.native] : []));
  const numbers = Object.keys(entries)
    .flatMap((name) => Number(chartPart.exec(name)?.[1] ?? 0) || [])
    .sort((a, b) => a - b);
  if (numbers.length !== charts.length) throw new Error(`The deck holds ${numbers.length} charts, not ${charts.length}`);
  const renamed: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(entries)) {
    if (name.endsWith('/')) continue;
    const isText = /\.(xml|rels)$/.test(name);
    renamed[renumber(name, numbers)] = isText ? bytesOf(renumber(textOf(entries, name), numbers)) : content;
  }
  for (const [index, chart] of charts.entries()) {
    renamed[`ppt/charts/chart${index + 1}.xml`] = bytesOf(chartXml(chart));
    const workbook = withFixedDates(unpack(await chartWorkbook(chart, new Date(at))), at);
    renamed[`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`] = pack(workbook);
  }
  for (const [slide, found] of figures) {
    // Beside a picture in vectors stands the same one in pixels, for programs that draw no vectors; the library leaves a blank there.
    const pictures = found.flatMap((figure) => ('picture' in figure ? [figure.picture] : []));
    for (const [index, { png }] of pictures.entries()) {
      const pixels = `ppt/media/image-${slide}-${index * 2 + 1}.png`;
      if (renamed[pixels] === undefined) throw new Error(`The deck holds no ${pixels}`);
      renamed[pixels] = png;
    }
  }
  for (const name of Object.keys(renamed).filter((each) => /^ppt\/slides\/slide\d+\.xml$/.test(each)))
    renamed[name] = bytesOf(withOwnIds(withPlainBullets(withTitle(textOf(renamed, name)))));
  for (const name of Object.keys(renamed).filter((each) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(each))) {
    renamed[name] = bytesOf(noteParagraphs(textOf(renamed, name)));
  }
  const made = withPassport(withFixedDates(renamed, at), 'ppt/_rels/presentation.xml.rels', model);
  return pack(tidyPackage(template === undefined ? made : applyTemplate(made, template)));
}

/** The title as a title, so that outlines and screen readers find it; it stands where it was put. */
function withTitle(xml: string): string {
  return xml.replace(
    /(<p:cNvPr id="\d+" name="Title[^"]*"[^>]*>(?:<\/p:cNvPr>)?<p:cNvSpPr[^>]*\/?>(?:<\/p:cNvSpPr>)?)<p:nvPr><\/p:nvPr>/,
    '$1<p:nvPr><p:ph type="title"/></p:nvPr>',
  );
}

/** Every shape of a slide has an id of its own; the library gives those of tables twice. */
function withOwnIds(xml: string): string {
  let id = 0;
  return xml.replace(/(<p:cNvPr id=")\d+/g, (_, head: string) => `${head}${++id}`);
}

/** A bullet as large as its words needs no size; versions of the schema write it differently. */
const withPlainBullets = (xml: string): string => xml.replace(/<a:buSzPct\b[^>]*\/>/g, '');

/** The library counts charts over the life of the process. */
function renumber(text: string, numbers: readonly number[]): string {
  return text.replace(
    /(charts\/_rels\/chart|charts\/chart|Microsoft_Excel_Worksheet)(\d+)(?=\.)/g,
    (whole, stem: string, number: string) => {
      const at = numbers.indexOf(Number(number));
      return at < 0 ? whole : `${stem}${at + 1}`;
    },
  );
}

function noteParagraphs(xml: string): string {
  return xml.replace(
    /<a:p><a:r><a:rPr lang="en-US" dirty="0"\/><a:t>([\s\S]*?)<\/a:t><\/a:r><a:endParaRPr lang="en-US" dirty="0"\/><\/a:p>/,
    (_, text: string) =>
      text
        .split(/\r?\n/)
        .map((line) => `<a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>${line}</a:t></a:r></a:p>`)
        .join(''),
  );
}
