import type { Dialect } from '../../shared/extract/receipt.ts';
import type { CleanTable } from './clean-table.ts';
import type { Outcome } from './judge.ts';
import { asText, type Variant, variant } from './variant.ts';
import { joinRows, type Writing, writeFields } from './write-table.ts';

const withDialect = (dialect: Partial<Dialect>) => ({ ...asText, dialect });
const orAsked: readonly Outcome[] = ['exact', 'asked'];

/** Lines of words before the table, as reports have them. */
export function preambles(table: CleanTable, writing: Writing): readonly Variant[] {
  const { delimiter } = writing;
  const body = joinRows(writeFields(table, writing), writing);
  const empty = delimiter.repeat(table.header.length - 1);
  const heads: Readonly<Record<string, readonly string[]>> = {
    'one word': ['Report'],
    'title and blank': ['Monthly statement', ''],
    'three lines': ['Monthly statement', `Period${delimiter} March`, 'Merchant 0042'],
    'words with a quote': ['Statement for "Kiosk 7"', 'as of today'],
    'parted like the table': [`PREAMBLE${empty}`, empty],
    'labels and values': [`Merchant${delimiter}Kiosk 7`, `From${delimiter}2026-03-01`, `To${delimiter}2026-03-31`, ''],
    'comment marks': ['# made by hand', '# do not edit'],
    'five lines, parted': ['Report', 'for March', 'in EUR', 'all accounts', 'final'].map((line) => `${line}${empty}`),
  };
  return Object.entries(heads).flatMap(([name, lines]) => {
    const text = `${lines.map((line) => `${line}\n`).join('')}${body}`;
    const given = { name: `${table.name}, ${JSON.stringify(delimiter)}, ${name}`, table };
    return [
      variant(text, { ...given, kind: 'preamble found' }),
      variant(text, { ...given, kind: 'preamble declared', choice: withDialect({ preambleLines: lines.length, delimiter }) }),
    ];
  });
}

/** Lines after the table: totals, remarks, blank ones. */
export function trailers(table: CleanTable, writing: Writing): readonly Variant[] {
  const { delimiter } = writing;
  const body = joinRows(writeFields(table, writing), writing);
  const width = table.header.length;
  const parted = (first: string, amount: number) =>
    [first, ...Array.from({ length: width - 2 }, (_, column) => (column === width - 3 ? String(amount) : '')), ''].join(delimiter);
  const tails: Readonly<Record<string, readonly string[]>> = {
    'count of rows': [`Total rows: ${table.rows.length}`],
    'total, parted like the table': [parted('Total', 12345)],
    'blank and remark': ['', 'End of report'],
    'grand total, shorter': [`Grand total${delimiter}99.00`],
    'two totals': [parted('Subtotal', 1), parted('Total', 2)],
    'empty rows': [delimiter.repeat(width - 1), delimiter.repeat(width - 1)],
  };
  return Object.entries(tails).flatMap(([name, lines]) => {
    const text = `${body}${lines.map((line) => `${line}\n`).join('')}`;
    const given = { name: `${table.name}, ${JSON.stringify(delimiter)}, ${name}`, table };
    return [
      variant(text, { ...given, kind: 'trailer found', accepts: ['exact', 'quarantined'] }),
      variant(text, { ...given, kind: 'trailer declared', choice: withDialect({ trailerLines: lines.length, delimiter }) }),
    ];
  });
}

