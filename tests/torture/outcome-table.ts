import { type Outcome, outcomes } from './judge.ts';

export interface Tally {
  readonly files: number;
  readonly counts: Readonly<Record<Outcome, number>>;
}

export const noFiles: Tally = {
  files: 0,
  counts: { exact: 0, quarantined: 0, excess: 0, warned: 0, asked: 0, refused: 0, wrong: 0 },
};

/** How many files of each kind came to each outcome, in the order in which kinds first came. */
export class OutcomeTable {
  private readonly kinds = new Map<string, Record<Outcome, number>>();

  add(kind: string, outcome: Outcome): void {
    const counts = this.kinds.get(kind) ?? { ...noFiles.counts };
    counts[outcome]++;
    this.kinds.set(kind, counts);
  }

  total(): Tally {
    const counts = { ...noFiles.counts };
    for (const kind of this.kinds.values()) for (const outcome of outcomes) counts[outcome] += kind[outcome];
    return { files: sumOf(counts), counts };
  }

  /** The table as text, a line per kind and one of totals. */
  print(title: string): string {
    const names = [...this.kinds.keys()];
    const width = Math.max(title.length, 'total'.length, ...names.map((name) => name.length));
    const line = (name: string, cells: readonly (string | number)[]) =>
      `${name.padEnd(width)} ${cells.map((cell) => String(cell === 0 ? '.' : cell).padStart(12)).join('')}`;
    const cellsOf = (counts: Readonly<Record<Outcome, number>>) => [sumOf(counts), ...outcomes.map((outcome) => counts[outcome])];
    return [
      line(title, ['files', ...outcomes]),
      ...names.map((name) => line(name, cellsOf(this.kinds.get(name) ?? noFiles.counts))),
      line('total', cellsOf(this.total().counts)),
    ].join('\n');
  }
}

const sumOf = (counts: Readonly<Record<Outcome, number>>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
