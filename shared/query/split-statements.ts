/** A statement of a text of SQL, and where it lies in it. */
export interface StatementText {
  readonly text: string;
  /** [from, to) of its letters in the whole text. */
  readonly from: number;
  readonly to: number;
}

/** What may hold a semicolon that ends nothing: quoted texts and names, dollar-quoted texts, comments. */
const opaque = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|\$([A-Za-z_]*)\$[\s\S]*?(?:\$\1\$|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|;/g;

/** The statements of a text, told apart by semicolons outside of quotes and comments; empty ones left out. */
export function splitStatements(source: string): readonly StatementText[] {
  const ends = [...source.matchAll(opaque)].filter(([found]) => found === ';').map(({ index }) => index);
  const starts = [0, ...ends.map((end) => end + 1)];
  return starts.flatMap((start, index): StatementText[] => {
    const end = ends[index] ?? source.length;
    const raw = source.slice(start, end);
    const text = raw.trim();
    const isEmpty = text.replace(opaque, (found) => (/^(--|\/\*)/.test(found) ? '' : found)).trim() === '';
    const from = start + raw.length - raw.trimStart().length;
    return isEmpty ? [] : [{ text, from, to: from + text.length }];
  });
}

/** The statement in which a place of the text lies, or the last one before it. */
export function statementAt(source: string, place: number): StatementText | null {
  const statements = splitStatements(source);
  return statements.find(({ to }) => place <= to + 1) ?? statements.at(-1) ?? null;
}
