/** A cell of an exported case: a value, or a formula with what it comes to here. */
export interface SheetCell {
  readonly value: number | string | null;
  /** Without the equals sign. */
  readonly formula?: string;
  readonly format?: string;
  readonly isBold?: boolean;
}

export interface CaseSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

export interface CaseWorkbook {
  readonly title: string;
  readonly sheets: readonly CaseSheet[];
  /** Names of input cells: "uplift" is Inputs!$D$7. */
  readonly names: readonly { readonly name: string; readonly cell: string }[];
}

export const text = (value: string, isBold = false): SheetCell => ({ value, isBold });
export const number = (value: number | null, format?: string): SheetCell => ({ value, ...(format === undefined ? {} : { format }) });

/** A formula; where it cannot be computed here its cell says #N/A or #DIV/0! in the spreadsheet, too. */
export const formula = (written: string, value: number | string | null, format?: string): SheetCell => ({
  formula: written,
  value: typeof value === 'number' && !Number.isFinite(value) ? null : value,
  ...(format === undefined ? {} : { format }),
});

/** "A" for 1, "AB" for 28. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

/** A name that a spreadsheet takes: it begins with a letter and looks like no cell. */
export function safeName(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9_]/g, '_');
  const begun = /^[A-Za-z_]/.test(plain) ? plain : `d_${plain}`;
  return /^([A-Za-z]{1,3}\d+|[RrCc]\d*|[Rr]\d*[Cc]\d*)$/.test(begun) ? `${begun}_` : begun;
}
