import type { CleanTable } from './clean-table.ts';
import { draws } from './draws.ts';
import { type EncodingName, encodeText } from './encode-text.ts';
import { countLines, type Variant, variant } from './variant.ts';
import { joinRows, plain, type Writing, writeFields } from './write-table.ts';

const encodings: readonly { readonly name: EncodingName; readonly mark: readonly number[] }[] = [
  { name: 'utf-8', mark: [] },
  { name: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { name: 'utf-16le', mark: [0xff, 0xfe] },
  { name: 'utf-16be', mark: [0xfe, 0xff] },
  { name: 'utf-16le', mark: [] },
];

/** Several kinds of damage and several ways of writing in one file, drawn by seed: a file as it comes. */
export function combinedVariants(tables: readonly CleanTable[], seed: number, count: number): readonly Variant[] {
  const draw = draws(seed);
  const oneOf = <T>(list: readonly T[]): T => list[draw(list.length)] as T;
  const sometimes = () => draw(2) === 0;
  return Array.from({ length: count }, (_, number) => {
    const table = oneOf(tables);
    const delimiter = oneOf([',', ';', '\t', '|']);
    const newline = oneOf(['\n', '\r\n']);
    const writing: Writing = { ...plain, delimiter, newline, quoting: oneOf(['needed', 'all', 'text']) };
    const [head = [], ...rows] = writeFields(table, writing);
    const width = table.header.length;
    const damagedRow = sometimes() ? draw(rows.length) : null;
    const preamble = sometimes() ? oneOf([['Statement'], ['Report', 'for March', ''], [`PREAMBLE${delimiter.repeat(width - 1)}`]]) : [];
    const trailer = sometimes() ? oneOf([['Total rows: 14'], ['', 'End of report'], [`Total${delimiter.repeat(width - 2)}1`]]) : [];
    const repeatAt = sometimes() ? 2 + draw(rows.length - 4) : null;
    const body = rows.flatMap((row, position) => {
      const written = position === damagedRow ? [damage(row, draw, delimiter)] : row;
      return position === repeatAt ? [head, written] : [written];
    });
    const end = sometimes() ? newline : '';
    const lines = [...preamble.map((line) => [line]), head, ...body, ...trailer.map((line) => [line])];
    const text = joinRows(lines, writing).slice(0, -newline.length) + end;
    const encoding = oneOf(encodings);
    const isLast = damagedRow === rows.length - 1;
    return variant(text, {
      kind: 'several at once',
      name: `${number}: ${table.name}, ${JSON.stringify(delimiter)}, ${encoding.name}, row ${damagedRow}, header again ${repeatAt}, ${preamble.length} before, ${trailer.length} after`,
      table,
      bytes: Uint8Array.from([...encoding.mark, ...encodeText(text, encoding.name)]),
      damaged: damagedRow === null ? [] : [damagedRow],
      // What follows a damaged last record cannot be told from it.
      accepts: damagedRow === null ? ['exact'] : isLast ? ['quarantined', 'exact', 'asked'] : ['quarantined'],
      lines: countLines(text, 'lf'),
    });
  });
}

function damage(row: readonly string[], draw: (below: number) => number, delimiter: string): string {
  const column = 1 + draw(row.length - 1);
  const kinds = [
    () => [...row.slice(0, column), '', ...row.slice(column)].join(delimiter),
    () => row.slice(0, column).join(delimiter),
    () => row.map((field, position) => (position === column ? `"${field}` : field)).join(delimiter),
    () => row.map((field, position) => (position === column ? `${field}\0` : field)).join(delimiter),
    () => row.join(delimiter === ';' ? '|' : ';'),
  ];
  return kinds[draw(kinds.length)]?.() ?? '';
}
