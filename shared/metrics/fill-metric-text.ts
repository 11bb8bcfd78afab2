import { fail } from '../errors/fail.ts';
import type { Filter } from '../query/filter.ts';
import type { MetricText } from './metric-text.ts';

/** The text with each `$name` as its value; a name that no parameter has fails by METRIC_INVALID. */
export function filledText(text: MetricText, values: ReadonlyMap<string, number | string>, label: string): MetricText {
  const valueOf = (name: string): number | string => {
    const value = values.get(name);
    if (value !== undefined) return value;
    const known = [...values.keys()].join(', ');
    return fail('METRIC_INVALID', {
      metric: label,
      problem: `${name} is no parameter${known === '' ? '; add it first' : `; there are ${known}`}`,
    });
  };
  const filled = (part: MetricText): MetricText => {
    switch (part.of) {
      case 'number':
        return part.value.startsWith('$') ? { of: 'number', value: String(valueOf(part.value)) } : part;
      case 'metric':
        return part;
      case 'operation':
        return { ...part, left: filled(part.left), right: filled(part.right) };
      case 'aggregate':
        return { of: 'aggregate', aggregate: { ...part.aggregate, where: filledFilter(part.aggregate.where, valueOf) } };
    }
  };
  return filled(text);
}

function filledFilter(filter: Filter, valueOf: (name: string) => number | string): Filter {
  const literal = <T>(value: T): T | number | string => (typeof value === 'string' && /^\$[a-z_]+$/.test(value) ? valueOf(value) : value);
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { ...filter, parts: filter.parts.map((part) => filledFilter(part, valueOf)) };
    case 'not':
      return { ...filter, part: filledFilter(filter.part, valueOf) };
    case 'compare':
      return { ...filter, value: literal(filter.value) };
    case 'in':
      return { ...filter, values: filter.values.map(literal) };
    default:
      return filter;
  }
}
