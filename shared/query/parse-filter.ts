import { type Comparison, everything, type Filter, type Literal } from './filter.ts';
import { filterProblem, type Token } from './filter-words.ts';
import { type Lag, lagName, lagUnits } from './lag.ts';
import { type TokenReader, tokenReader } from './token-reader.ts';

const deepest = 64;

/**
 * Reads `partner in ("A","B") and amount >= 10 and not (channel = "web" or issuer is missing)`; `hours(ts_utc, resolved_at)` may stand
 * for a column. Empty text lets everything pass. Fails with FILTER_INVALID naming the position.
 */
export function parseFilter(text: string): Filter {
  const reader = tokenReader(text);
  if (reader.peek().kind === 'end') return everything;
  const filter = readFilter(reader);
  if (reader.peek().kind !== 'end') reader.expected('"and" or "or"', reader.peek());
  return filter;
}

/** Reads a filter up to the first word that cannot be part of it. */
export function readFilter(reader: TokenReader): Filter {
  return chain(reader, 'or', 0);
}

function chain(reader: TokenReader, kind: 'and' | 'or', depth: number): Filter {
  const next = (): Filter => (kind === 'or' ? chain(reader, 'and', depth) : unit(reader, depth));
  const parts = [next()];
  while (reader.takeKeyword(kind)) parts.push(next());
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind, parts };
}

function unit(reader: TokenReader, depth: number): Filter {
  if (depth > deepest) filterProblem('the filter is nested too deeply', reader.peek().at);
  if (reader.takeKeyword('not')) return { kind: 'not', part: unit(reader, depth + 1) };
  if (reader.takeSign('(')) {
    const inner = chain(reader, 'or', depth + 1);
    if (!reader.takeSign(')')) reader.expected('a closing ")"', reader.peek());
    return inner;
  }
  if (reader.takeKeyword('all')) return everything;
  return condition(reader, readColumn(reader));
}

/** Reads a column's name, or a lag between two times. */
export function readColumn(reader: TokenReader): string {
  const name = reader.take();
  if (name.kind !== 'word') return reader.expected('a column name', name);
  const unitOf = name.quoted ? undefined : lagUnits.find((each) => each === name.text);
  if (unitOf === undefined || !reader.takeSign('(')) return name.text;
  const time = (): string => {
    const token = reader.take();
    return token.kind === 'word' ? token.text : reader.expected('a time column', token);
  };
  const from = time();
  if (!reader.takeSign(',')) reader.expected('","', reader.peek());
  const lag: Lag = { unit: unitOf, from, to: time() };
  if (!reader.takeSign(')')) reader.expected('a closing ")"', reader.peek());
  return lagName(lag);
}

function condition(reader: TokenReader, column: string): Filter {
  if (reader.takeKeyword('is')) {
    const isNegated = reader.takeKeyword('not');
    if (!reader.takeKeyword('missing')) reader.expected('"missing"', reader.peek());
    return isNegated ? { kind: 'not', part: { kind: 'missing', column } } : { kind: 'missing', column };
  }
  if (reader.takeKeyword('contains')) {
    const token = reader.take();
    return token.kind === 'text' ? { kind: 'contains', column, text: token.text } : reader.expected('a text in quotes', token);
  }
  if (reader.takeKeyword('in')) return { kind: 'in', column, values: list(reader) };
  if (reader.takeKeyword('not')) {
    if (!reader.takeKeyword('in')) reader.expected('"in"', reader.peek());
    return { kind: 'not', part: { kind: 'in', column, values: list(reader) } };
  }
  const sign = reader.take();
  if (sign.kind !== 'sign' || !/^[=<>!]/.test(sign.text))
    return reader.expected('a comparison such as =, in, contains or is missing', sign);
  return { kind: 'compare', column, operator: comparison(sign), value: literal(reader) };
}

function list(reader: TokenReader): (Literal | null)[] {
  if (!reader.takeSign('(')) reader.expected('"("', reader.peek());
  const values: (Literal | null)[] = [];
  if (reader.takeSign(')')) return values;
  do values.push(reader.takeKeyword('missing') ? null : literal(reader));
  while (reader.takeSign(','));
  if (!reader.takeSign(')')) reader.expected('")"', reader.peek());
  return values;
}

function literal(reader: TokenReader): Literal {
  const token = reader.take();
  if (token.kind === 'text') return token.text;
  if (token.kind === 'number') return exactNumber(token.text);
  if (reader.isKeyword(token, 'true')) return true;
  if (reader.isKeyword(token, 'false')) return false;
  return reader.expected(token.kind === 'word' ? 'a value (texts need quotes)' : 'a value', token);
}

function comparison({ text }: Token): Comparison {
  if (text === '==') return '=';
  if (text === '<>') return '!=';
  return text as Comparison;
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
