import { makeZip, type ZipPart } from './make-zip.ts';

/** One sheet by its XML: what stands in `sheetData`, and what stands before and behind it. */
export interface SheetXml {
  readonly name?: string;
  readonly state?: string;
  readonly before?: string;
  readonly rows: string;
  readonly behind?: string;
  /** The whole part, where it is to be something else. */
  readonly xml?: string | Buffer;
}

export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  readonly sharedStrings?: string;
  /** Format codes of styles 1, 2, ...; a number is a format known by its number. Style 0 is General. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  readonly extra?: readonly ZipPart[];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const relations = (inner: string) => `${head}<Relationships xmlns="${packageRelations}">${inner}</Relationships>`;

function stylesXml(formats: readonly (string | number)[]): string {
  const own = formats.flatMap((code, index) =>
    typeof code === 'string' ? [`<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`] : [],
  );
  const styles = formats.map((code, index) => `<xf numFmtId="${typeof code === 'string' ? 164 + index : code}"/>`);
  return `${head}<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
}

export function sheetXml({ before = '', rows, behind = '' }: SheetXml): string {
  return `${head}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`;
}

/** A spreadsheet file made by hand, part by part. */
export function makeXlsx(workbook: WorkbookXml): Buffer {
  const { sheets, sharedStrings, formats = [], date1904 = false } = workbook;
  const names = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  const links = sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  return makeZip([
    { name: '[Content_Types].xml', content: `${head}<Types/>` },
    { name: '_rels/.rels', content: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${names.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        [
          ...links,
          relation('s1', 'styles', 'styles.xml'),
          ...(sharedStrings === undefined ? [] : [relation('t1', 'sharedStrings', '/xl/sharedStrings.xml')]),
        ].join(''),
      ),
    },
    { name: 'xl/styles.xml', content: stylesXml(formats) },
    ...(sharedStrings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: `${head}<sst xmlns="${main}">${sharedStrings}</sst>` }]),
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: sheet.xml ?? sheetXml(sheet) })),
    ...(workbook.extra ?? []),
  ]);
}
