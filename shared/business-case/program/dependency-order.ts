import type { Reference } from '../formula/expression.ts';

/** Drivers that are computed together: one alone, or several that look back at one another's earlier periods. */
export interface Group {
  readonly ids: readonly string[];
  readonly isLoop: boolean;
}

export interface DependencyOrder {
  /** Each group stands after everything it needs; within a loop, each driver after what it needs of the same period. */
  readonly groups: readonly Group[];
  /** For a driver that needs its own value of the same period: the way back to itself, as "a -> b -> a". */
  readonly cycles: ReadonlyMap<string, string>;
}

/** Brings drivers into an order in which each can be computed. References to what is not there are left out. */
export function dependencyOrder(ids: readonly string[], references: ReadonlyMap<string, readonly Reference[]>): DependencyOrder {
  const known = new Set(ids);
  const all = new Map(ids.map((id) => [id, (references.get(id) ?? []).filter(({ name }) => known.has(name))]));
  const cycles = new Map<string, string>();
  for (const id of ids) {
    const path = pathBack(id, all);
    if (path !== null) cycles.set(id, path.join(' -> '));
  }
  const open = ids.filter((id) => !cycles.has(id));
  const groups = strongGroups(open, (id) => namesOf(all.get(id)).filter((name) => !cycles.has(name)));
  return {
    cycles,
    groups: [
      ...[...cycles.keys()].map((id) => ({ ids: [id], isLoop: false })),
      ...groups.map((group) => {
        const isLoop = group.length > 1 || namesOf(all.get(group[0] ?? '')).includes(group[0] ?? '');
        return { ids: isLoop ? withinPeriod(group, all) : group, isLoop };
      }),
    ],
  };
}

const namesOf = (references: readonly Reference[] | undefined): string[] => [...new Set((references ?? []).map(({ name }) => name))];

/** The shortest way from a driver back to itself that never looks at an earlier period. */
function pathBack(id: string, all: ReadonlyMap<string, readonly Reference[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const { name, shift } of all.get(at) ?? []) {
      if (shift < 0) continue;
      if (name === id) return [...wayTo(at, id, cameFrom), id];
      if (cameFrom.has(name)) continue;
      cameFrom.set(name, at);
      queue.push(name);
    }
  }
  return null;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let at = end; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}

/** Strongly connected parts in the order of need (Tarjan). */
function strongGroups(ids: readonly string[], needs: (id: string) => readonly string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const groups: string[][] = [];
  const lowOf = (id: string): number => low.get(id) ?? 0;

  function visit(id: string): void {
    index.set(id, index.size);
    low.set(id, index.get(id) ?? 0);
    stack.push(id);
    onStack.add(id);
    for (const need of needs(id)) {
      if (!index.has(need)) visit(need);
      if (onStack.has(need)) low.set(id, Math.min(lowOf(id), lowOf(need)));
    }
    if (lowOf(id) !== index.get(id)) return;
    const group = stack.splice(stack.indexOf(id));
    for (const member of group) onStack.delete(member);
    groups.push(group);
  }
  for (const id of ids) if (!index.has(id)) visit(id);
  return groups;
}

/** Members of a loop, each after those whose value of the same period it needs; there is such an order, since no cycle is within a period. */
function withinPeriod(group: readonly string[], all: ReadonlyMap<string, readonly Reference[]>): string[] {
  const sameTime = (id: string): string[] =>
    (all.get(id) ?? []).filter(({ name, shift }) => shift >= 0 && group.includes(name)).map(({ name }) => name);
  return strongGroups(group, sameTime).flat();
}
