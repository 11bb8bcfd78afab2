import { posix } from 'node:path';
import type { ExcelDateSystem } from '../../../../shared/extract/containers/excel-serial.ts';
import type { XmlTag } from '../../../../shared/extract/containers/xml-tag.ts';
import { fail } from '../../../../shared/errors/fail.ts';
import { damaged, notATable, workbookLimits } from './container-failure.ts';
import { attributesOf, deaf, readWholeXml, readXml } from './read-xml.ts';
import { type CellFormat, readStyles } from './xlsx-styles.ts';
import { type Archive, type ArchiveSource, openArchive } from './zip-archive.ts';

export interface XlsxSheet {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'very_hidden';
  /** Range that the file says is filled, like A1:F20; null when it does not say. */
  readonly dimension: string | null;
  /** Part of the archive that holds it. */
  readonly part: string;
}

export interface XlsxWorkbook {
  readonly file: string;
  readonly sheets: readonly XlsxSheet[];
  readonly dateSystem: ExcelDateSystem;
  /** The number format of every cell style. */
  readonly formats: readonly CellFormat[];
  readonly hasSharedStrings: boolean;
  /** Bytes of a part by its name. */
  part(name: string): AsyncGenerator<Buffer>;
  sharedStrings(): AsyncGenerator<Buffer>;
  /** How much of the part that was opened last is read, 0 to 1. */
  share(): number;
  /** Whether a sheet holds any value. */
  hasValues(sheet: XlsxSheet): Promise<boolean>;
  /** The sheet of that name, or the first visible one when none is named. */
  sheet(name: string | null): XlsxSheet;
  close(): void;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Opens a spreadsheet file and reads what its sheets need: names, styles, date system. */
export async function openXlsx(source: ArchiveSource, file: string): Promise<XlsxWorkbook> {
  const archive = await openArchive(source, file, workbookLimits);
  try {
    return await describe(archive, file);
  } catch (thrown) {
    archive.close();
    throw thrown;
  }
}

async function describe(archive: Archive, file: string): Promise<XlsxWorkbook> {
  const entries = new Map(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  if (entries.size < archive.entries.length) damaged(file, 'two of its parts have the same name');
  const has = (name: string) => entries.has(name.toLowerCase());
  let read = 0;
  let size = 1;
  async function* part(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name.toLowerCase()) ?? damaged(file, `its part ${name} is missing`);
    read = 0;
    size = Math.max(1, entry.bytes);
    for await (const chunk of archive.read(entry, file)) {
      read += chunk.length;
      yield chunk;
    }
  }
  const relationsOf = async (name: string) => {
    const path = posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`);
    return has(path) ? readRelations(part(path), file, path, posix.dirname(name)) : new Map<string, Relation>();
  };
  if (!has('[Content_Types].xml')) notATable(file, 'it is a zip archive and not an Excel workbook');
  const root = [...(await relationsOf('')).values()].find(({ type }) => type === 'officeDocument');
  const main = root?.target ?? 'xl/workbook.xml';
  if (main.endsWith('.bin')) notATable(file, 'it is a binary Excel workbook (xlsb); save it as xlsx');
  if (!has(main)) notATable(file, 'it is an Office file and not an Excel workbook');
  const relations = await relationsOf(main);
  const { sheets, dateSystem } = await readWorkbook(part(main), file, main, relations);
  const target = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const styles = target('styles');
  const strings = target('sharedStrings');
  const described: XlsxSheet[] = [];
  for (const sheet of sheets) described.push({ ...sheet, dimension: await readDimension(part(sheet.part), file, sheet.part) });
  return {
    file,
    sheets: described,
    dateSystem,
    formats: styles === undefined ? [] : await readStyles(part(styles), { file, part: styles }),
    hasSharedStrings: strings !== undefined && has(strings),
    part,
    sharedStrings: () => part(strings ?? ''),
    share: () => read / size,
    hasValues: (sheet) => finds(part(sheet.part), file, sheet.part, new Set(['v', 't'])),
    sheet: (name) => findSheet(described, name, file),
    close: archive.close,
  };
}

function findSheet(sheets: readonly XlsxSheet[], name: string | null, file: string): XlsxSheet {
  if (name !== null)
    return sheets.find((sheet) => sheet.name === name) ?? fail('INVALID_REQUEST', { problem: `${file} has no sheet ${name}` });
  return sheets.find((sheet) => sheet.visibility === 'visible') ?? sheets[0] ?? notATable(file, 'it has no sheet with cells');
}

const isOn = (value: string | undefined) => value === '1' || value === 'true';

async function readRelations(chunks: AsyncGenerator<Buffer>, file: string, part: string, base: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  await readWholeXml(
    chunks,
    { file, part },
    {
      ...deaf,
      open(tag) {
        const { Id, Type = '', Target = '', TargetMode } = attributesOf(tag);
        if (tag.name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
        const target = Target.startsWith('/') ? Target.slice(1) : posix.join(base, Target);
        relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target });
      },
    },
  );
  return relations;
}

type NamedPart = Omit<XlsxSheet, 'dimension'>;

async function readWorkbook(
  chunks: AsyncGenerator<Buffer>,
  file: string,
  part: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<{ sheets: readonly NamedPart[]; dateSystem: ExcelDateSystem }> {
  const sheets: NamedPart[] = [];
  let dateSystem: ExcelDateSystem = '1900';
  await readWholeXml(
    chunks,
    { file, part },
    {
      ...deaf,
      open(tag) {
        const { name } = tag;
        const attributes = attributesOf(tag);
        if (name === 'workbookPr' && isOn(attributes['date1904'])) dateSystem = '1904';
        if (name !== 'sheet') return;
        const relation = relations.get(attributes['id'] ?? '');
        if (relation === undefined) damaged(file, 'one of its sheets has no part');
        else if (relation.type === 'worksheet')
          sheets.push({ name: attributes['name'] ?? '', visibility: visibilityOf(attributes['state']), part: relation.target });
      },
    },
  );
  return { sheets, dateSystem };
}

function visibilityOf(state: string | undefined): XlsxSheet['visibility'] {
  if (state === 'veryHidden') return 'very_hidden';
  return state === 'hidden' ? 'hidden' : 'visible';
}

/** What a sheet says of its own size stands before its cells: reading ends there. */
async function readDimension(chunks: AsyncGenerator<Buffer>, file: string, part: string): Promise<string | null> {
  let dimension: string | null = null;
  let isPast = false;
  const events = {
    ...deaf,
    open(tag: XmlTag) {
      if (tag.name === 'dimension' && !isPast) dimension = attributesOf(tag)['ref'] ?? null;
      if (tag.name === 'sheetData') isPast = true;
    },
  };
  for await (const _ of readXml(chunks, { file, part }, events)) if (isPast) break;
  return dimension;
}

/** Whether one of these elements is there; reading ends with the first. */
async function finds(chunks: AsyncGenerator<Buffer>, file: string, part: string, names: ReadonlySet<string>): Promise<boolean> {
  let isFound = false;
  const events = {
    ...deaf,
    open(tag: XmlTag) {
      if (names.has(tag.name)) isFound = true;
    },
  };
  for await (const _ of readXml(chunks, { file, part }, events)) if (isFound) break;
  return isFound;
}
