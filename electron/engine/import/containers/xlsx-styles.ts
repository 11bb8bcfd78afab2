import {
  builtInFormatKind,
  type ExcelFormatKind,
  formatCurrency,
  formatKind,
} from '../../../../shared/extract/containers/excel-format-kind.ts';
import { attributesOf, deaf, readWholeXml, type XmlPlace } from './read-xml.ts';

/** What the number format of a cell style makes of a number. */
export interface CellFormat {
  readonly kind: ExcelFormatKind;
  /** Sign or code of a currency that it shows. */
  readonly currency: string | null;
}

/** The number format of every cell style, by the style's number. */
export async function readStyles(chunks: AsyncGenerator<Buffer>, place: XmlPlace): Promise<readonly CellFormat[]> {
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
    return code === undefined
      ? { kind: builtInFormatKind(id) ?? 'number', currency: null }
      : { kind: formatKind(code), currency: formatCurrency(code) };
  });
}
