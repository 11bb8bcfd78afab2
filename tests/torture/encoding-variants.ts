import type { CleanTable } from './clean-table.ts';
import { type EncodingName, encodeText } from './encode-text.ts';
import type { Outcome } from './judge.ts';
import { asText, countLines, type Variant, variant } from './variant.ts';
import { joinRows, plain, type Writing, writeFields } from './write-table.ts';

interface Case {
  readonly label: string;
  readonly encoding: EncodingName;
  readonly mark: readonly number[];
  readonly letters: 'any' | 'western' | 'japanese';
}

const cases: readonly Case[] = [
  { label: 'UTF-8', encoding: 'utf-8', mark: [], letters: 'any' },
  { label: 'UTF-8 with mark', encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf], letters: 'any' },
  { label: 'UTF-16 LE with mark', encoding: 'utf-16le', mark: [0xff, 0xfe], letters: 'any' },
  { label: 'UTF-16 BE with mark', encoding: 'utf-16be', mark: [0xfe, 0xff], letters: 'any' },
  { label: 'UTF-16 LE without mark', encoding: 'utf-16le', mark: [], letters: 'any' },
  { label: 'windows-1252', encoding: 'windows-1252', mark: [], letters: 'western' },
  { label: 'ISO 8859-1', encoding: 'iso-8859-1', mark: [], letters: 'western' },
  { label: 'ISO 8859-15', encoding: 'iso-8859-15', mark: [], letters: 'western' },
  { label: 'Shift-JIS', encoding: 'shift_jis', mark: [], letters: 'japanese' },
];

/** Letters that tell the western code pages apart: the euro sign, typographic quotes, letters of 8859-15. */
const telling: Readonly<Partial<Record<EncodingName, string>>> = {
  'windows-1252': '“80 €” – œuvre',
  'iso-8859-15': 'œuvre à 80 €',
  'iso-8859-1': 'façade ±5',
};

function tablesFor(one: Case, tables: Readonly<Record<string, CleanTable>>): readonly CleanTable[] {
  const { settlement, payouts, points, german, japanese } = tables;
  if (one.letters === 'any') return [settlement, payouts, points, german, japanese].flatMap((table) => table ?? []);
  if (one.letters === 'japanese') return japanese === undefined ? [] : [japanese];
  if (german === undefined) return [];
  const mark = telling[one.encoding];
  const marked = german.rows.map((row, position) => (position === 3 ? [...row.slice(0, 4), mark ?? ''] : row));
  return [german, { ...german, name: 'german with telling letters', rows: marked }];
}

/** The nine encodings under every delimiter that suits, each line end, declared and left to be found. */
export function encodingVariants(tables: Readonly<Record<string, CleanTable>>): readonly Variant[] {
  const made: Variant[] = [];
  for (const one of cases)
    for (const table of tablesFor(one, tables))
      for (const newline of ['\n', '\r\n'])
        for (const delimiter of [',', ';']) {
          const writing: Writing = { ...plain, delimiter, newline };
          const text = joinRows(writeFields(table, writing), writing);
          const bytes = Uint8Array.from([...one.mark, ...encodeText(text, one.encoding)]);
          const name = `${table.name}, ${JSON.stringify(newline)}, ${JSON.stringify(delimiter)}`;
          const lines = countLines(text, 'lf');
          made.push(
            variant(text, { kind: `encoding found: ${one.label}`, name, table, bytes, lines }),
            variant(text, {
              kind: `encoding declared: ${one.label}`,
              name,
              table,
              bytes,
              lines,
              choice: { ...asText, dialect: { encoding: one.encoding } },
            }),
          );
        }
  return made;
}

const setAside: readonly Outcome[] = ['quarantined'];

/** UTF-8 with some rows in an old code page, as when files were put together: those rows do not fit. */
export function mixedEncodings(table: CleanTable): readonly Variant[] {
  const written = writeFields(table, plain);
  const western = written.map((row) => row.map((field) => (/^[\x00-\xff]*$/.test(field) ? field : 'Zoë')));
  const whole = { ...table, rows: table.rows.map((row) => row.map((field) => (/^[\x00-\xff]*$/.test(field) ? field : 'Zoë'))) };
  const isAccented = western.map((row) => row.some((field) => /[\x80-\xff]/.test(field)));
  const accented = isAccented.flatMap((has, row) => (has && row > 0 ? [row] : []));
  return accented.slice(0, -1).flatMap((_, count) => {
    const odd = accented.slice(0, count + 1);
    const parts = western.map((row, position) => encodeText(`${row.join(',')}\n`, odd.includes(position) ? 'windows-1252' : 'utf-8'));
    const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
    return variant(joinRows(western, plain), {
      kind: 'encoding mixed',
      name: `${table.name}, ${count + 1} rows in windows-1252`,
      table: whole,
      bytes,
      damaged: odd.map((row) => row - 1),
      accepts: setAside,
    });
  });
}
