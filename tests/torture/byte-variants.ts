import type { CleanTable } from './clean-table.ts';
import { asText, type Variant, variant } from './variant.ts';
import { joinRows, plain, writeFields } from './write-table.ts';

const withCell = (table: CleanTable, row: number, column: number, text: string): CleanTable => ({
  ...table,
  rows: table.rows.map((cells, position) => (position === row ? cells.map((cell, at) => (at === column ? text : cell)) : cells)),
});

/** Very long fields, rows enough to pass every buffer, fields of odd characters. */
export function byteVariants(table: CleanTable): readonly Variant[] {
  const text = (whole: CleanTable) => joinRows(writeFields(whole, plain), plain);
  const made: Variant[] = [];
  for (const length of [10_000, 140_000, 700_000])
    for (const row of [0, 5, table.rows.length - 1]) {
      const long = withCell(table, row, 7, 'long, text '.repeat(length / 11));
      made.push(
        variant(text(long), {
          kind: 'very long field',
          name: `${table.name}, ${length} letters in row ${row}`,
          table: long,
          // A first record that does not end within what a preview looks at leaves nothing to go by.
          accepts: row === 0 && length > 128 * 1024 ? ['exact', 'asked'] : ['exact'],
        }),
      );
    }
  const many = { ...table, rows: Array.from({ length: 3000 }, (_, row) => table.rows[row % table.rows.length] ?? []) };
  made.push(variant(text(many), { kind: 'many rows', name: `${table.name}, 3,000 rows`, table: many }));
  for (const odd of [
    '\t',
    ' ',
    ' leading',
    'trailing ',
    '""',
    '\\',
    "'",
    '=1+1',
    '\u00a0',
    '😀',
    'a\ufeffb',
    '0',
    '-',
    'NULL',
    '1e10',
    '\r\n',
    'a\r\nb',
    '\n',
  ])
    for (const column of [1, 7]) {
      const cell = withCell(table, 3, column, odd);
      made.push(
        variant(text(cell), { kind: 'odd text in a cell', name: `${table.name}, ${JSON.stringify(odd)} in column ${column}`, table: cell }),
      );
    }
  const rows = writeFields(table, plain);
  for (let cut = 1; cut < 60; cut += 6) {
    const whole = joinRows(rows, plain);
    made.push(
      variant(whole.slice(0, whole.length - cut - (rows.at(-1)?.at(-1)?.length ?? 0) - 1), {
        kind: 'file cut off',
        name: `${table.name}, ${cut} bytes short`,
        table,
        damaged: [table.rows.length - 1],
        accepts: ['quarantined'],
      }),
    );
  }
  const stray = rows.map((row) => row.map((field) => field.replaceAll('"', '')).map((field) => (/[,\n]/.test(field) ? 'x' : field)));
  const inches = stray.map((row, position) => (position === 0 ? row : row.map((field, column) => (column === 7 ? '5" disc' : field))));
  const noQuotes = { ...table, rows: inches.slice(1) };
  made.push(
    variant(joinRows(inches, { ...plain, delimiter: '\t' }), {
      kind: 'quotes that are none',
      name: `${table.name}, found`,
      table: noQuotes,
    }),
    variant(joinRows(inches, { ...plain, delimiter: '\t' }), {
      kind: 'quotes that are none',
      name: `${table.name}, declared`,
      table: noQuotes,
      choice: { ...asText, dialect: { delimiter: '\t', quote: null } },
    }),
  );
  return made;
}
