/** One text of a file that a reader takes for a number. */
export interface Figure {
  /** What it belongs to: a shape, a sheet; whoever takes all of it out of the file is not asked for it. */
  readonly item: string;
  /** The same for the same place of the same report, whatever its number. */
  readonly key: string;
  /** For people: "Slide 4, table, BNPL, Share". */
  readonly where: string;
  readonly text: string;
}

/** A list of figures whose keys are told apart when they repeat. */
export function figureList() {
  const found: Figure[] = [];
  const seen = new Map<string, number>();
  return {
    add(item: string, place: string, where: string, text: string) {
      const plain = text.trim();
      if (!/\d/.test(plain)) return;
      const stem = `${item}\n${place}`;
      const count = seen.get(stem) ?? 0;
      seen.set(stem, count + 1);
      found.push({ item, key: `${stem}\n${count}`, where, text: plain });
    },
    /** The cells of a table by the words at the head of their column and row. */
    addTable(item: string, where: string, rows: readonly (readonly string[])[]) {
      const [head = [], ...body] = rows;
      for (const row of body)
        for (const [at, text] of row.entries()) {
          const names = at === 0 ? ['', row[0] ?? ''] : [row[0] ?? '', head[at] ?? ''];
          this.add(item, names.join('\n'), `${where}, ${names.filter((name) => name !== '').join(', ')}`, text);
        }
    },
    done: (): readonly Figure[] => found,
  };
}
