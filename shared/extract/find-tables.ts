import { fits, isNames, isRecord, isSame, typedCells, typedColumns } from './row-shape.ts';
import type { SampleRow } from './sample-row.ts';
import { isTypedCell } from './sniff-columns.ts';

/** One of several tables in a file: physical lines, from 1, the last inclusive. */
export interface FoundTable {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly fields: number;
}

interface Start {
  readonly at: number;
  readonly names: readonly string[];
}

const mostHeaderRows = 3;
const mostDamaged = 2;
const mostLabels = 10;
const mostCompared = 60;

const lastLineOf = ({ line, lines }: SampleRow) => line + lines - 1;

/**
 * The tables of a sample that begin with names of columns, where there is more than one; a header that comes again with new rows under it
 * begins no table. Empty where the sample holds one table only.
 */
export function findTables(rows: readonly SampleRow[]): readonly FoundTable[] {
  const starts: Start[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const last = starts.at(-1);
    if (row === undefined || !isStart(rows, at, last?.at ?? 0)) continue;
    if (last !== undefined && isSame(last.names, row.fields) && !isCopy(rows, last.at, at)) continue;
    starts.push({ at, names: row.fields });
    while (at + 1 < rows.length && isNames(rows[at + 1] ?? row) && rows[at + 1]?.fields.length === row.fields.length) at++;
  }
  const tables = starts.filter((start, index) => !isLabels(rows, start, starts[index + 1]));
  const first = tables[0];
  if (first === undefined) return [];
  const begins = hasRecordsBefore(rows, first.at, tables.length) ? [0, ...tables.map(({ at }) => at)] : tables.map(({ at }) => at);
  if (begins.length < 2) return [];
  return begins.map((at, index) => {
    const to = begins[index + 1] ?? rows.length;
    const head = rows[at];
    const fields = head?.fields.length ?? 0;
    const inside = rows.slice(at, to);
    // Words between two tables belong to neither.
    const last = inside.findLast((row) => row.fields.length === fields) ?? inside.at(-1);
    return { firstLine: head?.line ?? 1, lastLine: last === undefined ? 1 : lastLineOf(last), fields };
  });
}

/** Names of columns with a record of the same number of fields under them, apart from what stands above since `from`. */
function isStart(rows: readonly SampleRow[], at: number, from: number): boolean {
  const row = rows[at];
  if (row === undefined || row.fields.length < 2 || !isNames(row)) return false;
  const fields = row.fields.length;
  // The first record under it may be damaged.
  const below = rows.slice(at + 1, at + 1 + mostHeaderRows + mostDamaged);
  const next = below.find((other) => fits(other, fields) && !isNames(other));
  if (next === undefined || !next.fields.some(isTypedCell)) return false;
  const above = rows[at - 1];
  if (above === undefined || above.fields.length !== fields) return true;
  // Within a table of as many fields: words where that table has values. Above the first record there is no table yet.
  const typed = typedColumns(rows.slice(Math.max(from, at - mostCompared), at), fields);
  const { filled } = typedCells(row, typed);
  return typed.length === 0 || (filled > 0 && filled * 2 >= typed.length);
}

/** The rows under a repeated header begin with the same record: they may be the same rows again. */
function isCopy(rows: readonly SampleRow[], first: number, second: number): boolean {
  const [one, other] = [rows[first + 1], rows[second + 1]];
  return one !== undefined && other !== undefined && isSame(one.fields, other.fields);
}

/** A few lines of a label and its value above a table. */
function isLabels(rows: readonly SampleRow[], start: Start, next: Start | undefined): boolean {
  if (start.names.length !== 2 || next === undefined || next.names.length < 3 || next.at - start.at > mostLabels) return false;
  return rows.slice(start.at, next.at).every(({ fields }) => !isTypedCell(fields[0] ?? ''));
}

/** A table without a header above the first one that has one. */
function hasRecordsBefore(rows: readonly SampleRow[], at: number, tables: number): boolean {
  const before = rows.slice(0, at);
  const fields = before[0]?.fields.length ?? 0;
  if (fields < (tables > 0 ? 3 : 2)) return false;
  const typed = typedColumns(before, fields);
  return before.length >= 3 && before.filter((row) => isRecord(row, fields, typed)).length * 10 >= before.length * 8;
}
