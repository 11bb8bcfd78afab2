import type { BusinessCase } from '../business-case.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { printExpression, printName } from '../formula/print-expression.ts';

export interface FreeNames {
  /** A name of the block as it is called in the case. */
  readonly free: (id: string) => string;
  readonly freeAmong: (id: string, taken: ReadonlySet<string>) => string;
  readonly inFormula: (formula: string) => string;
}

/** Names for what joins a case: where one is taken, all of them get the same number behind. */
export function freeNames(plan: BusinessCase, ids: readonly string[]): FreeNames {
  const taken = new Set(plan.drivers.map(({ id }) => id));
  let count = 1;
  const numbered = (id: string, at: number): string => (at === 1 ? id : `${id}_${at}`);
  while (ids.some((id) => taken.has(numbered(id, count)))) count++;
  const own = new Set(ids);
  const free = (id: string): string => (own.has(id) ? numbered(id, count) : id);
  const freeAmong = (id: string, others: ReadonlySet<string>): string => {
    let at = count;
    while (others.has(numbered(id, at))) at++;
    return numbered(id, at);
  };
  return { free, freeAmong, inFormula: (formula) => printExpression(parseFormula(formula), (name) => printName(free(name))) };
}
