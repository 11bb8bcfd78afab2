/** A formula as a tree. Names are driver ids, written bare (orders_year) or in brackets ([orders a year]). */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: 'if' | 'min' | 'max'; readonly args: readonly Expression[] };

export type BinaryOperator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '!=';

/** What is wrong with a formula, in words a person can act on. */
export class FormulaProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaProblem';
  }
}

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|\[([^\]]+)\]|([A-Za-z_][\w.]*)|(<=|>=|!=|[-+*/()<>=,])|(\S))/y;
const deepest = 100;

type Token = { readonly kind: 'number' | 'name' | 'symbol'; readonly text: string };

function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  const text = formula.trimEnd();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const match = tokenPattern.exec(text);
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

/** Parses + - * / ( ) comparisons, if(condition, then, else), min(...) and max(...). Multiplication binds before addition before comparison. */
export function parseFormula(formula: string): Expression {
  const tokens = tokenize(formula);
  let at = 0;
  let depth = 0;
  const peek = (): string | null => (tokens[at]?.kind === 'symbol' ? (tokens[at]?.text ?? null) : null);
  const take = (symbol: string): void => {
    if (peek() !== symbol)
      throw new FormulaProblem(`"${symbol}" is missing ${tokens[at] === undefined ? 'at the end' : `before "${tokens[at]?.text}"`}`);
    at++;
  };

  function chain(next: () => Expression, operators: readonly string[], isOnce = false): Expression {
    let left = next();
    for (let symbol = peek(); symbol !== null && operators.includes(symbol); symbol = peek()) {
      at++;
      left = { kind: 'binary', operator: symbol as BinaryOperator, left, right: next() };
      if (isOnce) break;
    }
    return left;
  }
  const comparison = (): Expression => {
    if (++depth > deepest) throw new FormulaProblem('it is nested too deeply');
    const result = chain(sum, ['<', '<=', '>', '>=', '=', '!='], true);
    depth--;
    return result;
  };
  const sum = (): Expression => chain(product, ['+', '-']);
  const product = (): Expression => chain(signed, ['*', '/']);

  function signed(): Expression {
    if (peek() !== '-') return atom();
    at++;
    if (++depth > deepest) throw new FormulaProblem('it is nested too deeply');
    const of = signed();
    depth--;
    return { kind: 'negate', of };
  }

  function atom(): Expression {
    const token = tokens[at];
    if (token === undefined) throw new FormulaProblem('it ends too early');
    at++;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'name') return peek() === '(' ? call(token.text) : { kind: 'name', name: token.text };
    if (token.text !== '(') throw new FormulaProblem(`"${token.text}" is not expected here`);
    const inner = comparison();
    take(')');
    return inner;
  }

  function call(name: string): Expression {
    if (name !== 'if' && name !== 'min' && name !== 'max') throw new FormulaProblem(`there is no function "${name}"; use if, min or max`);
    take('(');
    const args = [comparison()];
    while (peek() === ',') {
      at++;
      args.push(comparison());
    }
    take(')');
    if (name === 'if' && args.length !== 3) throw new FormulaProblem('if needs three parts: if(condition, then, else)');
    return { kind: 'call', name, args };
  }

  const tree = comparison();
  const rest = tokens[at];
  if (rest !== undefined) throw new FormulaProblem(`"${rest.text}" is not expected here`);
  return tree;
}

/** Every driver a formula names, once, in order. */
export function namesIn(tree: Expression): string[] {
  switch (tree.kind) {
    case 'number':
      return [];
    case 'name':
      return [tree.name];
    case 'negate':
      return namesIn(tree.of);
    case 'binary':
      return [...new Set([...namesIn(tree.left), ...namesIn(tree.right)])];
    case 'call':
      return [...new Set(tree.args.flatMap(namesIn))];
  }
}
