import { FormulaProblem } from './expression.ts';

export type Token = { readonly kind: 'number' | 'name' | 'symbol'; readonly text: string };

const pattern = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?%?|\.\d+%?)|\[([^\]]+)\]|([A-Za-z_][\w.]*)|(<=|>=|!=|[-+*/^()<>=,])|(\S))/y;

/** A formula as words and signs; what cannot stand in one is named. */
export function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  const text = formula.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) break;
    const [, number, bracketed, name, symbol, other] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (bracketed !== undefined) tokens.push({ kind: 'name', text: bracketed.trim() });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
    else throw new FormulaProblem(`"${other ?? ''}" cannot be used in a formula`);
  }
  return tokens;
}

/** "12.5" as 12.5 and "5%" as 0.05. */
export function numberOf(text: string): number {
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
}
