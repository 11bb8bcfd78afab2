import { deckFont, deckInk } from '../pptx/deck-style.ts';
import { xmlText } from '../xml-text.ts';

const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export type ParagraphStyle = 'Normal' | 'Title' | 'Subtitle' | 'Heading1' | 'Heading2' | 'Small' | 'Caveat' | 'KeyFigure' | 'Cell';

/** A paragraph; line ends in its text become breaks. */
export function paragraph(text: string, style: ParagraphStyle = 'Normal', properties = '', run = ''): string {
  const lines = text.split(/\r?\n/).map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
  const runProperties = run === '' ? '' : `<w:rPr>${run}</w:rPr>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr><w:r>${runProperties}${lines.join('<w:br/>')}</w:r></w:p>`;
}

/** A picture of the package in a paragraph of its own; sides in CSS pixels. */
export function picture(
  relation: string,
  number: number,
  size: { readonly width: number; readonly height: number },
  alternative: string,
): string {
  const [cx, cy] = [size.width * 9525, size.height * 9525];
  const name = `Figure ${number}`;
  const drawing = `<pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
  return `<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${number}" name="${name}" descr="${xmlText(alternative)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${drawing}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}

/** The document with its page: portrait Letter, a footer with the page number. */
export function documentXml(body: string): string {
  const page =
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1080" w:right="1080" w:bottom="1080" w:left="1080" w:header="540" w:footer="540" w:gutter="0"/></w:sectPr>';
  return `${head}<w:document ${spaces}><w:body>${body}${page}</w:body></w:document>`;
}

export function footerXml(text: string): string {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}`;
  return `${head}<w:ftr ${spaces}><w:p><w:pPr><w:pStyle w:val="Small"/><w:tabs><w:tab w:val="right" w:pos="10080"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r><w:r><w:tab/></w:r>${number}</w:p></w:ftr>`;
}

interface StyleRule {
  readonly size: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly before?: number;
  readonly after?: number;
  readonly outline?: number;
  readonly more?: string;
}

const rules: Readonly<Record<ParagraphStyle, StyleRule>> = {
  Normal: { size: 21, after: 120 },
  Title: { size: 48, bold: true, after: 80 },
  Subtitle: { size: 26, color: deckInk.ink2, after: 80 },
  Heading1: { size: 32, bold: true, before: 360, after: 120, outline: 0 },
  Heading2: { size: 25, bold: true, before: 240, after: 60, outline: 1 },
  Small: { size: 16, color: deckInk.ink3, after: 60 },
  Caveat: { size: 20, after: 60, more: `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${deckInk.accent}"/></w:pBdr>` },
  KeyFigure: { size: 36, bold: true, after: 40 },
  Cell: { size: 18, after: 0 },
};

const fonts = `<w:rFonts w:ascii="${deckFont}" w:hAnsi="${deckFont}" w:cs="${deckFont}" w:eastAsia="${deckFont}"/>`;

export function stylesXml(): string {
  const styles = Object.entries(rules).map(([id, { size, color = deckInk.ink, bold, before = 0, after = 0, outline, more = '' }]) => {
    const keep = outline === undefined ? '' : '<w:keepNext/>';
    const level = outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`;
    const name = id.replace(/^Heading(\d)$/, 'heading $1');
    return `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:qFormat/><w:pPr>${keep}${more}<w:spacing w:before="${before}" w:after="${after}"/>${level}</w:pPr><w:rPr>${fonts}${bold === true ? '<w:b/>' : ''}<w:color w:val="${color}"/><w:sz w:val="${size}"/></w:rPr></w:style>`;
  });
  return `${head}<w:styles ${spaces}>${styles.join('')}</w:styles>`;
}

/** The parts that every document has, around its own. */
export function packageParts(title: string, at: string, pictures: number): Readonly<Record<string, string>> {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const images = Array.from({ length: pictures }, (_, index) =>
    relation(`rIdPicture${index + 1}`, `${office}/image`, `media/figure${index + 1}.png`),
  );
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`;
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${part('/word/document.xml', `${word}.document.main+xml`)}${part('/word/styles.xml', `${word}.styles+xml`)}${part('/word/footer1.xml', `${word}.footer+xml`)}${part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`,
    '_rels/.rels': relations(
      `${relation('rId1', `${office}/officeDocument`, 'word/document.xml')}${relation('rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml')}`,
    ),
    'word/_rels/document.xml.rels': relations(
      `${relation('rIdStyles', `${office}/styles`, 'styles.xml')}${relation('rIdFooter', `${office}/footer`, 'footer1.xml')}${images.join('')}`,
    ),
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>Paybench</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
    'word/styles.xml': stylesXml(),
  };
}
