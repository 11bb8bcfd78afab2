import type { CleanTable } from './clean-table.ts';
import type { Outcome } from './judge.ts';
import { type Variant, variant } from './variant.ts';
import { joinRows, plain, type Writing, writeFields } from './write-table.ts';

/** Damage to one written row; null where it would not change the row. */
type Damage = (fields: readonly string[], column: number, writing: Writing) => string | null;

const damages: Readonly<Record<string, Damage>> = {
  'extra delimiter': (fields, column, { delimiter }) => [...fields.slice(0, column), '', ...fields.slice(column)].join(delimiter),
  'missing delimiter': (fields, column, { delimiter }) =>
    column === 0
      ? null
      : [...fields.slice(0, column - 1), `${fields[column - 1]}${fields[column]}`, ...fields.slice(column + 1)].join(delimiter),
  'stray quote before': (fields, column, { delimiter }) => replaced(fields, column, `"${fields[column]}`).join(delimiter),
  'stray quote after': (fields, column, { delimiter }) =>
    fields[column] === '' ? null : replaced(fields, column, `${fields[column]}"`).join(delimiter),
  'stray quote inside': (fields, column, { delimiter }) => {
    const text = fields[column] ?? '';
    const middle = Math.floor(text.length / 2);
    // Beside another quote it would only double it, which is another text and no damage.
    if (text.length < 4 || text[middle] === '"' || text[middle - 1] === '"') return null;
    return replaced(fields, column, `${text.slice(0, middle)}"${text.slice(middle)}`).join(delimiter);
  },
  'NUL byte': (fields, column, { delimiter }) => replaced(fields, column, withInside(fields[column] ?? '', '\0')).join(delimiter),
  'row cut short': (fields, column, { delimiter }) => (column === 0 ? null : fields.slice(0, column).join(delimiter)),
  'row broken in two': (fields, column, { delimiter }) =>
    column === 0 ? null : `${fields.slice(0, column).join(delimiter)}\n${fields.slice(column).join(delimiter)}`,
};

const replaced = (fields: readonly string[], column: number, text: string) =>
  fields.map((field, position) => (position === column ? text : field));

function withInside(text: string, mark: string): string {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}${mark}${text.slice(middle)}`;
}

/** A damaged header may be asked about; its names must not be made up. */
const onHeader: readonly Outcome[] = ['exact', 'asked', 'refused', 'quarantined'];

/** Each damage at every row and column of a table, the header included. */
export function rowDamage(table: CleanTable, writing: Writing = plain): readonly Variant[] {
  const written = writeFields(table, writing);
  const made: Variant[] = [];
  for (const [kind, damage] of Object.entries(damages))
    for (const [row, fields] of written.entries())
      for (let column = 0; column <= (kind === 'extra delimiter' ? fields.length : fields.length - 1); column++) {
        const text = damage(fields, column, writing);
        if (text === null) continue;
        made.push(
          variant(joinRows([...written.slice(0, row), [text], ...written.slice(row + 1)], writing), {
            kind: row === 0 ? `${kind}, header` : kind,
            name: `${table.name}, ${kind}, row ${row}, column ${column}`,
            table,
            damaged: row === 0 ? [] : [row - 1],
            accepts: row === 0 ? onHeader : ['quarantined'],
          }),
        );
      }
  return [...made, ...wholeRows(table, writing)];
}

/** One row with other delimiters, or with more fields than the others. */
function wholeRows(table: CleanTable, writing: Writing): readonly Variant[] {
  const written = writeFields(table, writing);
  const turn = (kind: string, text: (fields: readonly string[]) => string) =>
    written.map((fields, row) =>
      variant(joinRows([...written.slice(0, row), [text(fields)], ...written.slice(row + 1)], writing), {
        kind: row === 0 ? `${kind}, header` : kind,
        name: `${table.name}, ${kind}, row ${row}`,
        table,
        damaged: row === 0 ? [] : [row - 1],
        accepts: row === 0 ? onHeader : ['quarantined'],
      }),
    );
  return [
    ...turn('row parted by spaces', (fields) => fields.join(' ')),
    ...turn('row parted by semicolons', (fields) => fields.join(writing.delimiter === ';' ? '|' : ';')),
    ...turn('row too long', (fields) => [...fields, 'x', 'y'].join(writing.delimiter)),
    ...turn('row of one word', () => 'word'),
  ];
}
