import { readFileSync } from 'node:fs';

export interface CsvRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

/** A tiny reader of its own for checking generated files: quotes, doubled quotes, LF or CRLF; blank lines are dropped. */
export function readCsv(path: string): { readonly header: readonly string[]; readonly records: readonly CsvRecord[] } {
  const [header, ...records] = readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ fields: splitLine(text.replace(/\r$/, '')), line: index + 1 }))
    .filter(({ fields }) => fields.length > 1);
  return { header: header?.fields ?? [], records };
}

function splitLine(text: string): string[] {
  if (!text.includes('"')) return text.split(',');
  const fields: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/gy;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) throw new Error('A line with an odd quote');
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  }
  if (text.endsWith(',')) fields.push('');
  return fields;
}

/** Decimal text as whole ten-thousandths; the text must need no more than four places. */
export function tenThousandths(text: string): bigint {
  if (text === '') return 0n;
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text);
  if (match === null) throw new Error(`Not an amount: ${text}`);
  const size = BigInt(`${match[2]}${(match[3] ?? '').padEnd(4, '0')}`);
  return match[1] === '-' ? -size : size;
}
