import { type BinaryOperator, type Expression, FormulaProblem, offsetOf } from './expression.ts';
import { formulaFunctions, isFormulaFunction } from './formula-functions.ts';
import { numberOf, type Token, tokenize } from './tokenize.ts';

const deepest = 100;
const known = new Map<string, Expression>();

/** Binds, from loosest to tightest: comparison, + -, * /, unary minus, ^ (from the right). A text is read once. */
export function parseFormula(formula: string): Expression {
  const found = known.get(formula);
  if (found !== undefined) return found;
  const tree = new Parser(tokenize(formula)).whole();
  if (known.size > 5000) known.clear();
  known.set(formula, tree);
  return tree;
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const tree = this.comparison();
    const rest = this.tokens[this.at];
    if (rest !== undefined) throw new FormulaProblem(`"${rest.text}" is not expected here`);
    return tree;
  }

  private comparison(): Expression {
    return this.deeper(() => {
      const left = this.sum();
      const operator = this.taken(['<', '<=', '>', '>=', '=', '!=']);
      return operator === null ? left : { kind: 'binary', operator, left, right: this.sum() };
    });
  }

  private sum(): Expression {
    return this.chain(() => this.product(), ['+', '-']);
  }

  private product(): Expression {
    return this.chain(() => this.signed(), ['*', '/']);
  }

  private chain(next: () => Expression, operators: readonly BinaryOperator[]): Expression {
    let left = next();
    for (let operator = this.taken(operators); operator !== null; operator = this.taken(operators)) {
      left = { kind: 'binary', operator, left, right: next() };
    }
    return left;
  }

  private signed(): Expression {
    if (this.taken(['-']) === null) return this.raised();
    return this.deeper(() => ({ kind: 'negate', of: this.signed() }));
  }

  private raised(): Expression {
    const left = this.atom();
    return this.taken(['^']) === null ? left : this.deeper(() => ({ kind: 'binary', operator: '^', left, right: this.signed() }));
  }

  private atom(): Expression {
    const token = this.tokens[this.at];
    if (token === undefined) throw new FormulaProblem('it ends too early');
    this.at++;
    if (token.kind === 'number') return { kind: 'number', value: numberOf(token.text) };
    if (token.kind === 'name') return this.symbol() === '(' ? this.call(token.text) : { kind: 'name', name: token.text };
    if (token.text !== '(') throw new FormulaProblem(`"${token.text}" is not expected here`);
    const inner = this.comparison();
    this.need(')');
    return inner;
  }

  private call(name: string): Expression {
    if (!isFormulaFunction(name)) {
      throw new FormulaProblem(`there is no function "${name}"; there are ${Object.keys(formulaFunctions).join(', ')}`);
    }
    const args = this.parts();
    const { least, most, form } = formulaFunctions[name];
    if (args.length < least || args.length > most) throw new FormulaProblem(`${name} is written ${form}`);
    if (name === 'offset') offsetOf(args);
    return { kind: 'call', name, args };
  }

  private parts(): Expression[] {
    this.need('(');
    if (this.taken([')']) !== null) return [];
    const args = [this.comparison()];
    while (this.taken([',']) !== null) args.push(this.comparison());
    this.need(')');
    return args;
  }

  private symbol(): string | null {
    const token = this.tokens[this.at];
    return token?.kind === 'symbol' ? token.text : null;
  }

  /** The next sign when it is one of these; it is then behind us. */
  private taken<T extends string>(symbols: readonly T[]): T | null {
    const found = symbols.find((symbol) => symbol === this.symbol()) ?? null;
    if (found !== null) this.at++;
    return found;
  }

  private need(symbol: string): void {
    if (this.taken([symbol]) !== null) return;
    const next = this.tokens[this.at];
    throw new FormulaProblem(`"${symbol}" is missing ${next === undefined ? 'at the end' : `before "${next.text}"`}`);
  }

  private deeper(read: () => Expression): Expression {
    if (++this.depth > deepest) throw new FormulaProblem('it is nested too deeply');
    const tree = read();
    this.depth--;
    return tree;
  }
}
