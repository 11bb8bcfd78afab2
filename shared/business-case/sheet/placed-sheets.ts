import type { CaseSheet, CaseWorkbook } from './sheet-model.ts';

/** A sheet of a case under the name that it has beside others. */
export interface PlacedSheet {
  readonly sheet: CaseSheet;
  readonly name: string;
}

export interface PlacedSheets {
  readonly sheets: readonly PlacedSheet[];
  readonly names: CaseWorkbook['names'];
}

const tokens = /"[^"]*"|'[^']*'!|[A-Za-z_][\w.]*!?|[^"'A-Za-z_]+/g;

/** A case among other sheets: `sheetName` and `prefix` of its names are taken by nobody else, and its formulas follow. */
export function placedSheets(
  { sheets, names }: CaseWorkbook,
  { sheetName, prefix }: { readonly sheetName: (name: string) => string; readonly prefix: string },
): PlacedSheets {
  const renamed = new Map(sheets.map(({ name }) => [name, sheetName(name)]));
  const known = new Set(names.map(({ name }) => name));
  const moved = (token: string): string => {
    if (!token.endsWith('!')) return known.has(token) ? `${prefix}${token}` : token;
    const name = renamed.get(token.slice(0, -1).replace(/^'|'$/g, ''));
    return name === undefined ? token : `'${name}'!`;
  };
  const follow = (formula: string): string => formula.replace(tokens, moved);
  return {
    sheets: sheets.map(({ name, rows }) => ({
      name: renamed.get(name) ?? name,
      sheet: {
        name,
        rows: rows.map((cells) => cells.map((cell) => (cell.formula === undefined ? cell : { ...cell, formula: follow(cell.formula) }))),
      },
    })),
    names: names.map(({ name, cell }) => ({ name: `${prefix}${name}`, cell: follow(cell) })),
  };
}
