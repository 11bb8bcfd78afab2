import type { FactTableName } from '../domain/tables.ts';
import { factTables } from '../domain/tables.ts';
import { nearestName } from '../base/nearest-name.ts';
import { everything, type Filter } from '../query/filter.ts';
import { filterProblem, type Token } from '../query/filter-words.ts';
import { readColumn, readFilter } from '../query/parse-filter.ts';
import { type TokenReader, tokenReader } from '../query/token-reader.ts';
import type { Operator } from './formula.ts';

export const aggregateNames = ['count', 'sum', 'average', 'distinct', 'median', 'p90', 'p95', 'p99'] as const;
export type AggregateName = (typeof aggregateNames)[number];

/** What is counted, added up or ranked over the rows of one table. */
export interface Aggregate {
  readonly name: AggregateName;
  readonly table: FactTableName;
  /** None for count, one or more for distinct, one for the others. */
  readonly columns: readonly string[];
  readonly where: Filter;
}

/** A metric as it is written: aggregates, other metrics in braces, numbers and parameters, with + - * / between them. */
export type MetricText =
  | { readonly of: 'aggregate'; readonly aggregate: Aggregate }
  | { readonly of: 'metric'; readonly ref: string }
  /** Exact decimal text, or `$name`. */
  | { readonly of: 'number'; readonly value: string }
  | { readonly of: 'operation'; readonly operator: Operator; readonly left: MetricText; readonly right: MetricText };

const deepest = 40;

/** Reads `count(attempt where result = "approved") / count(attempt)`. Fails with FILTER_INVALID naming the position. */
export function parseMetricText(text: string): MetricText {
  const reader = tokenReader(text);
  const read = readSum(reader, 0);
  if (reader.peek().kind !== 'end') reader.expected('+, -, * or /', reader.peek());
  return read;
}

function readSum(reader: TokenReader, depth: number): MetricText {
  let left = readProduct(reader, depth);
  for (;;) {
    const next = reader.peek();
    if (reader.takeSign('+')) left = { of: 'operation', operator: '+', left, right: readProduct(reader, depth) };
    else if (reader.takeSign('-')) left = { of: 'operation', operator: '-', left, right: readProduct(reader, depth) };
    // "a -1" is read as the number -1 after a: adding it is what was meant.
    else if (next.kind === 'number' && next.text.startsWith('-'))
      left = { of: 'operation', operator: '+', left, right: readProduct(reader, depth) };
    else return left;
  }
}

function readProduct(reader: TokenReader, depth: number): MetricText {
  let left = readFactor(reader, depth);
  for (;;) {
    const operator = reader.takeSign('*') ? '*' : reader.takeSign('/') ? '/' : null;
    if (operator === null) return left;
    left = { of: 'operation', operator, left, right: readFactor(reader, depth) };
  }
}

function readFactor(reader: TokenReader, depth: number): MetricText {
  if (depth > deepest) return filterProblem('the formula is nested too deeply', reader.peek().at);
  if (reader.takeSign('(')) {
    const inner = readSum(reader, depth + 1);
    if (!reader.takeSign(')')) reader.expected('a closing ")"', reader.peek());
    return inner;
  }
  if (reader.takeSign('{')) return { of: 'metric', ref: readRef(reader) };
  const token = reader.take();
  if (token.kind === 'number') return { of: 'number', value: token.text };
  if (token.kind === 'text' && token.text.startsWith('$')) return { of: 'number', value: token.text };
  if (token.kind !== 'word') return reader.expected('count(...), sum(...), a metric like {orders} or a number', token);
  return { of: 'aggregate', aggregate: readAggregate(reader, aggregateNamed(token)) };
}

function aggregateNamed(token: Token): AggregateName {
  const name = aggregateNames.find((each) => each === token.text.toLowerCase());
  if (name !== undefined) return name;
  const near = nearestName(token.text, aggregateNames);
  return filterProblem(
    `${token.text} is none of ${aggregateNames.join(', ')}${near === null ? '; other metrics stand in braces, like {orders}' : `; did you mean ${near}?`}`,
    token.at,
  );
}

function readAggregate(reader: TokenReader, name: AggregateName): Aggregate {
  if (!reader.takeSign('(')) reader.expected('"("', reader.peek());
  const columns: string[] = [];
  if (name !== 'count') {
    columns.push(readColumn(reader));
    if (name === 'distinct') while (reader.takeSign(',')) columns.push(readColumn(reader));
    if (!reader.takeKeyword('of')) reader.expected(`"of" and a table, like ${name}(${likeThis(columns)})`, reader.peek());
  }
  const table = tableNamed(reader.take());
  const where = reader.takeKeyword('where') ? readFilter(reader) : everything;
  if (!reader.takeSign(')')) reader.expected('"where" or a closing ")"', reader.peek());
  return { name, table, columns, where };
}

/** What was perhaps meant: people who write SQL put the table before its column. */
function likeThis(columns: readonly string[]): string {
  const [table, ...rest] = columns.length === 1 ? (columns[0]?.split('.') ?? []) : [];
  return rest.length === 1 && factTables.some(({ name }) => name === table) ? `${rest[0]} of ${table}` : `${columns.join(', ')} of attempt`;
}

function tableNamed(token: Token): FactTableName {
  const names = factTables.map(({ name }) => name);
  const found = names.find((name) => name === token.text);
  if (found !== undefined) return found;
  const near = nearestName(token.text, names);
  return filterProblem(
    `there is no table ${token.text === '' ? 'named here' : token.text}${near === null ? `; there are ${names.join(', ')}` : `; did you mean ${near}?`}`,
    token.at,
  );
}

/** `orders` or `settled_within(days=3)` up to the closing brace. */
function readRef(reader: TokenReader): string {
  let ref = '';
  while (!reader.takeSign('}')) {
    const token = reader.take();
    if (token.kind === 'end') return reader.expected('a closing "}"', token);
    ref += token.kind === 'sign' && token.text === ',' ? ', ' : token.text;
  }
  return ref;
}
