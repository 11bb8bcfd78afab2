import { assertNever } from '../base/assert-never.ts';
import type { Filter } from './filter.ts';

/** yes: every such row passes; no: none does; maybe: it depends on columns that are not known here. */
export type Verdict = 'yes' | 'no' | 'maybe';

/** Judges a filter knowing only some text columns of a row (null = missing): tells which partners a slice can look at without reading rows. */
export function judgeFilter(filter: Filter, known: Readonly<Record<string, string | null>>): Verdict {
  switch (filter.kind) {
    case 'all':
      return 'yes';
    case 'and':
      return combine(filter.parts, known, 'no', 'yes');
    case 'or':
      return combine(filter.parts, known, 'yes', 'no');
    case 'not': {
      const verdict = judgeFilter(filter.part, known);
      if (verdict === 'maybe') return 'maybe';
      return verdict === 'yes' ? 'no' : 'yes';
    }
    case 'compare': {
      const value = known[filter.column];
      if (value === undefined || (filter.operator !== '=' && filter.operator !== '!=')) return 'maybe';
      return decide((value === filter.value) === (filter.operator === '='));
    }
    case 'in': {
      const value = known[filter.column];
      return value === undefined ? 'maybe' : decide(filter.values.includes(value));
    }
    case 'contains': {
      const value = known[filter.column];
      return value === undefined ? 'maybe' : decide(value?.toLowerCase().includes(filter.text.toLowerCase()) ?? false);
    }
    case 'missing': {
      const value = known[filter.column];
      return value === undefined ? 'maybe' : decide(value === null);
    }
    default:
      return assertNever(filter);
  }
}

const decide = (passes: boolean): Verdict => (passes ? 'yes' : 'no');

function combine(parts: readonly Filter[], known: Readonly<Record<string, string | null>>, decisive: Verdict, neutral: Verdict): Verdict {
  const verdicts = parts.map((part) => judgeFilter(part, known));
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes('maybe') ? 'maybe' : neutral;
}
