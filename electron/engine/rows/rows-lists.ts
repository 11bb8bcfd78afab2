import type { OpenWorkbook } from '../engine-context.ts';
import { dropScratchTables } from '../scratch-tables.ts';

/** Orders and filters are kept apart from each other, the latest used ones, up to so many and so many rows of them together. */
const keptLists = 12;
const keptRows = 60_000_000;

interface KeptList {
  readonly rows: number;
  readonly forget: () => void;
}

/** The scratch tables of row lists of one workbook, the longest unused first. */
class RowsLists {
  private readonly kept = new Map<string, KeptList>();
  private readonly inUse = new Map<string, number>();

  /** While it is in use a list is not let go; returns how it ends. */
  use(name: string): () => void {
    this.inUse.set(name, (this.inUse.get(name) ?? 0) + 1);
    const known = this.kept.get(name);
    if (known !== undefined) {
      this.kept.delete(name);
      this.kept.set(name, known);
    }
    return () => {
      const left = (this.inUse.get(name) ?? 1) - 1;
      if (left === 0) this.inUse.delete(name);
      else this.inUse.set(name, left);
    };
  }

  /** Keeps a new list and lets go of the longest unused ones; `forget` tells those who knew it. */
  async keep(workbook: OpenWorkbook, name: string, rows: number, forget: () => void): Promise<void> {
    this.kept.delete(name);
    this.kept.set(name, { rows, forget });
    const gone: string[] = [];
    let total = [...this.kept.values()].reduce((sum, list) => sum + list.rows, 0);
    for (const [old, list] of this.kept) {
      if (this.kept.size <= keptLists && total <= keptRows) break;
      if (old === name || this.inUse.has(old)) continue;
      this.kept.delete(old);
      list.forget();
      total -= list.rows;
      gone.push(old);
    }
    await dropScratchTables(workbook, gone);
  }
}

const lists = new WeakMap<OpenWorkbook, RowsLists>();

export function rowsLists(workbook: OpenWorkbook): RowsLists {
  const known = lists.get(workbook);
  if (known !== undefined) return known;
  const made = new RowsLists();
  lists.set(workbook, made);
  return made;
}
