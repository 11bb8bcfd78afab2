import { builtInFormatKind, type ExcelFormatKind, formatKind } from '../../../../shared/extract/containers/excel-format-kind.ts';
import { attributesOf, deaf, readWholeXml, type XmlPlace } from './read-xml.ts';

/** The kind of number format of every cell style, by the style's number. */
export async function readStyles(chunks: AsyncGenerator<Buffer>, place: XmlPlace): Promise<readonly ExcelFormatKind[]> {
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let list = '';
  const addFormat = ({ numFmtId, formatCode = '' }: Readonly<Record<string, string>>) => codes.set(Number(numFmtId), formatCode);
  await readWholeXml(chunks, place, {
    ...deaf,
    open(tag) {
      const { name } = tag;
      if (name === 'numFmts' || name === 'cellXfs') list = name;
      else if (name === 'numFmt' && list === 'numFmts') addFormat(attributesOf(tag));
      else if (name === 'xf' && list === 'cellXfs') formatIds.push(Number(attributesOf(tag)['numFmtId'] ?? 0));
    },
    close(name) {
      if (name === list) list = '';
    },
  });
  return formatIds.map((id) => {
    const code = codes.get(id);
    return code === undefined ? (builtInFormatKind(id) ?? 'number') : formatKind(code);
  });
}
