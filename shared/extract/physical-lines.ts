import type { Dialect } from './dialect.ts';
import type { PreviewLine } from './receipt.ts';

/** Lines that a preview shows. */
export const mostLines = 60;
const longestText = 400;

/** What a line is, without its number and text. */
export type LineMeaning = Omit<PreviewLine, 'line' | 'text'>;

const lineEnds: Readonly<Record<'lf' | 'cr' | 'any', RegExp>> = { lf: /\r?\n/, cr: /\r/, any: /\r\n|\n|\r/ };

/** The first physical lines of UTF-8 text, each with what it means; a line that nothing was said of is blank. */
export function physicalLines(
  text: Uint8Array,
  isWhole: boolean,
  newline: Dialect['newline'],
  meanings: ReadonlyMap<number, LineMeaning>,
  shown: (line: string, kind: PreviewLine['kind']) => string,
): readonly PreviewLine[] {
  const lines = new TextDecoder().decode(text).split(lineEnds[newline === 'cr' || newline === 'any' ? newline : 'lf']);
  // Behind the last line end there is no line, and the last one of a sample may be cut.
  if (lines.at(-1) === '' || !isWhole) lines.pop();
  return lines.slice(0, mostLines).map((line, index) => {
    const meaning = meanings.get(index + 1) ?? { kind: 'blank', record: null, fields: null, fault: null };
    const safe = shown(line, meaning.kind);
    return { line: index + 1, text: safe.length > longestText ? `${safe.slice(0, longestText)}…` : safe, ...meaning };
  });
}

/** Notes what the lines of a record mean: fields and fault are told where it begins. */
export function putMeaning(meanings: Map<number, LineMeaning>, { line, lines }: { line: number; lines: number }, first: LineMeaning): void {
  if (line > mostLines) return;
  meanings.set(line, first);
  for (let more = 1; more < lines; more++) meanings.set(line + more, { ...first, fields: null, fault: null });
}
