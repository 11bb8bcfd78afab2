import { json, skipSpace, valueEnd } from './json-text.ts';

/** How a JSON file holds its records: a list, a document that has a list somewhere, or one object a line. */
export type JsonForm = 'list' | 'document' | 'lines';

const lf = 10;
/** What a list of records begins with; a table may begin with a bracket too. */
const listStarts: readonly number[] = [json.openObject, json.openList, json.closeList];

/** What the first bytes of a file say; null when it does not begin like JSON. `isWhole`: they are the whole file. */
export function jsonForm(head: Uint8Array, isWhole: boolean): JsonForm | null {
  const start = skipSpace(head, 0, head.length);
  const after = skipSpace(head, start + 1, head.length);
  if (head[start] === json.openList) return after >= head.length || listStarts.includes(head[after]!) ? 'list' : null;
  if (head[start] !== json.openObject) return null;
  if (after < head.length && head[after] !== json.quote && head[after] !== json.closeObject) return null;
  const found = head.indexOf(lf, start);
  const lineEnd = found < 0 ? head.length : found;
  const end = valueEnd(head, start, lineEnd);
  if (end < 0 || skipSpace(head, end, lineEnd) !== lineEnd) return 'document';
  const next = skipSpace(head, lineEnd, head.length);
  if (next < head.length) return 'lines';
  return isWhole && !hasListOfObjects(head.subarray(start, end)) ? 'lines' : 'document';
}

/** Whether a document on one line may hold its records in a list. */
function hasListOfObjects(bytes: Uint8Array): boolean {
  return /\[\s*\{/.test(new TextDecoder().decode(bytes));
}
