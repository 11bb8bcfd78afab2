/** Characters that people and programs write in the place of plain ones, and what they stand for, at the same position. */
const written: readonly (readonly [variants: string, plain: string])[] = [
  ['０１２３４５６７８９', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['．，：／＋（）＄￥￡', '.,:/+()$¥£'],
  ['−–‐‑﹣－', '------'],
  ['’‘＇', "'''"],
  ['\t\u00a0\u2007\u2009\u202f\u3000', '      '],
];
const variants = written.map(([from]) => from).join('');
const plains = written.map(([, to]) => to).join('');
const plainOf = new Map([...variants].map((variant, at) => [variant, plains[at] ?? variant]));
const anyVariant = new RegExp(`[${variants}]`, 'gu');

/** An apostrophe before, or ="..." around a value: how spreadsheets are made to take it for text. */
const wrapping = `^(?:'|="(.*)"$)`;
const wrapped = new RegExp(wrapping, 'u');

/** A text in capitals and plain characters, without blanks around it and without what made a spreadsheet take it for text. */
export function plainText(text: string): string {
  const plain = text.replace(anyVariant, (found) => plainOf.get(found) ?? found);
  return plain
    .replace(/^ +| +$/g, '')
    .toUpperCase()
    .replace(wrapped, '$1');
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The same in SQL. */
export const plainTextSql = (text: string): string =>
  `regexp_replace(upper(trim(translate(${text}, ${quote(variants)}, ${quote(plains)}))), ${quote(wrapping)}, '\\1')`;
