import type { SampleRow } from './sample-row.ts';
import { isTypedCell } from './sniff-columns.ts';

const typedRows = 300;

export const isFilled = (cell: string) => cell.trim() !== '';

/** Whether a record has the table's number of fields and breaks no rule. */
export const fits = (row: SampleRow, fields: number) => row.fault === null && row.fields.length === fields;

/** Columns in which nearly every value is a day, a number or a currency. */
export function typedColumns(rows: readonly SampleRow[], fields: number): readonly number[] {
  // A header that comes again is no evidence against its column.
  const known = [
    ...new Map(
      rows
        .slice(0, typedRows)
        .filter((row) => fits(row, fields))
        .map((row) => [row.fields.join('\u0000'), row]),
    ).values(),
  ];
  return Array.from({ length: fields }, (_, column) => column).filter((column) => {
    const values = known.map((row) => row.fields[column] ?? '').filter(isFilled);
    const typed = values.filter(isTypedCell).length;
    // The header itself, and one odd row in a short file, are no values.
    return typed > 0 && values.length - typed <= Math.max(1, values.length * 0.2);
  });
}

/** Holds values where the table's typed columns are: a record, not names of columns or words around the table. */
export function isRecord(row: SampleRow, fields: number, typed: readonly number[]): boolean {
  if (!fits(row, fields)) return false;
  const values = typed.map((column) => row.fields[column] ?? '').filter(isFilled);
  return values.length > 0 && values.filter(isTypedCell).length * 2 >= values.length;
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
