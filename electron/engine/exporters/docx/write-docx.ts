import { dayText } from '../../../../shared/charts/source-line.ts';
import { naturalHeight } from '../../../../shared/plot/natural-height.ts';
import { withoutDetail } from '../../../../shared/report/deck-plan.ts';
import { definitionTable, extractTable, hasAppendix, whatTheyMean, whereFrom } from '../../../../shared/report/lineage-tables.ts';
import { shortLineage } from '../../../../shared/report/lineage-text.ts';
import type { KeyFigure, ModelBlock, ReportModel } from '../../../../shared/report/report-model.ts';
import { withPassport } from '../passport-part.ts';
import { chartSvg, svgToPng } from '../picture.ts';
import { bytesOf, pack } from '../repack.ts';
import { documentXml, footerXml, packageParts, paragraph, picture } from './word-parts.ts';
import { wordTable } from './word-table.ts';

/** CSS pixels across the text of a page, and dots for each of them. */
const width = 672;
const scale = 2.5;

/** A report as a document to read: headline by headline its sentences, exhibits and tables, the passports at the end. */
export function writeDocx(model: ReportModel): Uint8Array {
  const pictures: Uint8Array[] = [];
  const body = [
    paragraph(model.name, 'Title'),
    ...(model.subtitle === '' ? [] : [paragraph(model.subtitle, 'Subtitle')]),
    paragraph(`${model.workbook} · as of ${dayText(model.asOf)} · Paybench ${model.appVersion}`, 'Small'),
    ...(model.caveats.length === 0
      ? []
      : [paragraph('Before you use these numbers', 'Heading2'), ...model.caveats.map((text) => paragraph(text, 'Caveat'))]),
    ...model.blocks.flatMap((block) => blockParts(block, pictures)),
    ...passports(model),
  ];
  const at = new Date(model.asOf).toISOString().replace(/\.\d+Z$/, 'Z');
  const texts = {
    ...packageParts(model.name, at, pictures.length),
    'word/document.xml': documentXml(body.join('')),
    'word/footer1.xml': footerXml(`${model.name} · ${model.workbook}`),
  };
  const entries = Object.fromEntries([
    ...Object.entries(texts).map(([name, text]) => [name, bytesOf(text)] as const),
    ...pictures.map((content, index) => [`word/media/figure${index + 1}.png`, content] as const),
  ]);
  return pack(withPassport(entries, 'word/_rels/document.xml.rels', model));
}

function blockParts(block: ModelBlock, pictures: Uint8Array[]): readonly string[] {
  switch (block.kind) {
    case 'headline':
      return [paragraph(block.text, 'Heading1')];
    case 'text':
      return [paragraph(block.text)];
    case 'chart': {
      const form = { titles: false, text: 12 };
      const size = { width, height: naturalHeight(block.chart, { width, height: 300, ...form }) };
      pictures.push(svgToPng(chartSvg(block.chart, size, form), size.width, scale));
      return [
        paragraph(block.chart.title, 'Heading2'),
        paragraph(block.chart.subtitle, 'Small', '<w:keepNext/>'),
        ...(block.keyFigure === undefined ? [] : keyFigureParts(block.keyFigure)),
        picture(`rIdPicture${pictures.length}`, pictures.length, size, block.chart.alternative),
        paragraph(block.chart.source, 'Small'),
        wordTable(withoutDetail(block.table)),
        ...below(block),
      ];
    }
    case 'table':
      return [paragraph(block.title, 'Heading2'), wordTable(withoutDetail(block.table)), ...below(block)];
  }
}

function keyFigureParts({ label, value, change }: KeyFigure): readonly string[] {
  const text = change === null ? value : `${value}  ${change}`;
  return [paragraph(label, 'Small', '<w:keepNext/>'), paragraph(text, 'KeyFigure', '<w:keepNext/>')];
}

/** A paragraph stands between two tables, otherwise Word makes one of them. */
function below(block: Extract<ModelBlock, { kind: 'chart' | 'table' }>): readonly string[] {
  return [
    paragraph('', 'Small'),
    ...(block.findings ?? []).map((text) => paragraph(text)),
    ...block.notes.map((text) => paragraph(text, 'Small')),
  ];
}

/** Every definition and file once; the passports call them by name. */
function appendix(model: ReportModel): readonly string[] {
  const lineages = model.blocks.flatMap((block) => block.lineage);
  return [
    paragraph(whatTheyMean, 'Heading2'),
    wordTable(definitionTable(lineages)),
    paragraph(whereFrom, 'Heading2'),
    wordTable(extractTable(lineages)),
  ];
}

function passports(model: ReportModel): readonly string[] {
  const figures = model.blocks.flatMap((block) => (block.kind === 'chart' || block.kind === 'table' ? [block] : []));
  if (figures.length === 0) return [];
  return [
    ...(hasAppendix(model) ? [] : appendix(model)),
    paragraph('Passports', 'Heading1'),
    ...figures.flatMap((block) => [
      paragraph(block.kind === 'chart' ? block.chart.title : block.title, 'Heading2'),
      ...[...(block.scope ?? []), ...shortLineage(block.lineage)].map((line) => paragraph(line, 'Small')),
    ]),
  ];
}
