import { findTables } from './find-tables.ts';
import { findTrailer } from './find-trailer.ts';
import type { Question } from './question.ts';
import type { Dialect } from './receipt.ts';
import { fits, isFilled, isRecord, isSame, isThin, type TypedColumn, typedCells, typedColumns } from './row-shape.ts';
import type { SampleRow } from './sample-row.ts';
import { isTypedCell } from './sniff-columns.ts';
import { sniffHeader } from './sniff-header.ts';
import { howManyNames, isFirstLineNames, whatNames, whereBegins, whichTable } from './structure-questions.ts';
import type { KnownPlace } from './table-reader.ts';

/** Where in a sample the table lies, what names its columns, and what a person must settle first. */
export interface TableStructure {
  readonly place: KnownPlace;
  /** Fields of a record. */
  readonly fields: number;
  /** As the file has them, one for each field; null where it has none. */
  readonly names: readonly string[] | null;
  /** The records that fit, without headers that come again. */
  readonly rows: readonly (readonly string[])[];
  readonly questions: readonly Question[];
}

type Chosen = Partial<Dialect>;

const most = 5;

/** `rows`: the records of a sample, without the lines that were said to be no records; `fields`: how many fields most of them have. */
export function tableStructure(rows: readonly SampleRow[], fields: number, chosen: Chosen, isWhole: boolean): TableStructure {
  const tables = chosen.lastLine === undefined ? findTables(rows) : [];
  const [first] = tables;
  if (first === undefined) return oneTable(rows, widthOf(rows, fields, chosen), chosen, isWhole);
  const inside = rows.filter(({ line }) => line >= first.firstLine && line <= first.lastLine);
  const structure = oneTable(inside, first.fields, chosen, false);
  return {
    ...structure,
    place: {
      ...structure.place,
      preambleLines: Math.max(structure.place.preambleLines, chosen.preambleLines ?? 0, first.firstLine - 1),
      lastLine: first.lastLine,
    },
    questions: [whichTable(tables, rows, isWhole), ...structure.questions],
  };
}

/** As many fields as there are names, and one more where every record ends in a delimiter that the names know nothing of. */
function widthOf(rows: readonly SampleRow[], fields: number, { columns }: Chosen): number {
  if (columns === undefined) return fields;
  const body = rows.filter((row) => fits(row, columns.length + 1));
  const isLonger = fields === columns.length + 1 && body.every((row) => !isFilled(row.fields.at(-1) ?? ''));
  return isLonger ? fields : columns.length;
}

function oneTable(rows: readonly SampleRow[], fields: number, chosen: Chosen, isWhole: boolean): TableStructure {
  const typed = typedColumns(rows, fields);
  const head =
    chosen.headerRows !== undefined || chosen.hasHeader === false
      ? headAsTold(rows, fields, chosen)
      : findHead(rows, fields, typed, chosen);
  const body = rows.slice(head.records);
  const isHeaderAgain = (row: SampleRow) => head.rows.some((header) => isSame(row.fields, header.fields));
  const trailerLines = chosen.trailerLines ?? (isWhole && (chosen.lastLine ?? null) === null ? findTrailer(body, fields) : 0);
  const lastLine = (rows.at(-1)?.line ?? 0) + (rows.at(-1)?.lines ?? 0) - 1 - (chosen.trailerLines === undefined ? trailerLines : 0);
  return {
    place: {
      preambleLines: Math.max(chosen.preambleLines ?? 0, head.preambleLines),
      headerRows: head.rows.length,
      lastLine: chosen.lastLine ?? null,
      trailerLines,
    },
    fields,
    names: head.names,
    rows: body.filter((row) => fits(row, fields) && row.line <= lastLine && !isHeaderAgain(row)).map((row) => row.fields),
    questions: head.questions,
  };
}

/** The top of a table: how many records are not its rows, which of them are its header. */
interface Head {
  readonly preambleLines: number;
  readonly records: number;
  readonly rows: readonly SampleRow[];
  readonly names: readonly string[] | null;
  readonly questions: readonly Question[];
}

const noHead: Head = { preambleLines: 0, records: 0, rows: [], names: null, questions: [] };

function headAsTold(rows: readonly SampleRow[], fields: number, chosen: Chosen): Head {
  const count = chosen.hasHeader === false ? 0 : (chosen.headerRows ?? 1);
  return headOf(rows, rows.slice(0, count), fields, chosen);
}

