/** One CSV line (RFC 4180); text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvLine(cells: readonly (string | null)[]): string {
  return cells
    .map((cell) => {
      if (cell === null) return '';
      const isNumber = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell);
      const safe = !isNumber && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',');
}
