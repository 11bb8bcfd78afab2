import type { z } from 'zod';

const mostTold = 3;
/** No list of terms or filter that a person writes comes near. */
const mostLevels = 60;

const listWords: Readonly<Record<string, string>> = {
  commitments: 'commitment',
  rateCards: 'rate card line',
  incidents: 'incident',
  partners: 'partner',
  incomeTerms: 'income term',
  escalations: 'escalation',
  escalationMatrix: 'row of the escalation matrix',
  actions: 'action',
  cases: 'case',
  initiatives: 'initiative',
};

/** What is wrong with a contracts file, the first three of it, each with the entry it is about; without a full stop. */
export function contractsProblem(json: unknown, issues: readonly z.core.$ZodIssue[]): string {
  const told = issues.slice(0, mostTold).map((issue) => issueText(json, issue));
  const more = issues.length - told.length;
  return `${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function issueText(json: unknown, { path, code, message }: z.core.$ZodIssue): string {
  const [list, index, ...field] = path;
  if (list === undefined) return 'it is no object with lists of commitments, rate cards and so on';
  const word = listWords[String(list)] ?? String(list);
  if (typeof index !== 'number') return `${String(list)}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  const entry = `${word} ${index + 1}${nameOf(json, String(list), index)}`;
  if (code === 'custom') return `${entry}: ${message}`;
  return `${entry}: ${field.length === 0 ? 'the entry' : field.join('.')} is missing or not valid`;
}

/** ", 7.2 Authorization available": enough to find it again. */
function nameOf(json: unknown, list: string, index: number): string {
  const entry = (json as Record<string, unknown[] | undefined>)[list]?.[index] as Record<string, unknown> | null | undefined;
  const words = ['clause', 'title', 'label', 'name', 'id'].flatMap((key) => {
    const value = entry?.[key];
    return typeof value === 'string' && value.trim() !== '' ? [value.trim().slice(0, 60)] : [];
  });
  return words.length === 0 ? '' : ` (${words.slice(0, 2).join(' ')})`;
}

/** JSON text that is nested deeper than any contract, which would exhaust whoever reads it. */
export function isNestedTooDeeply(text: string): boolean {
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (sign === '{' || sign === '[') {
      if (++level > mostLevels) return true;
    } else if (sign === '}' || sign === ']') level--;
  }
  return false;
}
