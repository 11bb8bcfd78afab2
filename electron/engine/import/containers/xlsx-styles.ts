import { builtInFormatKind, type ExcelFormatKind, formatKind } from '../../../../shared/extract/containers/excel-format-kind.ts';
import { readWholeXml, type XmlPlace } from './read-xml.ts';

/** The kind of number format of every cell style, by the style's number. */
export async function readStyles(chunks: AsyncGenerator<Buffer>, place: XmlPlace): Promise<readonly ExcelFormatKind[]> {
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let list = '';
  await readWholeXml(chunks, place, {
    open(name, attributes) {
      if (name === 'numFmts' || name === 'cellXfs') list = name;
      else if (name === 'numFmt' && list === 'numFmts') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'xf' && list === 'cellXfs') formatIds.push(Number(attributes['numFmtId'] ?? 0));
    },
    text: () => undefined,
    close(name) {
      if (name === list) list = '';
    },
  });
  return formatIds.map((id) => {
    const code = codes.get(id);
    return code === undefined ? (builtInFormatKind(id) ?? 'number') : formatKind(code);
  });
}
