import { parseWorked } from '../query/worked-column.ts';
import { computedColumns } from './computed-columns.ts';

const bands: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  computedColumns.flatMap(({ name, bands: labels }) =>
    labels === undefined ? [] : [[name, new Map(labels.map((label, at) => [label, at]))]],
  ),
);

/** How the values of a column follow one another, whatever they weigh: steps, parts of the clock and bands; those it does not know, and missing ones, come last. Null where they have no order. */
export function ownOrder(column: string): ((left: string | null, right: string | null) => number) | null {
  const labels = bands.get(column);
  if (labels !== undefined) return (left, right) => placeOf(labels, left) - placeOf(labels, right);
  const worked = parseWorked(column);
  return worked === null || worked.kind === 'only' ? null : byValue;
}

const placeOf = (labels: ReadonlyMap<string, number>, label: string | null): number => labels.get(label ?? '') ?? labels.size;

function byValue(left: string | null, right: string | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  const step = Number(left) - Number(right);
  return Number.isNaN(step) ? Number(left > right) - Number(left < right) : step;
}
