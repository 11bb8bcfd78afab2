import { type Comparison, everything, type Filter, type Literal } from './filter.ts';
import { filterProblem, filterTokens, type Token } from './filter-words.ts';

const deepest = 64;

/**
 * Reads `partner in ("A","B") and amount >= 10 and not (channel = "web" or issuer is missing)`.
 * Empty text lets everything pass. Fails with FILTER_INVALID naming the position.
 */
export function parseFilter(text: string): Filter {
  const tokens = filterTokens(text);
  let index = 0;

  const peek = (): Token => tokens[index] ?? { kind: 'end', text: '', at: text.length };
  const take = (): Token => {
    const token = peek();
    index++;
    return token;
  };
  const isKeyword = (token: Token, word: string): boolean => token.kind === 'word' && !token.quoted && token.text.toLowerCase() === word;
  const isSign = (token: Token, sign: string): boolean => token.kind === 'sign' && token.text === sign;
  const takeKeyword = (word: string): boolean => isKeyword(peek(), word) && take() !== undefined;
  const takeSign = (sign: string): boolean => isSign(peek(), sign) && take() !== undefined;
  const expected = (what: string, token: Token): never =>
    filterProblem(`${what} is expected ${token.kind === 'end' ? 'at the end' : `instead of "${token.text}"`}`, token.at);

  function chain(kind: 'and' | 'or', depth: number): Filter {
    const next = (): Filter => (kind === 'or' ? chain('and', depth) : unit(depth));
    const parts = [next()];
    while (takeKeyword(kind)) parts.push(next());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind, parts };
  }

  function unit(depth: number): Filter {
    if (depth > deepest) filterProblem('the filter is nested too deeply', peek().at);
    if (takeKeyword('not')) return { kind: 'not', part: unit(depth + 1) };
    if (takeSign('(')) {
      const inner = chain('or', depth + 1);
      if (!takeSign(')')) expected('a closing ")"', peek());
      return inner;
    }
    const name = take();
    if (name.kind !== 'word') return expected('a column name', name);
    if (isKeyword(name, 'all')) return everything;
    return condition(name.text);
  }

  function condition(column: string): Filter {
    if (takeKeyword('is')) {
      const isNegated = takeKeyword('not');
      if (!takeKeyword('missing')) expected('"missing"', peek());
      return isNegated ? { kind: 'not', part: { kind: 'missing', column } } : { kind: 'missing', column };
    }
    if (takeKeyword('contains')) {
      const token = take();
      return token.kind === 'text' ? { kind: 'contains', column, text: token.text } : expected('a text in quotes', token);
    }
    if (takeKeyword('in')) return { kind: 'in', column, values: list() };
    if (takeKeyword('not')) {
      if (!takeKeyword('in')) expected('"in"', peek());
      return { kind: 'not', part: { kind: 'in', column, values: list() } };
    }
    const sign = take();
    if (sign.kind !== 'sign' || !/^[=<>!]/.test(sign.text)) return expected('a comparison such as =, in, contains or is missing', sign);
    return { kind: 'compare', column, operator: comparison(sign.text), value: literal() };
  }

  function list(): (Literal | null)[] {
    if (!takeSign('(')) expected('"("', peek());
    const values: (Literal | null)[] = [];
    if (takeSign(')')) return values;
    do values.push(takeKeyword('missing') ? null : literal());
    while (takeSign(','));
    if (!takeSign(')')) expected('")"', peek());
    return values;
  }

  function literal(): Literal {
    const token = take();
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number') return exactNumber(token.text);
    if (isKeyword(token, 'true')) return true;
    if (isKeyword(token, 'false')) return false;
    return expected(token.kind === 'word' ? 'a value (texts need quotes)' : 'a value', token);
  }

  if (peek().kind === 'end') return everything;
  const filter = chain('or', 0);
  if (peek().kind !== 'end') expected('"and" or "or"', peek());
  return filter;
}

function comparison(sign: string): Comparison {
  if (sign === '==') return '=';
  if (sign === '<>') return '!=';
  return sign as Comparison;
}

/** A number where float64 holds it exactly, its own text otherwise: an amount is never rounded by being typed. */
function exactNumber(text: string): Literal {
  const value = Number(text);
  const plain = text
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
  return String(value) === plain ? value : text;
}
