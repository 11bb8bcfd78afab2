export { csvLine } from '../../shared/report/csv-line.ts';

export interface TextColumn {
  readonly header: string;
  readonly align: 'left' | 'right';
}

/** Line breaks and other control characters, which would break the table or command the terminal, as visible marks. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (control) => {
    const code = control.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** Rows as aligned text with a header and a rule. */
export function tableText(columns: readonly TextColumn[], given: readonly (readonly string[])[]): string {
  const rows = given.map((row) => row.map(visible));
  const widths = columns.map((column, index) => Math.max(column.header.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map(({ header }) => header)), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
