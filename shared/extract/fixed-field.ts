/** Text of a fixed-width field: start from 1, and length; blanks around it are filling. */
export function fixedField(line: string, start: number, length: number): string {
  return line.slice(start - 1, start - 1 + length).trim();
}