/** Names from the header's records; asks where they do not fit and none were given. */
function headOf(rows: readonly SampleRow[], header: readonly SampleRow[], fields: number, { columns }: Chosen): Head {
  const [first] = header;
  if (first === undefined) return { ...noHead, names: columns === undefined ? null : padded(columns, fields) };
  const at = rows.indexOf(first);
  const head = { preambleLines: at > 0 ? first.line - 1 : 0, records: at + header.length, rows: header, questions: [] };
  if (columns !== undefined) return { ...head, names: padded(columns, fields) };
  const cut = header.map((row) =>
    row.fault === null && row.fields.length === fields + 1 && !isFilled(row.fields.at(-1) ?? '') ? row.fields.slice(0, -1) : row.fields,
  );
  const odd = header.find((row, index) => row.fault !== null || cut[index]?.length !== fields);
  if (odd === undefined) return { ...head, names: joined(cut, fields) };
  return { ...head, names: null, questions: [whatNames(odd, fields)] };
}

const padded = (names: readonly string[], fields: number) => [
  ...names,
  ...Array.from({ length: Math.max(0, fields - names.length) }, () => ''),
];

/** Words of one column from top to bottom. */
function joined(header: readonly (readonly string[])[], fields: number): readonly string[] {
  if (header.length === 1) return header[0] ?? [];
  return Array.from({ length: fields }, (_, column) =>
    header
      .map((names) => names[column] ?? '')
      .filter(isFilled)
      .join(' '),
  );
}

function findHead(rows: readonly SampleRow[], fields: number, typed: readonly TypedColumn[], chosen: Chosen): Head {
  if (typed.length === 0) return untypedHead(rows, fields, chosen);
  const found = rows.findIndex((row) => isRecord(row, fields, typed));
  const above = rows.slice(0, found < 0 ? rows.length : found);
  const isName = (row: SampleRow) => fits(row, fields) && !isThin(row);
  const last = above.findLastIndex(isName);
  if (last < 0) return headWithoutNames(rows, above, fields, typed, chosen);
  let first = last;
  while (first > 0 && isName(above[first - 1] ?? { fields: [], line: 0, lines: 0, fault: null })) first--;
  const header = above.slice(first, last + 1);
  const [top] = header;
  // Titles and labels fill the first cells; rows that fill more may be a table of their own.
  const others = above.slice(0, first).filter(isName);
  if (others.length > 1) {
    const names = header.slice(-1);
    const head = headOf(rows, names, fields, chosen);
    return { ...head, questions: [...names.map((row) => whereBegins(row, others)), ...head.questions] };
  }
  // A header that stands there twice is one header.
  if (top !== undefined && header.every((row) => isSame(row.fields, top.fields))) {
    const head = headOf(rows, [top], fields, chosen);
    // A record without values looks like a header without names.
    const isDoubtful = chosen.hasHeader === undefined && typedCells(top, typed).filled * 2 < typed.length;
    return isDoubtful ? { ...head, questions: [isFirstLineNames, ...head.questions] } : head;
  }
  const head = headOf(rows, header.slice(-most), fields, chosen);
  return { ...head, questions: [howManyNames(header), ...head.questions] };
}

/** Above the first record nothing names the columns: there is no header, or it is damaged. */
function headWithoutNames(
  rows: readonly SampleRow[],
  above: readonly SampleRow[],
  fields: number,
  typed: readonly TypedColumn[],
  chosen: Chosen,
): Head {
  const last = above.at(-1);
  const [first] = rows;
  if (last === undefined || first === undefined) {
    if (chosen.hasHeader === true) return headOf(rows, rows.slice(0, 1), fields, chosen);
    // Names may look like values, as years and currencies do.
    const { filled, matching } = first === undefined ? { filled: 0, matching: 0 } : typedCells(first, typed);
    return {
      ...noHead,
      names: chosen.columns === undefined ? null : padded(chosen.columns, fields),
      questions: matching < filled ? [isFirstLineNames] : [],
    };
  }
  // It may be parted otherwise than the rest.
  const filled = last.fields.flatMap((cell) => cell.split(/[,;\t|"']/)).filter(isFilled);
  const isDamagedRecord = filled.filter(isTypedCell).length * 3 >= filled.length;
  if (isDamagedRecord && chosen.hasHeader !== true)
    return { ...noHead, names: chosen.columns === undefined ? null : padded(chosen.columns, fields) };
  return headOf(rows, [last], fields, chosen);
}

/** No column holds values: whether the first record names the columns cannot be told from the others. */
function untypedHead(rows: readonly SampleRow[], fields: number, chosen: Chosen): Head {
  const sound = rows.filter((row) => fits(row, fields));
  const first = rows.slice(0, 1);
  if (chosen.hasHeader === true) return headOf(rows, first, fields, chosen);
  const guess = sniffHeader(sound.map((row) => row.fields));
  if (guess === 'none') return { ...noHead, names: chosen.columns === undefined ? null : padded(chosen.columns, fields) };
  const head = headOf(rows, first, fields, chosen);
  return guess === 'header' ? head : { ...head, questions: [isFirstLineNames, ...head.questions] };
}
