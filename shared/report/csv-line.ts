import { readsAsFormula } from './formula-trigger.ts';

/** One CSV line (RFC 4180); text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvLine(cells: readonly (string | null)[]): string {
  return cells
    .map((cell) => {
      if (cell === null) return '';
      const safe = readsAsFormula(cell) ? `'${cell}` : cell;
      return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',');
}
