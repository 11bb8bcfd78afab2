import { listed } from '../base/words.ts';
import { allOf, type Filter } from '../query/filter.ts';
import type { SliceNote } from '../query/slice.ts';
import { parseWorked } from '../query/worked-column.ts';

/** Columns whose values a filter weighs against others: not those it only asks for being there, nor a comparison with zero, which is the same in every currency. */
export function amountsCompared(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'all':
    case 'missing':
      return [];
    case 'and':
    case 'or':
      return filter.parts.flatMap(amountsCompared);
    case 'not':
      return amountsCompared(filter.part);
    case 'compare':
      return Number(filter.value) === 0 ? [] : [plain(filter.column)];
    default:
      return [plain(filter.column)];
  }
}

/** The filter without the parts that weigh this column: what the rows are among which it chooses. */
export function withoutComparing(filter: Filter, column: string): Filter {
  const parts = filter.kind === 'and' ? filter.parts : [filter];
  return allOf(...parts.filter((part) => !amountsCompared(part).includes(column)));
}

const plain = (name: string): string => parseWorked(name)?.column ?? name;

/** Said wherever 400 pesos and 400 dollars count as alike. */
export function ownCurrencyNote(label: string, currencies: readonly string[]): SliceNote {
  return {
    code: 'OWN_CURRENCY',
    message: `${label} is looked at in the currency of each row: ${listed(currencies)}. Split by currency, or filter to one, to compare like with like.`,
  };
}
