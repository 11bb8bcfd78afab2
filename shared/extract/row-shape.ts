import type { SampleRow } from './sample-row.ts';
import { type CellKind, cellKind, isTypedCell } from './sniff-columns.ts';

const typedRows = 300;

export const isFilled = (cell: string) => cell.trim() !== '';

/** Whether a record has the table's number of fields and breaks no rule. */
export const fits = (row: SampleRow, fields: number) => row.fault === null && row.fields.length === fields;

/** A column in which nearly every value is of one kind. */
export interface TypedColumn {
  readonly column: number;
  readonly kind: CellKind;
}

const kinds: readonly CellKind[] = ['date', 'number', 'currency'];

/** Columns in which nearly every value is a day, a number or a currency. */
export function typedColumns(rows: readonly SampleRow[], fields: number): readonly TypedColumn[] {
  const fitting = rows.slice(0, typedRows).filter((row) => fits(row, fields));
  // A header that comes again is no evidence against its column.
  const known = [...new Map(fitting.map((row) => [row.fields.join('\u0000'), row])).values()];
  return Array.from({ length: fields }, (_, column) => column).flatMap((column) => {
    const values = known.map((row) => row.fields[column] ?? '').filter(isFilled);
    const found = values.map(cellKind);
    // The header itself, and an odd row in a short file, are no values.
    const kind = kinds.find((one) => {
      const times = found.filter((other) => other === one).length;
      const others = values.length - times;
      return others <= Math.max(3, values.length * 0.2) && times > (others === 1 ? 0 : others);
    });
    return kind === undefined ? [] : [{ column, kind }];
  });
}

/** Of a row's cells in typed columns: how many are filled, and how many hold what their column does. */
export function typedCells({ fields }: SampleRow, typed: readonly TypedColumn[]): { readonly filled: number; readonly matching: number } {
  const cells = typed.map(({ column, kind }) => ({ text: fields[column] ?? '', kind })).filter(({ text }) => isFilled(text));
  return { filled: cells.length, matching: cells.filter(({ text, kind }) => cellKind(text) === kind).length };
}

/** Holds values where the table's typed columns are: a record, not names of columns or words around the table. */
export function isRecord(row: SampleRow, fields: number, typed: readonly TypedColumn[]): boolean {
  if (!fits(row, fields)) return false;
  const { filled, matching } = typedCells(row, typed);
  return filled > 0 && matching * 2 >= filled;
}

/** Words in the first cells only, as a title or a label with its value has them; or nothing at all. */
export function isThin({ fields }: SampleRow): boolean {
  const filled = fields.filter(isFilled).length;
  return filled <= Math.max(1, Math.floor(fields.length / 3)) && fields.slice(0, filled).every(isFilled);
}

/** Could name columns: words, most cells filled, none twice, no value among them. */
export function isNames({ fields, fault }: SampleRow): boolean {
  const filled = fields.filter(isFilled).map((cell) => cell.trim());
  return (
    fault === null &&
    filled.length * 10 >= fields.length * 6 &&
    new Set(filled).size === filled.length &&
    filled.some((cell) => /\p{L}/u.test(cell)) &&
    !filled.some(isTypedCell)
  );
}

export const isSame = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((cell, column) => cell.trim() === right[column]?.trim());
