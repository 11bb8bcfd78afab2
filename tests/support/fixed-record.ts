/** A line of fixed width: each text starts at its position, from 1; the rest is blank. */
export function fixedRecord(width: number, ...parts: readonly (readonly [at: number, text: string])[]): string {
  const line = Array.from({ length: width }, () => ' ');
  for (const [at, text] of parts) line.splice(at - 1, text.length, ...text);
  if (line.length !== width) throw new Error(`a text passes the end of its line: ${line.join('')}`);
  return line.join('');
}