/** Headers in several rows, none, alone, repeated, with names twice. */
export function headers(table: CleanTable, writing: Writing): readonly Variant[] {
  const { delimiter } = writing;
  const [head = [], ...rows] = writeFields(table, writing);
  const name = `${table.name}, ${JSON.stringify(delimiter)}`;
  const units = head.map((_, column) => (column % 2 === 0 ? 'text' : 'unit'));
  const groups = head.map((_, column) => (column % 3 === 0 ? `Group ${column / 3 + 1}` : ''));
  const joined = (above: readonly string[], below: readonly string[]): CleanTable => ({
    ...table,
    header: above.map((word, column) => `${word} ${below[column]}`.trim()),
  });
  const text = (...all: readonly (readonly string[])[]) => joinRows(all, writing);
  const twice = { ...table, header: table.header.map((own, column) => (column === 4 ? (table.header[3] ?? '') : own)) };
  const nameless = { ...table, header: table.header.map((own, column) => (column === 2 ? '' : own)) };
  const numbered = { ...table, header: table.header.map((_, column) => `c${column + 1}`) };
  const middle = Math.floor(rows.length / 2);
  return [
    variant(text(head, head, ...rows), { kind: 'header twice at the top', name, table, accepts: orAsked }),
    variant(text(head, head, head, ...rows), { kind: 'header twice at the top', name: `${name}, thrice`, table, accepts: orAsked }),
    variant(text(groups, head, ...rows), {
      kind: 'header in two rows found',
      name: `${name}, groups`,
      table: joined(groups, table.header),
      accepts: orAsked,
    }),
    variant(text(head, units, ...rows), {
      kind: 'header in two rows found',
      name: `${name}, units`,
      table: joined(table.header, units),
      accepts: orAsked,
    }),
    variant(text(groups, head, ...rows), {
      kind: 'header in two rows declared',
      name: `${name}, groups`,
      table: joined(groups, table.header),
      choice: withDialect({ headerRows: 2 }),
    }),
    variant(text(head, units, units, ...rows), {
      kind: 'header in two rows declared',
      name: `${name}, three`,
      table: joined(joined(table.header, units).header, units),
      choice: withDialect({ headerRows: 3 }),
    }),
    variant(text(head, ...rows.slice(0, middle), head, ...rows.slice(middle)), { kind: 'header repeated', name, table }),
    variant(text(head, ...rows.flatMap((row, position) => (position % 4 === 3 ? [row, head] : [row]))), {
      kind: 'header repeated',
      name: `${name}, every four rows`,
      table,
    }),
    variant(text(...rows), { kind: 'no header found', name, table: numbered, accepts: orAsked }),
    variant(text(...rows), { kind: 'no header declared', name, table: numbered, choice: withDialect({ hasHeader: false }) }),
    variant(text(...rows), {
      kind: 'no header, names declared',
      name,
      table,
      choice: withDialect({ hasHeader: false, columns: table.header }),
    }),
    variant(text(head), { kind: 'header only', name, table: { ...table, rows: [] }, accepts: ['refused'] }),
    variant(text(head, rows[1] ?? []), { kind: 'one row', name, table: { ...table, rows: [table.rows[1] ?? []] } }),
    variant(text(twice.header, ...rows), { kind: 'names that come twice', name, table: twice }),
    variant(text(nameless.header, ...rows), { kind: 'columns without a name', name, table: nameless }),
  ];
}

/** Delimiters at line ends, and blank lines. */
export function lineEnds(table: CleanTable, writing: Writing): readonly Variant[] {
  const { delimiter } = writing;
  const [head = [], ...rows] = writeFields(table, writing);
  const body = joinRows([head, ...rows], writing);
  const name = `${table.name}, ${JSON.stringify(delimiter)}`;
  const more = (row: readonly string[]) => [...row, ''];
  return [
    variant(joinRows([head, ...rows].map(more), writing), { kind: 'delimiter at every line end', name, table }),
    variant(joinRows([head, ...rows.map(more)], writing), { kind: 'delimiter at line ends of rows', name, table, accepts: orAsked }),
    variant(joinRows([more(head), ...rows], writing), { kind: 'delimiter at the end of the header', name, table }),
    variant(body.replace(/\n$/, ''), { kind: 'no line end at the end', name, table }),
    variant(`${body}\n`, { kind: 'blank lines', name: `${name}, one at the end`, table }),
    variant(`${body}\n\n\n`, { kind: 'blank lines', name: `${name}, three at the end`, table }),
    variant(`\n\n${body}`, { kind: 'blank lines', name: `${name}, two at the start`, table }),
    variant([head, ...rows].map((row) => `${row.join(delimiter)}\n\n`).join(''), {
      kind: 'blank lines',
      name: `${name}, between all`,
      table,
    }),
  ];
}

/** Two tables one after the other: which one is meant is not known. */
export function severalTables(first: CleanTable, second: CleanTable, writing: Writing): readonly Variant[] {
  const above = joinRows(writeFields(first, writing), writing);
  const below = joinRows(writeFields(second, writing), writing);
  const made: Variant[] = [];
  for (const gap of ['', '\n', '\n\nSecond table\n']) {
    const text = `${above}${gap}${below}`;
    const name = `${first.name}, ${second.name}, ${JSON.stringify(writing.delimiter)}, ${JSON.stringify(gap)}`;
    const end = above.split('\n').length - 1;
    made.push(
      variant(text, { kind: 'two tables found', name, table: first, accepts: ['asked'] }),
      variant(text, { kind: 'two tables, first chosen', name, table: first, choice: withDialect({ preambleLines: 0, lastLine: end }) }),
      variant(text, {
        kind: 'two tables, second chosen',
        name,
        table: second,
        choice: withDialect({ preambleLines: end + gap.split('\n').length - 1, lastLine: null }),
      }),
    );
  }
  return made;
}
